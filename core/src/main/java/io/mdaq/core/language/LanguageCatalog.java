// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The known languages, as {@code configs/languages.yaml} lists them. Read once per process. */
public final class LanguageCatalog {

  private static final String RESOURCE = "/io/mdaq/core/config/languages.yaml";

  private static final class Holder {
    private static final LanguageCatalog INSTANCE = new LanguageCatalog(read());
  }

  private final Map<String, Language> byCode = new LinkedHashMap<>();
  private final Map<String, Language> byName = new LinkedHashMap<>();
  private final Map<String, Language> byAnyCode = new LinkedHashMap<>();
  private final Map<String, List<String>> lists;
  private final Set<String> ambiguousWords;
  private final Set<String> ordinaryWords;

  private LanguageCatalog(Contents contents) {
    contents.languages().forEach(this::add);
    lists = Collections.unmodifiableMap(new LinkedHashMap<>(contents.lists()));
    ambiguousWords = Set.copyOf(contents.fileNames().ambiguous());
    ordinaryWords = Set.copyOf(contents.fileNames().ordinary());
  }

  /** The catalogue of this program. */
  public static LanguageCatalog get() {
    return Holder.INSTANCE;
  }

  /** All known languages, sorted by code. */
  public Collection<Language> languages() {
    return Collections.unmodifiableCollection(byCode.values());
  }

  /** The language with this BCP-47 code, exactly as listed. */
  public Optional<Language> byCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The codes of a named list ({@code known}, {@code study}). */
  public Optional<List<String>> list(String name) {
    return Optional.ofNullable(lists.get(name));
  }

  /** The names of the lists. */
  public Set<String> listNames() {
    return lists.keySet();
  }

  /** The language of this English, native or further name, in any case. */
  Optional<Language> byName(String name) {
    return Optional.ofNullable(byName.get(fold(name)));
  }

  /** The language of this code, be it BCP-47 or a further one, in any case. */
  Optional<Language> byAnyCode(String code) {
    return Optional.ofNullable(byAnyCode.get(fold(code)));
  }

  /** Whether a part of a file's name names a language only among ordinary words. */
  boolean isAmbiguous(String word) {
    return ambiguousWords.contains(word);
  }

  /** Whether a part of a file's name says nothing about a language. */
  boolean isOrdinary(String word) {
    return ordinaryWords.contains(word);
  }

  /** NFC and lower case without regard to the machine's locale. */
  static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private void add(String code, Entry entry) {
    Language language =
        new Language(
            code,
            entry.english(),
            entry.nativeName(),
            entry.script(),
            entry.direction(),
            entry.words(),
            entry.names(),
            entry.codes());
    byCode.put(code, language);
    List<String> names = new ArrayList<>(language.names());
    names.add(language.englishName());
    names.add(language.nativeName());
    names.forEach(name -> register(byName, name, language));
    register(byAnyCode, code, language);
    language.codes().forEach(further -> register(byAnyCode, further, language));
  }

  private static void register(Map<String, Language> index, String key, Language language) {
    Language other = index.put(fold(key), language);
    if (other != null && !other.code().equals(language.code())) {
      throw new IllegalStateException(
          RESOURCE + ": " + key + " names both " + other.code() + " and " + language.code());
    }
  }

  private static Contents read() {
    YAMLMapper mapper =
        YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    try (InputStream stream = LanguageCatalog.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return mapper.readValue(stream, Contents.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
    }
  }

  private record Contents(
      Map<String, Entry> languages,
      Map<String, List<String>> lists,
      @JsonProperty("file_names") FileNames fileNames) {}

  private record Entry(
      String english,
      @JsonProperty("native") String nativeName,
      String script,
      Language.Direction direction,
      Language.Words words,
      List<String> names,
      List<String> codes) {}

  private record FileNames(List<String> ambiguous, List<String> ordinary) {}
}
