// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts of revision pairs to train and to test on, split by source example: translations of one
 * example never lie on both sides.
 *
 * @param training to train on
 * @param test to test on
 */
public record HeldOutSplit(List<RevisionPair> training, List<RevisionPair> test) {

  private static final int BUCKETS = 1 << 20;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  public HeldOutSplit {
    training = List.copyOf(training);
    test = List.copyOf(test);
  }

  /**
   * Holds out the examples whose seeded hash falls into the given share.
   *
   * @param fraction between 0 and 1
   */
  public static HeldOutSplit byGroup(List<RevisionPair> pairs, double fraction, long seed) {
    List<RevisionPair> training = new ArrayList<>();
    List<RevisionPair> test = new ArrayList<>();
    for (RevisionPair pair : pairs) {
      boolean held = bucket(pair.group(), seed) < fraction * BUCKETS;
      (held ? test : training).add(pair);
    }
    return new HeldOutSplit(training, test);
  }

  /**
   * Holds out each part once, so that every example is tested: cross-validation. The first of these
   * splits is that of {@link #byGroup} for a fraction of one in {@code parts}.
   *
   * @param parts at least 2
   */
  public static List<HeldOutSplit> ofEachPart(List<RevisionPair> pairs, int parts, long seed) {
    List<HeldOutSplit> splits = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      List<RevisionPair> training = new ArrayList<>();
      List<RevisionPair> test = new ArrayList<>();
      for (RevisionPair pair : pairs) {
        boolean held = (long) bucket(pair.group(), seed) * parts / BUCKETS == part;
        (held ? test : training).add(pair);
      }
      splits.add(new HeldOutSplit(training, test));
    }
    return splits;
  }

  /** This split with one language left out of training, and nothing but it in the test. */
  public HeldOutSplit leavingOut(String language) {
    return new HeldOutSplit(
        training.stream().filter(pair -> !pair.language().equals(language)).toList(),
        test.stream().filter(pair -> pair.language().equals(language)).toList());
  }

  /** For each pair the number of its fold. */
  static int[] folds(List<RevisionPair> pairs, int folds, long seed) {
    return pairs.stream().mapToInt(pair -> bucket(pair.group(), ~seed) % folds).toArray();
  }

  /** FNV-1a over UTF-8 (Fowler, Noll and Vo, 1991), mixed with the seed. */
  private static int bucket(String group, long seed) {
    long hash = FNV_OFFSET;
    for (byte b : group.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    hash ^= seed * 0x9E3779B97F4A7C15L;
    hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
    return (int) ((hash ^ hash >>> 31) & (BUCKETS - 1));
  }
}
