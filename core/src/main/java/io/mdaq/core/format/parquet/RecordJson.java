// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * A record as JSON, from which {@link JsonRecord} makes the same record again: lists are arrays,
 * groups objects, maps the objects that the standard stores them as. Numbers of any meaning (dates,
 * times, decimals) are the integers that are stored, bytes without the meaning of a text are {@code
 * {"base64": "..."}}. Null columns are left out, as keys that a row does not have; null fields
 * further inside are written, because a turn whose content is null is another thing than one that
 * has none.
 */
final class RecordJson {

  static final String BASE64 = "base64";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // The shortest digits that mean the number, on every version of Java.
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private enum Nulls {
    LEFT_OUT,
    WRITTEN
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The record's line, without line end. */
  byte[] of(Group row) throws IOException {
    bytes.reset();
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      object(row, Nulls.LEFT_OUT, out);
    }
    return bytes.toByteArray();
  }

  private static void object(Group group, Nulls nulls, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      Type field = group.getType().getType(i);
      int values = group.getFieldRepetitionCount(i);
      if (field.isRepetition(Type.Repetition.REPEATED)) {
        out.writeFieldName(field.getName());
        repeated(group, i, out);
      } else if (values > 0) {
        out.writeFieldName(field.getName());
        value(group, i, 0, out);
      } else if (nulls == Nulls.WRITTEN) {
        out.writeNullField(field.getName());
      }
    }
    out.writeEndObject();
  }

  private static void repeated(Group group, int field, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
      value(group, field, i, out);
    }
    out.writeEndArray();
  }

  private static void value(Group parent, int field, int index, JsonGenerator out)
      throws IOException {
    Type type = parent.getType().getType(field);
    if (type.isPrimitive()) {
      primitive(parent, field, index, type.asPrimitiveType(), out);
      return;
    }
    Group group = parent.getGroup(field, index);
    switch (ListShape.of(type.asGroupType())) {
      case NONE -> object(group, Nulls.WRITTEN, out);
      case BARE -> repeated(group, 0, out);
      case WRAPPED -> wrapped(group, out);
    }
  }

  private static void wrapped(Group list, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      Group wrapper = list.getGroup(0, i);
      if (wrapper.getFieldRepetitionCount(0) == 0) {
        out.writeNull();
      } else {
        value(wrapper, 0, 0, out);
      }
    }
    out.writeEndArray();
  }

  private static void primitive(
      Group group, int field, int index, PrimitiveType type, JsonGenerator out) throws IOException {
    switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> out.writeBoolean(group.getBoolean(field, index));
      case INT32 -> out.writeNumber(group.getInteger(field, index));
      case INT64 -> out.writeNumber(group.getLong(field, index));
      case FLOAT -> out.writeNumber(group.getFloat(field, index));
      case DOUBLE -> out.writeNumber(group.getDouble(field, index));
      case INT96 -> base64(group.getInt96(field, index), out);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> {
        byte[] value = group.getBinary(field, index).getBytesUnsafe();
        if (isText(type)) {
          // Bytes that are no UTF-8 go through, and whoever parses the row rejects it for them.
          out.writeUTF8String(value, 0, value.length);
        } else {
          base64(group.getBinary(field, index), out);
        }
      }
    }
  }

  private static void base64(Binary value, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField(BASE64, Base64.getEncoder().encodeToString(value.getBytesUnsafe()));
    out.writeEndObject();
  }

  /** Whether the bytes of a column are declared to be UTF-8. */
  static boolean isText(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return meaning instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
        || meaning instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation
        || meaning instanceof LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
  }
}
