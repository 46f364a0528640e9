// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.examples;

import java.util.ArrayList;
import java.util.List;

/**
 * How long texts are, in Unicode code points.
 *
 * @param bins how many texts, by {@link #binOf}
 * @param texts how many in all
 * @param sum of their lengths
 */
public record LengthCounts(List<Long> bins, long texts, long sum) {

  /** Bins are half octaves; the last one holds all that is longer. */
  public static final int BINS = 40;

  /** No texts. */
  public static final LengthCounts NONE = of(new long[BINS], 0);

  public LengthCounts {
    bins = List.copyOf(bins);
    if (bins.size() != BINS || bins.stream().mapToLong(Long::longValue).sum() != texts) {
      throw new IllegalArgumentException(bins.size() + " bins of lengths that do not add up");
    }
  }

  static LengthCounts of(long[] bins, long sum) {
    List<Long> counts = new ArrayList<>(bins.length);
    long texts = 0;
    for (long count : bins) {
      counts.add(count);
      texts += count;
    }
    return new LengthCounts(counts, texts, sum);
  }

  /** The bin of a length: 0 and 1, 2, 3, 4-5, 6-7, 8-11, 12-15, and so on. */
  static int binOf(int length) {
    if (length < 2) {
      return 0;
    }
    int octave = 31 - Integer.numberOfLeadingZeros(length);
    int half = (length >>> (octave - 1)) & 1;
    return Math.min(BINS - 1, 2 * octave - 1 + half);
  }

  /** The least length in a bin. */
  public static int from(int bin) {
    if (bin == 0) {
      return 0;
    }
    int octave = (bin + 1) / 2;
    return bin % 2 == 1 ? 1 << octave : 3 << (octave - 1);
  }

  /** The mean length; 0 where there is no text. */
  public double mean() {
    return texts == 0 ? 0 : (double) sum / texts;
  }

  /** These and those. */
  public LengthCounts plus(LengthCounts other) {
    long[] both = new long[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      both[bin] = bins.get(bin) + other.bins.get(bin);
    }
    return of(both, sum + other.sum);
  }
}
