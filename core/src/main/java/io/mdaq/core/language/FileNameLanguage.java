// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The language that a path names, by rules that rather find nothing than mislead.
 *
 * <ol>
 *   <li>The file's own name is asked first, see {@link FileNameParts}.
 *   <li>Then the two nearest folders, each as a whole: {@code ar}, {@code Arabic}, {@code pt-BR},
 *       {@code lang=ar}.
 * </ol>
 *
 * Only known languages and those of the set are looked for: in {@code ml.json} no Malayalam is seen
 * unless the set names it.
 */
public final class FileNameLanguage {

  private static final int NEAREST_FOLDERS = 2;

  private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]+");
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:");
  private static final Pattern PARTITION_KEY = Pattern.compile("^(lang|language|locale)=");

  private final LanguageCatalog catalog = LanguageCatalog.get();
  private final Set<String> codesOfSet;

  /**
   * The rules for a set.
   *
   * @param set its languages are looked for besides the known ones
   */
  public FileNameLanguage(LanguageSet set) {
    codesOfSet =
        set.codes().stream()
            .map(code -> new LanguageTag(code).primary().value())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The language that the path names.
   *
   * @param path a local path or a URL such as {@code gs://bucket/ar/part-0.jsonl}
   */
  public Optional<LanguageTag> find(String path) {
    String[] segments = SEPARATORS.split(Normalizer.normalize(path, Normalizer.Form.NFC), -1);
    int file = segments.length - 1;
    // The scheme and the bucket of a URL are no folders.
    int firstFolder = file >= 0 && SCHEME.matcher(segments[0]).matches() ? 2 : 0;
    if (file < firstFolder) {
      return Optional.empty();
    }
    int farthest = Math.max(firstFolder, file - NEAREST_FOLDERS);
    Optional<LanguageTag> found = new FileNameParts(segments[file], this::code).language();
    for (int i = file - 1; i >= farthest && found.isEmpty(); i--) {
      found = folder(segments[i]);
    }
    return found;
  }

  private Optional<LanguageTag> folder(String segment) {
    String name = PARTITION_KEY.matcher(segment).replaceFirst("");
    String first = name.split("[-_]", 2)[0];
    boolean isKnown = catalog.byName(name).isPresent() || code(first).isPresent();
    return isKnown ? LanguageTag.of(name) : Optional.empty();
  }

  /** The canonical code of a word that is a code of a known language or of one in the set. */
  private Optional<String> code(String word) {
    String folded = LanguageCatalog.fold(word);
    return catalog
        .byAnyCode(folded)
        .map(Language::code)
        .or(() -> Optional.of(folded).filter(codesOfSet::contains));
  }
}
