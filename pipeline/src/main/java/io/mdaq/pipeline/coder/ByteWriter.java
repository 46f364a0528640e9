// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.coder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;

/** A growing buffer with the few primitives that the records' binary forms are made of. */
public final class ByteWriter {

  /** Writes one value. */
  @FunctionalInterface
  public interface Encoding<T> {
    void write(ByteWriter out, T value);
  }

  private static final int INITIAL_BYTES = 1 << 12;
  private static final int MAX_VARINT_BYTES = 10;

  private byte[] buffer = new byte[INITIAL_BYTES];
  private int size;

  /** The number of bytes written so far. */
  public int size() {
    return size;
  }

  /** Copies the bytes to a stream, preceded by their number. */
  public void writeTo(OutputStream stream) throws IOException {
    ByteWriter length = new ByteWriter();
    length.putLong(size);
    stream.write(length.buffer, 0, length.size);
    stream.write(buffer, 0, size);
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** Eight bytes, for hashes. */
  public void putFixedLong(long value) {
    ensure(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  /** A whole number in as few bytes as it needs; small negative ones are short too. */
  public void putLong(long value) {
    ensure(MAX_VARINT_BYTES);
    long zigzag = (value << 1) ^ (value >> (Long.SIZE - 1));
    while ((zigzag & ~0x7FL) != 0) {
      buffer[size++] = (byte) ((zigzag & 0x7F) | 0x80);
      zigzag >>>= 7;
    }
    buffer[size++] = (byte) zigzag;
  }

  public void putText(String text) {
    putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public void putBytes(byte[] bytes) {
    putLong(bytes.length);
    ensure(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  public void putShorts(short[] values) {
    putLong(values.length);
    int bytes = Math.multiplyExact(values.length, Short.BYTES);
    ensure(bytes);
    ByteBuffer.wrap(buffer).position(size).asShortBuffer().put(values);
    size += bytes;
  }

  public void putInts(int[] values) {
    putLong(values.length);
    int bytes = Math.multiplyExact(values.length, Integer.BYTES);
    ensure(bytes);
    ByteBuffer.wrap(buffer).position(size).asIntBuffer().put(values);
    size += bytes;
  }

  /** The first {@code size} values, eight bytes each. */
  public void putLongs(long[] values, int size) {
    putLong(size);
    int bytes = Math.multiplyExact(size, Long.BYTES);
    ensure(bytes);
    ByteBuffer.wrap(buffer).position(this.size).asLongBuffer().put(values, 0, size);
    this.size += bytes;
  }

  public <T> void putAll(Collection<T> values, Encoding<T> encoding) {
    putLong(values.size());
    for (T value : values) {
      encoding.write(this, value);
    }
  }

  /** A map with text keys, in the order of the map: sorted, where equal maps must write alike. */
  public <T> void putMap(SortedMap<String, T> map, Encoding<T> encoding) {
    putLong(map.size());
    map.forEach(
        (key, value) -> {
          putText(key);
          encoding.write(this, value);
        });
  }

  private void ensure(int more) {
    int needed = Math.addExact(size, more);
    if (needed > buffer.length) {
      int doubled = (int) Math.min(2L * buffer.length, Integer.MAX_VALUE - Long.BYTES);
      buffer = Arrays.copyOf(buffer, Math.max(needed, doubled));
    }
  }
}
