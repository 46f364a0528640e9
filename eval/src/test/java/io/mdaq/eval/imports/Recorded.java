// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Tallies;
import io.mdaq.eval.winrate.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a recording told, for tests. */
record Recorded(List<Comparison> comparisons, Map<Contest, Tallies> contests) {

  static Recorded read(Path path) {
    List<Comparison> comparisons = new ArrayList<>();
    Map<Contest, Tallies> contests = new LinkedHashMap<>();
    try {
      Recording.open(path, "fi")
          .read(
              (contest, comparison) -> {
                comparisons.add(comparison);
                contests.computeIfAbsent(contest, key -> new Tallies()).add(comparison);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Recorded(comparisons, contests);
  }

  static Recorded read(Path folder, String name, String content) {
    return read(write(folder.resolve(name), content));
  }

  static Path write(Path file, String content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Contest contest() {
    return contests.keySet().iterator().next();
  }

  /** All comparisons together. */
  Tally tally() {
    return Tallies.pooled(
        contests.values().stream().flatMap(tallies -> tallies.strata().values().stream()).toList());
  }
}
