// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * What will be written for a sample if it is selected: one line of compact JSON in the user's own
 * words, fields and escapes, or that says all of a Parquet record. {@link RowFormat#texts} reads
 * the sample's texts from it again.
 */
public final class Payload {

  private final byte[] bytes;

  private final String schema;

  private Payload(byte[] bytes, String schema) {
    this.bytes = bytes;
    this.schema = schema;
  }

  /** Takes over the array; the caller must not change it any more. */
  public static Payload of(byte[] bytes) {
    return of(bytes, "");
  }

  /**
   * Takes over the array; the caller must not change it any more.
   *
   * @param schema as {@link #schema()}
   */
  public static Payload of(byte[] bytes, String schema) {
    return new Payload(bytes, schema);
  }

  /**
   * The id of the Parquet schema that it is written back with, empty where it is written as JSON.
   */
  public String schema() {
    return schema;
  }

  /** The bytes themselves, not a copy: not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload payload
        && schema.equals(payload.schema)
        && Arrays.equals(bytes, payload.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The JSON as text. */
  @Override
  public String toString() {
    return new String(bytes, UTF_8);
  }
}
