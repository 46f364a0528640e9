// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.imports.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All labels of all filled sheets.
 *
 * @param ratings sorted by item
 * @param files the sheets they come from, in the order in which they were read
 * @param missing lines without a label
 */
record Ratings(List<Rating> ratings, List<Path> files, long missing) {

  private static final long MOST_BYTES = 1L << 30;

  Ratings {
    ratings = List.copyOf(ratings);
    files = List.copyOf(files);
  }

  /**
   * Reads filled sheets.
   *
   * @param named files, or folders whose files ending in .csv are read
   * @throws UserException where one is not as it was given out, or an item comes twice
   */
  static Ratings read(List<String> named, SheetKeys keys) {
    List<Path> files = files(named);
    List<Rating> ratings = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    long[] missing = {0};
    for (Path file : files) {
      FilledSheet.read(
          Excerpt.escape(file.toString()),
          bytes(file),
          keys,
          (place, key, label) -> {
            String before = seen.put(key.item(), place);
            if (before != null) {
              throw UserException.failed(
                  "%s: the item %s stands in %s already. Give each filled sheet once."
                      .formatted(place, key.item(), before));
            }
            label.ifPresentOrElse(given -> ratings.add(new Rating(key, given)), () -> missing[0]++);
          });
    }
    if (ratings.isEmpty()) {
      throw UserException.failed("answers.files: no sheet has a label. Fill at least one.");
    }
    ratings.sort(Comparator.comparing(rating -> rating.key().item()));
    return new Ratings(ratings, files, missing[0]);
  }

  private static List<Path> files(List<String> named) {
    List<Path> files = new ArrayList<>();
    for (String name : named) {
      Path path = path(name);
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> inside = Files.list(path)) {
        inside
            .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
            .sorted()
            .forEach(files::add);
      } catch (IOException e) {
        throw Recording.unreadable(path, e);
      }
    }
    return files;
  }

  private static byte[] bytes(Path file) {
    String name = Excerpt.escape(file.toString());
    // Opening a pipe would wait for a writer.
    if (!Files.isRegularFile(file)) {
      throw UserException.failed(
          name
              + (Files.exists(file) ? ": this is no regular file." : ": there is no such file.")
              + " Name filled sheets, or folders of them (answers.files).");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw UserException.failed(
            name + ": has more than " + MOST_BYTES + " bytes, so it is no filled sheet.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Recording.unreadable(file, e);
    }
  }

  private static Path path(String name) {
    try {
      return Located.path(name);
    } catch (InvalidPathException e) {
      throw UserException.usage(
          "answers.files: %s is no path: %s.".formatted(Excerpt.of(name), e.getReason()));
    }
  }
}
