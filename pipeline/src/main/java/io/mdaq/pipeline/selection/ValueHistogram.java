// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How often each ranking value occurs in a group: exact, so cut-offs and percentiles are exact.
 *
 * <p>Immutable; 12 bytes per different value, of which there are at most {@link
 * RankingValue#MAX_DIFFERENT_VALUES}, and two to four of them when written.
 */
public final class ValueHistogram implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Percentiles run from 0 to this. */
  public static final int PERCENTILE_SCALE = 10_000;

  private final int[] values;

  /** {@code below[i]} counts values under {@code values[i]}; the last element counts all. */
  private final long[] below;

  ValueHistogram(int[] ascendingValues, long[] counts) {
    this.values = ascendingValues;
    this.below = new long[ascendingValues.length + 1];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] <= 0 || (i > 0 && ascendingValues[i] <= ascendingValues[i - 1])) {
        throw new IllegalArgumentException("histogram entry " + i + " is out of order or empty");
      }
      below[i + 1] = Math.addExact(below[i], counts[i]);
    }
  }

  /** The number of samples. */
  public long total() {
    return below[values.length];
  }

  /** The number of different values. */
  public int size() {
    return values.length;
  }

  int value(int index) {
    return values[index];
  }

  long count(int index) {
    return below[index + 1] - below[index];
  }

  /**
   * The value of the sample that has this rank when the best comes first.
   *
   * @param rank from 1 to {@link #total()}
   */
  public int valueAtRank(long rank) {
    if (rank < 1 || rank > total()) {
      throw new IllegalArgumentException("rank " + rank + " of " + total() + " samples");
    }
    int index = Arrays.binarySearch(below, total() - rank);
    // Not found: the insertion point is one above the entry that holds the rank.
    return values[index >= 0 ? index : -index - 2];
  }

  /**
   * The mid-rank percentile of a value in hundredths of a percent, rounded down: the share of
   * samples below it plus half the share of its equals.
   *
   * @return from 0 to {@value #PERCENTILE_SCALE}; 0 in an empty histogram
   */
  public int percentile(int value) {
    return percentile(value, PERCENTILE_SCALE);
  }

  /** As {@link #percentile(int)}, from 0 to {@code scale}, which is a million at most. */
  int percentile(int value, int scale) {
    if (total() == 0) {
      return 0;
    }
    int index = Arrays.binarySearch(values, value);
    long lower = below[index >= 0 ? index : -index - 1];
    long equal = index >= 0 ? count(index) : 0;
    return (int) ((2 * lower + equal) * scale / (2 * total()));
  }

  /** The number of samples with this value or a higher one. */
  long atLeast(int value) {
    int index = Arrays.binarySearch(values, value);
    return total() - below[index >= 0 ? index : -index - 1];
  }

  /** All entries in order: of each the step from the value before, and the count. */
  public void write(ByteWriter out) {
    out.putLong(values.length);
    long before = 0;
    for (int i = 0; i < values.length; i++) {
      out.putLong(values[i] - before);
      out.putLong(count(i));
      before = values[i];
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ValueHistogram read(ByteReader in) {
    int size = in.intValue();
    int[] values = new int[size];
    long[] counts = new long[size];
    long before = 0;
    for (int i = 0; i < size; i++) {
      before += in.longValue();
      values[i] = Math.toIntExact(before);
      counts[i] = in.longValue();
    }
    return new ValueHistogram(values, counts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueHistogram that
        && Arrays.equals(values, that.values)
        && Arrays.equals(below, that.below);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(below);
  }
}
