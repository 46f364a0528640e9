// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The sample data in the jar, CC0 1.0: written for mdaq in each language of the study, none of them
 * a translation of another.
 */
public final class SampleData {

  private static final String LICENSE = "LICENSE.txt";

  private SampleData() {}

  /** The codes of the languages, those of the study. */
  public static List<String> languages() {
    return LanguageSet.parse(List.of("study")).codes();
  }

  /**
   * The data of a language, read anew at each call.
   *
   * @param language one of {@link #languages()}
   * @throws IllegalArgumentException for any other
   */
  public static LanguageSamples of(String language) {
    requireKnown(language);
    SampleReader reader = new SampleReader(language);
    return new LanguageSamples(
        language,
        reader.samples(SampleFile.REVISIONS),
        reader.samples(SampleFile.POOL),
        reader.prompts(),
        reader.key());
  }

  /**
   * Writes all files out as they are, each language's into a folder of its name: {@code
   * fr/revisions.json}, {@code fr/pool.jsonl}, {@code fr/prompts.jsonl}, {@code fr/key.json}. Where
   * the files are read, the folders tell the languages. {@code LICENSE.txt} says CC0. Files of
   * these names that are there already are replaced.
   *
   * @param folder created where it is not there
   * @return the files that hold samples, in the order of languages and {@link SampleFile}
   * @throws UserException where a file cannot be written
   */
  public static List<Path> copyTo(Path folder) {
    write(folder, LICENSE, SampleReader.bytes(LICENSE));
    List<Path> samples = new ArrayList<>();
    for (String language : languages()) {
      Path ofLanguage = folder.resolve(language);
      for (SampleFile file : SampleFile.values()) {
        Path written = write(ofLanguage, file.fileName(), SampleReader.bytes(language, file));
        if (file.holdsSamples()) {
          samples.add(written);
        }
      }
    }
    return samples;
  }

  private static Path write(Path folder, String file, byte[] bytes) {
    Path target = folder.resolve(file);
    try {
      Files.createDirectories(folder);
      return Files.write(target, bytes);
    } catch (IOException e) {
      throw UserException.failed(
          target
              + ": the sample data cannot be written here ("
              + e.getMessage()
              + "). Name a folder that is writable and on a disk with 2 MB to spare.",
          e);
    }
  }

  private static void requireKnown(String language) {
    if (!languages().contains(language)) {
      throw new IllegalArgumentException(
          "there is no sample data in " + language + ", only in " + String.join(", ", languages()));
    }
  }
}
