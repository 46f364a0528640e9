// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.batching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Which rows are computed together: those whose lengths round up to the same multiple of {@value
 * #STEP}, at most a given number of tokens at once. A row's bucket depends on its own length only.
 *
 * @param batches in ascending order of width, and of row inside one width
 */
public record BucketPlan(List<Batch> batches) {

  /** Widths are multiples of this. */
  public static final int STEP = 16;

  /**
   * Rows of one bucket.
   *
   * @param width the bucket: tokens per row, padding included
   * @param rows positions in the list of lengths, ascending
   */
  public record Batch(int width, List<Integer> rows) {

    public Batch {
      rows = List.copyOf(rows);
    }

    /** Tokens to compute, padding included. */
    public long tokens() {
      return (long) width * rows.size();
    }
  }

  public BucketPlan {
    batches = List.copyOf(batches);
  }

  /**
   * Plans the batches for rows of these lengths.
   *
   * @param lengths tokens of each row, 1 to {@code maxTokens}
   * @param maxTokens the longest row that the model takes; the last bucket ends there
   * @param tokenBudget the most tokens of a batch, padding included; a row that is longer makes a
   *     batch of its own
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static BucketPlan of(int[] lengths, int maxTokens, int tokenBudget) {
    if (tokenBudget < 1) {
      throw new IllegalArgumentException("token budget: " + tokenBudget + "; at least 1 is needed");
    }
    TreeMap<Integer, List<Integer>> buckets = new TreeMap<>();
    for (int row = 0; row < lengths.length; row++) {
      buckets.computeIfAbsent(width(lengths[row], maxTokens), width -> new ArrayList<>()).add(row);
    }
    List<Batch> batches = new ArrayList<>();
    buckets.forEach(
        (width, rows) -> {
          int most = Math.max(1, tokenBudget / width);
          for (int from = 0; from < rows.size(); from += most) {
            batches.add(new Batch(width, rows.subList(from, Math.min(rows.size(), from + most))));
          }
        });
    return new BucketPlan(batches);
  }

  private static int width(int length, int maxTokens) {
    if (length < 1 || length > maxTokens) {
      throw new IllegalArgumentException(
          "a row of " + length + " tokens; allowed are 1 to " + maxTokens);
    }
    return Math.min(maxTokens, roundUp(length));
  }

  /** The smallest multiple of {@value #STEP} that is not less. */
  public static int roundUp(int length) {
    return (length + STEP - 1) / STEP * STEP;
  }

  /** Tokens to compute, padding included. */
  public long tokens() {
    return batches.stream().mapToLong(Batch::tokens).sum();
  }

  /** The share of padding among the tokens to compute, 0 where there are none. */
  public double padding(int[] lengths) {
    long all = tokens();
    return all == 0 ? 0 : 1 - (double) Arrays.stream(lengths).asLongStream().sum() / all;
  }
}
