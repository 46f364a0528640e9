// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mdaq.core.resource.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Records as JSON, fields in declared order and in snake case: files for people are indented, lines
 * for programs are not.
 */
public final class JsonFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          // What a record says of itself is no part of it, and could not be read back.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
          .build();

  private JsonFile() {}

  /** Writes a record and a line end; leaves the stream open. */
  public static void write(OutputStream stream, Object value) throws IOException {
    JSON.writeValue(stream, value);
    stream.write('\n');
  }

  /** Reads a record back; unknown and missing fields are errors. */
  public static <T> T read(InputStream stream, Class<T> type) throws IOException {
    return JSON.readValue(stream, type);
  }

  /** Reads a record that is part of the program; see {@link Resource}. */
  public static <T> T readResource(Class<?> beside, String name, Class<T> type) {
    try {
      return JSON.readValue(Resource.bytes(beside, name), type);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " is not what it should be", e);
    }
  }

  /** A record on one line, without a line end. */
  public static byte[] line(Object value) throws IOException {
    return JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(value);
  }

  /** Reads one line back. */
  public static <T> T readLine(String line, Class<T> type) throws IOException {
    return JSON.readValue(line, type);
  }
}
