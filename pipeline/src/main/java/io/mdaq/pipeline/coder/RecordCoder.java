// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.coder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * A Beam coder made of a record's own binary form. The form must be deterministic: equal values
 * have equal bytes.
 *
 * @param <T> the record
 */
public final class RecordCoder<T> extends CustomCoder<T> {

  private static final long serialVersionUID = 1L;

  /** {@link ByteWriter.Encoding} that can be shipped to workers. */
  @FunctionalInterface
  public interface ShippedEncoding<T> extends ByteWriter.Encoding<T>, Serializable {}

  /** {@link ByteReader.Decoding} that can be shipped to workers. */
  @FunctionalInterface
  public interface ShippedDecoding<T> extends ByteReader.Decoding<T>, Serializable {}

  private final Class<T> type;
  private final ShippedEncoding<T> encoding;
  private final ShippedDecoding<T> decoding;

  private RecordCoder(Class<T> type, ShippedEncoding<T> encoding, ShippedDecoding<T> decoding) {
    this.type = type;
    this.encoding = encoding;
    this.decoding = decoding;
  }

  /** The coder of a record that can write and read itself. */
  public static <T> RecordCoder<T> of(
      Class<T> type, ShippedEncoding<T> encoding, ShippedDecoding<T> decoding) {
    return new RecordCoder<>(type, encoding, decoding);
  }

  @Override
  public void encode(T value, OutputStream stream) throws IOException {
    ByteWriter out = new ByteWriter();
    encoding.write(out, value);
    out.writeTo(stream);
  }

  @Override
  public T decode(InputStream stream) throws IOException {
    return decoding.read(ByteReader.readFrom(stream));
  }

  @Override
  public void verifyDeterministic() {}

  /** Equal where the record is: coders of the same record write the same bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RecordCoder<?> coder && type.equals(coder.type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return "RecordCoder(" + type.getSimpleName() + ")";
  }
}
