// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.neardup.Pool.Entry;
import io.mdaq.pipeline.neardup.Pool.Found;
import io.mdaq.pipeline.neardup.TextGenerator.Script;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the buckets find, held against the comparison of each sample with every other one by sets of
 * strings.
 */
class NearDuplicateRecallTest {

  private static final double THRESHOLD = 0.8;
  private static final int ORIGINALS = 250;
  private static final int MOST_COPIES = 3;
  private static final int SEED = 7;

  @ParameterizedTest
  @EnumSource
  void droppedSwappedAndRecasedWordsAreSeenThrough(Script script) {
    Pool pool = planted(script);
    Found found = pool.nearDuplicates(THRESHOLD);
    // Ids are numbered as the entries are.
    List<Set<String>> shingles = pool.entries.stream().map(entry -> shingles(entry)).toList();

    int expected = 0;
    int hits = 0;
    for (Entry entry : pool.entries) {
      boolean hasBetter =
          pool.entries.stream()
              .anyMatch(
                  other ->
                      other.rank().compareTo(entry.rank()) < 0
                          && jaccard(shingles, entry.rank().id(), other.rank().id()) >= THRESHOLD);
      expected += hasBetter ? 1 : 0;
      hits += hasBetter && found.isDuplicate(entry) ? 1 : 0;
    }
    long near =
        found.survivors().stream()
            .filter(
                pair ->
                    pool.entries.stream()
                        .map(other -> other.rank().id())
                        .anyMatch(
                            other ->
                                !other.equals(pair.key())
                                    && jaccard(shingles, pair.key(), other) >= THRESHOLD))
            .count();

    assertThat(expected).isGreaterThan(ORIGINALS / 2);
    assertThat((double) hits / expected).as("recall").isGreaterThanOrEqualTo(0.95);
    assertThat((double) near / found.survivors().size())
        .as("precision")
        .isGreaterThanOrEqualTo(0.98);
  }

  /** Originals with up to three copies each, of which some are like enough and others are not. */
  private static Pool planted(Script script) {
    TextGenerator texts = new TextGenerator(script, SEED);
    Pool pool = new Pool();
    for (int i = 0; i < ORIGINALS; i++) {
      List<String> instruction = texts.words(5 + texts.nextInt(15));
      List<String> response = texts.words(20 + texts.nextInt(80));
      int copies = texts.nextInt(MOST_COPIES + 1);
      for (int copy = 0; copy <= copies; copy++) {
        List<String> edited =
            copy == 0 ? response : texts.edited(response, 1 + texts.nextInt(response.size() / 8));
        // Few scores, so that many tie.
        pool.add(texts.nextInt(9), "xx", texts.text(instruction), texts.text(edited));
      }
    }
    return pool;
  }

  private static Set<String> shingles(Entry entry) {
    String text = entry.text().instruction() + " " + entry.text().response();
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s,.。]+", " ").strip();
    Map<String, Integer> times = new HashMap<>();
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + 3 <= plain.length(); i++) {
      String run = plain.substring(i, i + 3);
      shingles.add(run + times.merge(run, 1, Integer::sum));
    }
    return shingles;
  }

  private static double jaccard(List<Set<String>> shingles, SampleId a, SampleId b) {
    return jaccard(shingles.get((int) a.low()), shingles.get((int) b.low()));
  }

  private static double jaccard(Set<String> a, Set<String> b) {
    if (Math.min(a.size(), b.size()) < THRESHOLD * Math.max(a.size(), b.size())) {
      return 0;
    }
    long common = a.stream().filter(b::contains).count();
    return (double) common / (a.size() + b.size() - common);
  }
}
