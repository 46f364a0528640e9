// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.coder;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link ByteWriter} wrote. */
public final class ByteReader {

  /** Reads one value. */
  @FunctionalInterface
  public interface Decoding<T> {
    T read(ByteReader in);
  }

  private final byte[] buffer;
  private int position;

  public ByteReader(byte[] buffer) {
    this.buffer = buffer;
  }

  /** Takes the bytes that {@link ByteWriter#writeTo} put on a stream. */
  public static ByteReader readFrom(InputStream stream) throws IOException {
    int size = Math.toIntExact(readLength(stream));
    byte[] bytes = stream.readNBytes(size);
    if (bytes.length != size) {
      throw new EOFException("expected " + size + " bytes, found " + bytes.length);
    }
    return new ByteReader(bytes);
  }

  private static long readLength(InputStream stream) throws IOException {
    long zigzag = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = stream.read();
      if (next < 0) {
        throw new EOFException("the length of a record is cut off");
      }
      zigzag |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return unzigzag(zigzag);
      }
    }
    throw new IOException("the length of a record is malformed");
  }

  public long fixedLong() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << Byte.SIZE) | (buffer[position++] & 0xFF);
    }
    return value;
  }

  public long longValue() {
    long zigzag = 0;
    int shift = 0;
    byte next;
    do {
      next = buffer[position++];
      zigzag |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return unzigzag(zigzag);
  }

  public int intValue() {
    return Math.toIntExact(longValue());
  }

  public String text() {
    int length = intValue();
    String text = new String(buffer, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  public byte[] bytes() {
    int length = intValue();
    position += length;
    return Arrays.copyOfRange(buffer, position - length, position);
  }

  public short[] shorts() {
    short[] values = new short[intValue()];
    ByteBuffer.wrap(buffer).position(position).asShortBuffer().get(values);
    position += Short.BYTES * values.length;
    return values;
  }

  public int[] ints() {
    int[] values = new int[intValue()];
    ByteBuffer.wrap(buffer).position(position).asIntBuffer().get(values);
    position += Integer.BYTES * values.length;
    return values;
  }

  public long[] longs() {
    long[] values = new long[intValue()];
    ByteBuffer.wrap(buffer).position(position).asLongBuffer().get(values);
    position += Long.BYTES * values.length;
    return values;
  }

  public <T> List<T> all(Decoding<T> decoding) {
    int size = intValue();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(decoding.read(this));
    }
    return values;
  }

  public <T> SortedMap<String, T> map(Decoding<T> decoding) {
    int size = intValue();
    SortedMap<String, T> map = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      String key = text();
      map.put(key, decoding.read(this));
    }
    return map;
  }

  private static long unzigzag(long zigzag) {
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }
}
