// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides a whole number in proportion to sizes by the method of largest remainders (Hamilton; see
 * Balinski and Young 1982, "Fair Representation"), in exact integers. No part gets more than its
 * size as long as the total does not exceed the sum of sizes.
 */
public final class LargestRemainder {

  private LargestRemainder() {}

  /**
   * Divides {@code total}.
   *
   * @param sizes not negative, with a positive sum; the products with {@code total} must fit into a
   *     long
   * @param total not negative
   * @return shares with sum {@code total}; of equal remainders the lower index is served first
   */
  public static long[] divide(long[] sizes, long total) {
    long sum = Arrays.stream(sizes).reduce(0, Math::addExact);
    long[] shares = new long[sizes.length];
    long[] remainders = new long[sizes.length];
    long left = total;
    for (int i = 0; i < sizes.length; i++) {
      long product = Math.multiplyExact(sizes[i], total);
      shares[i] = product / sum;
      remainders[i] = product % sum;
      left -= shares[i];
    }
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]))
        .limit(left)
        .forEach(i -> shares[i]++);
    return shares;
  }

  /**
   * As {@link #divide}, but no part of positive size is left without a share: each such part gets
   * one from the part whose share is then largest (of equal ones the lowest index).
   *
   * @param total at least the number of parts of positive size
   */
  public static long[] divideLeavingNoneOut(long[] sizes, long total) {
    if (Arrays.stream(sizes).filter(size -> size > 0).count() > total) {
      throw new IllegalArgumentException(total + " is too little for one share each");
    }
    long[] shares = divide(sizes, total);
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] > 0 && shares[i] == 0) {
        int richest = 0;
        for (int j = 1; j < shares.length; j++) {
          richest = shares[j] > shares[richest] ? j : richest;
        }
        shares[richest]--;
        shares[i] = 1;
      }
    }
    return shares;
  }
}
