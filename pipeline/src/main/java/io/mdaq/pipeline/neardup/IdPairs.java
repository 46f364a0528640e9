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

  /** The key's id and the value's. */
  private static final int LONGS = 4;

  private static final int VALUE = 2;

  private final IdRows rows;

  private IdPairs(long[] sorted) {
    rows = new IdRows(sorted, LONGS);
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
    return rows.size();
  }

  /** All pairs in order. */
  public Stream<IdPair> stream() {
    return IntStream.range(0, size()).mapToObj(i -> new IdPair(rows.id(i, 0), rows.id(i, VALUE)));
  }

  /** The values of a key, ascending; empty where it has none. */
  public List<SampleId> valuesOf(SampleId key) {
    List<SampleId> values = new ArrayList<>();
    for (int i = rows.firstOf(key); rows.beginsWith(i, key); i++) {
      values.add(rows.id(i, VALUE));
    }
    return values;
  }

  /** How many values the key has. */
  public int count(SampleId key) {
    int first = rows.firstOf(key);
    int end = first;
    while (rows.beginsWith(end, key)) {
      end++;
    }
    return end - first;
  }

  void write(ByteWriter out) {
    out.putLongs(rows.longs(), rows.longs().length);
  }

  static IdPairs read(ByteReader in) {
    return new IdPairs(in.longs());
  }
}
