// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import io.mdaq.core.sample.SampleText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the n-grams that are common in some language and gives each a weight that falls with its
 * document frequency (inverse document frequency, Sparck Jones 1972, doi:10.1108/eb026526).
 *
 * <p>The frequency of an n-gram is its share of texts in the language where it is most common, so
 * large languages do not outvote small ones. The result does not depend on any order.
 */
final class GramWeightsTrainer {

  /** N-grams listed: the most common ones. */
  static final int ENTRIES = 24_000;

  /** An n-gram in fewer texts of a language is not common in it, however few texts there are. */
  private static final int MIN_TEXTS = 5;

  private GramWeightsTrainer() {}

  /**
   * Counts the n-grams of instruction and input.
   *
   * @param textsByLanguage at least one language, no language without texts
   */
  static GramWeights train(Map<String, List<SampleText>> textsByLanguage) {
    Map<Integer, Double> shares = new HashMap<>();
    for (List<SampleText> texts : textsByLanguage.values()) {
      countTexts(texts)
          .forEach(
              (key, count) -> {
                if (count >= MIN_TEXTS) {
                  shares.merge(key, (double) count / texts.size(), Math::max);
                }
              });
    }
    List<Map.Entry<Integer, Double>> common =
        shares.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(ENTRIES)
            .toList();
    if (common.isEmpty()) {
      return GramWeights.neutral();
    }
    double leastCommon = common.get(common.size() - 1).getValue();
    int[] keys = common.stream().mapToInt(Map.Entry::getKey).sorted().toArray();
    byte[] weights = new byte[keys.length];
    for (Map.Entry<Integer, Double> entry : common) {
      weights[Arrays.binarySearch(keys, entry.getKey())] = weight(entry.getValue(), leastCommon);
    }
    return new GramWeights(keys, weights);
  }

  /** ln(share) over ln(leastCommon): neutral at the end of the list, near zero for every text. */
  private static byte weight(double share, double leastCommon) {
    double relative = leastCommon < 1 ? StrictMath.log(share) / StrictMath.log(leastCommon) : 0;
    return (byte) Math.max(1, StrictMath.round(GramWeights.NEUTRAL * relative));
  }

  private static Map<Integer, Integer> countTexts(List<SampleText> texts) {
    Map<Integer, Integer> counts = new HashMap<>();
    GramBag bag = new GramBag();
    for (SampleText text : texts) {
      bag.clear((long) text.instruction().length() + text.input().length());
      bag.add(text.instruction());
      bag.add(text.input());
      Set<Integer> seen = new HashSet<>();
      for (int i = 0; i < bag.size(); i++) {
        seen.add((int) (bag.gram(i) >>> Integer.SIZE));
      }
      seen.forEach(key -> counts.merge(key, 1, Integer::sum));
    }
    return counts;
  }
}
