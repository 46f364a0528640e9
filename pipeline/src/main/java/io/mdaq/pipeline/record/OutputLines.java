// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Lines of one output file, as one shard contributes them.
 *
 * @param schema the id of the Parquet schema that the file has, empty for JSON Lines
 * @param lines in no particular order
 */
public record OutputLines(String schema, List<Line> lines) {

  /**
   * A line.
   *
   * @param key decides its place in the file: lines are sorted by key, then by text
   * @param text the line without its end
   */
  public record Line(String key, byte[] text) {

    /** By key, then by text. */
    public static final Comparator<Line> ORDER =
        Comparator.comparing(Line::key).thenComparing(Line::text, Arrays::compare);

    private void write(ByteWriter out) {
      out.putText(key);
      out.putBytes(text);
    }

    private static Line read(ByteReader in) {
      return new Line(in.text(), in.bytes());
    }
  }

  public static RecordCoder<OutputLines> coder() {
    return RecordCoder.of(
        OutputLines.class,
        (out, lines) -> {
          out.putText(lines.schema);
          out.putAll(lines.lines, (to, line) -> line.write(to));
        },
        in -> new OutputLines(in.text(), in.all(Line::read)));
  }
}
