// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small inputs. */
final class Rows {

  private static final String[] SUBJECTS = {"Brot", "Fahrrad", "Steuer", "Garten", "Reise"};

  private Rows() {}

  /**
   * German rows in alpaca form, all different.
   *
   * @param seed of the texts
   */
  static List<String> german(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                row(
                    "Erkläre kurz Punkt %d: %s".formatted(i, subject(random)),
                    (subject(random) + " kommt zuerst. ").repeat(1 + random.nextInt(5)),
                    "de"))
        .toList();
  }

  /** One row; the texts must need no escapes. */
  static String row(String instruction, String response, String language) {
    return "{\"instruction\": \"%s\", \"input\": \"\", \"output\": \"%s\", \"language\": \"%s\"}"
        .formatted(instruction, response, language);
  }

  /** The rows with one more at the end. */
  static List<String> with(List<String> rows, String... more) {
    List<String> all = new ArrayList<>(rows);
    Stream.of(more).forEach(all::add);
    return all;
  }

  /** Writes a text and returns the file. */
  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes JSON Lines and returns the file. */
  static Path write(Path file, List<String> rows) {
    return write(file, String.join("\n", rows) + "\n");
  }

  private static String subject(SplittableRandom random) {
    return SUBJECTS[random.nextInt(SUBJECTS.length)];
  }
}
