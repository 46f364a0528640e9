// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/**
 * What a Parquet file says of its columns, in a form that can be shipped to workers and from which
 * a file like it can be written.
 */
public final class ParquetSchema implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final BigInteger ID_LIMIT = BigInteger.TEN.pow(10);

  private final String id;
  private final byte[] footer;

  private ParquetSchema(String id, byte[] footer) {
    this.id = id;
    this.footer = footer;
  }

  static ParquetSchema of(FileMetaData file) {
    MessageType type = file.getSchema();
    return new ParquetSchema(id(type), footer(type, file.getKeyValueMetaData()));
  }

  /**
   * Ten decimal digits that tell schemas apart: from a hash of the columns' names, types and order.
   * Digits, because a word or code in an output file's name could be taken for a language.
   */
  public String id() {
    return id;
  }

  MessageType type() {
    return file().getSchema();
  }

  /** What writers noted about the file beside its columns, such as Arrow's types. */
  Map<String, String> notes() {
    return new TreeMap<>(file().getKeyValueMetaData());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParquetSchema schema && Arrays.equals(footer, schema.footer);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "Parquet schema " + id + ": " + type();
  }

  private FileMetaData file() {
    try {
      return new ParquetMetadataConverter()
          .readParquetMetadata(new ByteArrayInputStream(footer), ParquetMetadataConverter.NO_FILTER)
          .getFileMetaData();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  private static String id(MessageType type) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(footer(type, Map.of()));
      return String.format(Locale.ROOT, "%010d", new BigInteger(1, hash).mod(ID_LIMIT));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A footer without row groups, which is how the standard writes a schema down. */
  private static byte[] footer(MessageType type, Map<String, String> notes) {
    ParquetMetadata empty =
        new ParquetMetadata(new FileMetaData(type, new TreeMap<>(notes), ""), List.of());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Util.writeFileMetaData(new ParquetMetadataConverter().toParquetMetadata(1, empty), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }
}
