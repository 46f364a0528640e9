// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import io.mdaq.core.config.InputConfig;
import io.mdaq.core.config.LanguagesConfig;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the training sets of a study: a folder for each, a file {@code LANGUAGE.jsonl} for each of
 * its languages, rows as they were read. Rows that overlap a question of the evaluation are in none
 * of them and are listed in {@value #OVERLAPS}.
 *
 * <p>The pool is read twice and never held: a million rows take some 50 MB.
 */
public final class TrainingSets {

  /** The list of the rows left out, beside the sets. */
  public static final String OVERLAPS = "overlaps.jsonl";

  private static final String POOL = "pool";

  private record PoolRow(int number, SampleId id) {}

  private final Path folder;
  private final List<Path> pool;
  private final SampleFiles files;
  private final PromptOverlap overlap;

  /** Rows of the pool by language, in the order of the files; overlapping ones left out. */
  private final Map<String, List<PoolRow>> rows = new TreeMap<>();

  private final OverlapCounts poolOverlaps = new OverlapCounts();
  private final Map<String, BitSet> members = new LinkedHashMap<>();
  private final List<SetCounts> counts = new ArrayList<>();

  private TrainingSets(
      Path folder,
      List<Path> pool,
      InputConfig input,
      LanguagesConfig languages,
      PromptOverlap overlap) {
    this.folder = folder;
    this.pool = pool;
    this.files = new SampleFiles(input, languages);
    this.overlap = overlap;
  }

  /**
   * Writes all sets.
   *
   * @param folder exists and is empty
   * @param pool the files of the pool
   * @param sets by name, in the order in which they are made
   * @return the counts, by set in that order, then by language
   * @throws UserException where files cannot be read, or a language has too few rows for a set
   */
  public static List<SetCounts> write(
      Path folder,
      List<Path> pool,
      Map<String, SetSource> sets,
      InputConfig input,
      LanguagesConfig languages,
      PromptOverlap overlap) {
    try (SetWriter removed = new SetWriter(folder)) {
      TrainingSets writing = new TrainingSets(folder, pool, input, languages, overlap);
      writing.readPool(removed);
      for (Map.Entry<String, SetSource> set : sets.entrySet()) {
        writing.make(set.getKey(), set.getValue(), removed);
      }
      writing.writeMembers();
      return List.copyOf(writing.counts);
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(folder, e);
    }
  }

  private void readPool(SetWriter removed) {
    int[] number = {0};
    files.forEach(
        pool,
        sample -> {
          int row = number[0]++;
          if (keeps(POOL, sample, poolOverlaps, removed)) {
            rows.computeIfAbsent(sample.language(), language -> new ArrayList<>())
                .add(new PoolRow(row, SampleIds.of(sample.language(), sample.text())));
          }
        });
    if (rows.isEmpty()) {
      throw UserException.failed(
          "the pool of training rows is empty. Name files with rows that the evaluation does not"
              + " ask for.");
    }
  }

  private void make(String name, SetSource source, SetWriter removed) {
    if (source instanceof SetSource.Files other) {
      copy(name, other.files(), removed);
    } else if (source instanceof SetSource.SameSizeAs same) {
      for (SetCounts other : List.copyOf(counts)) {
        if (other.set().equals(same.other())) {
          int size = Math.toIntExact(other.rows());
          draw(name, other.language(), first(name, other.language(), size, same.seed()));
        }
      }
    } else if (source instanceof SetSource.Nested nested) {
      for (String language : rows.keySet()) {
        draw(name, language, first(name, language, nested.perLanguage(), nested.seed()));
      }
    } else {
      rows.forEach((language, all) -> draw(name, language, all));
    }
  }

  private List<PoolRow> first(String name, String language, int size, long seed) {
    List<PoolRow> all = rows.getOrDefault(language, List.of());
    if (size > all.size()) {
      throw UserException.failed(
          "the set %s wants %,d rows in %s, but the pool has %,d there. Choose a smaller size, or more data."
              .formatted(name, size, language, all.size()));
    }
    return new NestedSubsets<>(all, PoolRow::id, seed).first(size);
  }

  private void draw(String name, String language, List<PoolRow> drawn) {
    BitSet set = members.computeIfAbsent(name, unused -> new BitSet());
    drawn.forEach(row -> set.set(row.number()));
    counts.add(poolOverlaps.of(name, language, drawn.size()));
  }

  private void copy(String name, List<Path> sources, SetWriter removed) {
    OverlapCounts overlaps = new OverlapCounts();
    Map<String, Long> kept = new TreeMap<>();
    try (SetWriter writer = new SetWriter(folder)) {
      files.forEach(
          sources,
          sample -> {
            kept.putIfAbsent(sample.language(), 0L);
            if (keeps(name, sample, overlaps, removed)) {
              kept.merge(sample.language(), 1L, Long::sum);
              writer.row(name, sample);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept.forEach((language, size) -> counts.add(overlaps.of(name, language, size)));
  }

  private boolean keeps(String set, ReadSample sample, OverlapCounts overlaps, SetWriter removed) {
    Optional<PromptOverlap.Match> match = overlap.find(sample.text());
    match.ifPresent(
        found -> {
          overlaps.add(sample.language(), found.kind());
          removed.line(
              OVERLAPS,
              new RemovedRow(
                  set,
                  sample.origin().file(),
                  sample.origin().position().describe(),
                  sample.language(),
                  found.kind().label(),
                  found.prompt()));
        });
    return match.isEmpty();
  }

  private void writeMembers() throws IOException {
    int[] number = {0};
    try (SetWriter writer = new SetWriter(folder)) {
      files.forEach(
          pool,
          sample -> {
            int row = number[0]++;
            members.forEach(
                (name, set) -> {
                  if (set.get(row)) {
                    writer.row(name, sample);
                  }
                });
          });
    }
  }

  private static UserException unwritable(Path folder, Exception e) {
    return UserException.failed(
        folder + ": cannot be written: " + e + ". Check the disk and the permissions.", e);
  }
}
