// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of a text's characters is found in another, with emphasis on finding all of the other's:
 * chrF (Popović 2015, doi:10.18653/v1/W15-3049), the F-score with beta = 2 of precision and recall
 * averaged over n-grams of 1 to 6 code points, white space left out. Counts are kept, so that texts
 * of a corpus are put together before they are averaged. The figures are those of sacreBLEU's
 * defaults (Post 2018, doi:10.18653/v1/W18-6319; signature {@code
 * nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no}).
 */
public final class ChrF {

  private static final int ORDERS = 6;

  /** Nothing was compared yet. */
  public static final ChrF NONE = new ChrF(new long[ORDERS], new long[ORDERS], new long[ORDERS]);

  private static final double BETA_SQUARED = 4;
  private static final int NEXT_LINE = 0x85;

  private final long[] given;
  private final long[] wanted;
  private final long[] found;

  private ChrF(long[] given, long[] wanted, long[] found) {
    this.given = given;
    this.wanted = wanted;
    this.found = found;
  }

  /** The comparison of a text with the one that it should be. */
  public static ChrF of(String text, String reference) {
    int[] left = withoutSpace(text);
    int[] right = withoutSpace(reference);
    ChrF counts = new ChrF(new long[ORDERS], new long[ORDERS], new long[ORDERS]);
    for (int order = 1; order <= ORDERS; order++) {
      counts.count(order, left, right);
    }
    return counts;
  }

  /** The two together, as texts of one corpus. */
  public ChrF plus(ChrF other) {
    return new ChrF(sum(given, other.given), sum(wanted, other.wanted), sum(found, other.found));
  }

  /** From 0, nothing in common, to 100, the same; 0 also where there is no text. */
  public double score() {
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (int i = 0; i < ORDERS; i++) {
      // Orders that either side is too short for are left out of the average.
      if (given[i] > 0 && wanted[i] > 0) {
        precision += (double) found[i] / given[i];
        recall += (double) found[i] / wanted[i];
        orders++;
      }
    }
    // Both are sums over the orders; their number cancels out but for one factor.
    double weighted = orders * (BETA_SQUARED * precision + recall);
    return weighted == 0 ? 0 : 100 * (1 + BETA_SQUARED) * precision * recall / weighted;
  }

  private void count(int order, int[] left, int[] right) {
    if (right.length < order) {
      return;
    }
    wanted[order - 1] = (long) right.length - order + 1;
    given[order - 1] = Math.max(0L, (long) left.length - order + 1);
    Map<String, Integer> unmatched = new HashMap<>();
    for (int i = 0; i + order <= right.length; i++) {
      unmatched.merge(new String(right, i, order), 1, Integer::sum);
    }
    for (int i = 0; i + order <= left.length; i++) {
      String gram = new String(left, i, order);
      int rest = unmatched.getOrDefault(gram, 0);
      if (rest > 0) {
        unmatched.put(gram, rest - 1);
        found[order - 1]++;
      }
    }
  }

  private static int[] withoutSpace(String text) {
    return text.codePoints().filter(c -> !isSpace(c)).toArray();
  }

  /** As Python's {@code str.split} takes it. */
  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == NEXT_LINE;
  }

  private static long[] sum(long[] left, long[] right) {
    long[] sum = left.clone();
    Arrays.setAll(sum, i -> left[i] + right[i]);
    return sum;
  }
}
