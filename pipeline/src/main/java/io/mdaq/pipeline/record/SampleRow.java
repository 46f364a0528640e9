// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.format.Payload;
import io.mdaq.core.format.RowFormat;
import io.mdaq.core.sample.SampleText;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;

/**
 * A sample with the row that will be written if it is selected.
 *
 * @param header what is known of it
 * @param format what the payload is read back with
 * @param payload the output row
 */
public record SampleRow(SampleHeader header, RowFormat format, Payload payload) {

  private static final RowFormat[] FORMATS = RowFormat.values();

  /** The normalised texts: parsed again where needed, which is cheaper than shipping them twice. */
  public SampleText text() {
    return format.texts(payload);
  }

  void write(ByteWriter out) {
    header.write(out);
    out.putLong(format.ordinal());
    out.putText(payload.schema());
    out.putBytes(payload.bytes());
  }

  static SampleRow read(ByteReader in) {
    SampleHeader header = SampleHeader.read(in);
    RowFormat format = FORMATS[in.intValue()];
    String schema = in.text();
    return new SampleRow(header, format, Payload.of(in.bytes(), schema));
  }
}
