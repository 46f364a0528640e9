// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Base64;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Makes records of the JSON that {@link RecordJson} wrote for the same schema. */
final class JsonRecord {

  /** The rows were checked when they were read; here no limit may stop one. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final MessageType schema;
  private final RecordConsumer out;

  JsonRecord(MessageType schema, RecordConsumer out) {
    this.schema = schema;
    this.out = out;
  }

  /** Gives one record to the consumer. */
  void write(byte[] row) throws IOException {
    try (JsonParser in = FACTORY.createParser(row)) {
      in.nextToken();
      out.startMessage();
      fields(schema, in);
      out.endMessage();
    }
  }

  private void fields(GroupType group, JsonParser in) throws IOException {
    while (in.nextToken() != JsonToken.END_OBJECT) {
      int index = group.getFieldIndex(in.currentName());
      Type field = group.getType(index);
      in.nextToken();
      if (field.isRepetition(Type.Repetition.REPEATED)) {
        repeated(field, index, in);
      } else if (in.currentToken() != JsonToken.VALUE_NULL) {
        out.startField(field.getName(), index);
        value(field, in);
        out.endField(field.getName(), index);
      }
    }
  }

  /** A field without a value is not begun: Parquet knows no empty one. */
  private void repeated(Type field, int index, JsonParser in) throws IOException {
    if (in.nextToken() == JsonToken.END_ARRAY) {
      return;
    }
    out.startField(field.getName(), index);
    while (in.currentToken() != JsonToken.END_ARRAY) {
      value(field, in);
      in.nextToken();
    }
    out.endField(field.getName(), index);
  }

  private void value(Type type, JsonParser in) throws IOException {
    if (type.isPrimitive()) {
      primitive(type.asPrimitiveType(), in);
      return;
    }
    GroupType group = type.asGroupType();
    out.startGroup();
    switch (ListShape.of(group)) {
      case NONE -> fields(group, in);
      case BARE -> repeated(group.getType(0), 0, in);
      case WRAPPED -> wrapped(group.getType(0).asGroupType(), in);
    }
    out.endGroup();
  }

  private void wrapped(GroupType wrapper, JsonParser in) throws IOException {
    if (in.nextToken() == JsonToken.END_ARRAY) {
      return;
    }
    Type element = wrapper.getType(0);
    out.startField(wrapper.getName(), 0);
    while (in.currentToken() != JsonToken.END_ARRAY) {
      out.startGroup();
      if (in.currentToken() != JsonToken.VALUE_NULL) {
        out.startField(element.getName(), 0);
        value(element, in);
        out.endField(element.getName(), 0);
      }
      out.endGroup();
      in.nextToken();
    }
    out.endField(wrapper.getName(), 0);
  }

  private void primitive(PrimitiveType type, JsonParser in) throws IOException {
    switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> out.addBoolean(in.getBooleanValue());
      case INT32 -> out.addInteger(in.getIntValue());
      case INT64 -> out.addLong(in.getLongValue());
      // What is no number is a text: NaN, Infinity.
      case FLOAT -> out.addFloat(Float.parseFloat(in.getText()));
      case DOUBLE -> out.addDouble(Double.parseDouble(in.getText()));
      case INT96, BINARY, FIXED_LEN_BYTE_ARRAY ->
          out.addBinary(
              RecordJson.isText(type)
                  ? Binary.fromString(in.getText())
                  : Binary.fromConstantByteArray(base64(in)));
    }
  }

  private static byte[] base64(JsonParser in) throws IOException {
    in.nextToken();
    in.nextToken();
    byte[] value = Base64.getDecoder().decode(in.getText());
    in.nextToken();
    return value;
  }
}
