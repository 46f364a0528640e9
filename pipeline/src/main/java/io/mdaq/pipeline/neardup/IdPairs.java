// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Different pairs of ids in ascending order, 32 bytes each. */
public final class IdPairs {

  /** No pairs. */
  public static final IdPairs NONE = new IdPairs(new long[0]);

  private static final int LONGS = 4;

  private final long[] sorted;

  private IdPairs(long[] sorted) {
    this.sorted = sorted;
  }

  /** These pairs, in whatever order they come and however often. */
  public static IdPairs of(Collection<IdPair> pairs) {
    return new IdPairs(
        pairs.stream()
            .sorted()
            .distinct()
            .flatMapToLong(
                pair ->
                    LongStream.of(
                        pair.key().high(),
                        pair.key().low(),
                        pair.value().high(),
                        pair.value().low()))
            .toArray());
  }

  /** The coder; equal pairs have equal bytes. */
  public static RecordCoder<IdPairs> coder() {
    return RecordCoder.of(IdPairs.class, (out, pairs) -> pairs.write(out), IdPairs::read);
  }

  public int size() {
    return sorted.length / LONGS;
  }

  /** All pairs in order. */
  public Stream<IdPair> stream() {
    return IntStream.range(0, size()).mapToObj(i -> new IdPair(keyAt(i), valueAt(i)));
  }

  /** The values of a key, ascending; empty where it has none. */
  public List<SampleId> valuesOf(SampleId key) {
    List<SampleId> values = new ArrayList<>();
    for (int i = firstOf(key); i < size() && keyAt(i).equals(key); i++) {
      values.add(valueAt(i));
    }
    return values;
  }

  /** How many values the key has. */
  public int count(SampleId key) {
    int first = firstOf(key);
    int end = first;
    while (end < size() && keyAt(end).equals(key)) {
      end++;
    }
    return end - first;
  }

  private int firstOf(SampleId key) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keyAt(middle).compareTo(key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private SampleId keyAt(int i) {
    return new SampleId(sorted[LONGS * i], sorted[LONGS * i + 1]);
  }

  private SampleId valueAt(int i) {
    return new SampleId(sorted[LONGS * i + 2], sorted[LONGS * i + 3]);
  }

  void write(ByteWriter out) {
    out.putLongs(sorted, sorted.length);
  }

  static IdPairs read(ByteReader in) {
    return new IdPairs(in.longs());
  }
}
