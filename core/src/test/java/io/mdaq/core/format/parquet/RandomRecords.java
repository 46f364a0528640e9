// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Seeded records of a schema with every kind of column. */
public final class RandomRecords {

  /** Alpaca columns in odd company. */
  public static final MessageType EVERYTHING =
      MessageTypeParser.parseMessageType(
          """
          message everything {
            required binary Output (STRING);
            optional int96 old;
            required binary instruction (STRING);
            required int32 number;
            optional int32 small (INTEGER(8,true));
            optional int64 unsigned (INTEGER(64,false));
            optional boolean flag;
            optional float f;
            optional double d;
            optional binary bytes;
            optional fixed_len_byte_array(4) four;
            optional int32 day (DATE);
            optional int64 moment (TIMESTAMP(MICROS,true));
            optional int64 price (DECIMAL(18,2));
            optional binary exact (DECIMAL(30,5));
            optional fixed_len_byte_array(16) uuid (UUID);
            optional binary kind (ENUM);
            optional binary doc (JSON);
            optional binary input (STRING);
            optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
            optional group old_tags (LIST) { repeated int32 array; }
            optional group pairs (LIST) { repeated group pairs_tuple { optional int32 x; } }
            optional group matrix (LIST) {
              repeated group list {
                optional group element (LIST) { repeated group list { optional double element; } }
              }
            }
            optional group counts (MAP) {
              repeated group key_value { required binary key (STRING); optional int64 value; }
            }
            repeated int32 loose;
            required group nested {
              optional binary a (STRING);
              repeated group b { required int32 c; optional float e; }
            }
            optional int32 id = 17;
          }
          """);

  private static final String[] TEXTS = {
    "",
    " ",
    "a",
    "日本語のテキスト",
    "النص العربي",
    "\uD83D\uDE00 \u0000\u0001\b\"\\/",
    "x\r\ny\u2028\tz",
    "e\u0301",
    "ﷺ\uFEFF"
  };

  private static final double[] NUMBERS = {
    0.0,
    -0.0,
    1.0,
    0.1,
    2.0E-3,
    1e300,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.NaN,
    Double.NEGATIVE_INFINITY,
    Double.POSITIVE_INFINITY
  };

  private final SplittableRandom random;

  public RandomRecords(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Records, each with texts of its own. */
  public List<Group> rows(MessageType type, int count) {
    List<Group> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(fill(new SimpleGroup(type), i));
    }
    return rows;
  }

  private Group fill(Group group, int row) {
    GroupType type = group.getType();
    for (int i = 0; i < type.getFieldCount(); i++) {
      Type field = type.getType(i);
      int values =
          switch (field.getRepetition()) {
            case REQUIRED -> 1;
            case OPTIONAL -> random.nextInt(4) == 0 ? 0 : 1;
            case REPEATED -> random.nextInt(4);
          };
      for (int k = 0; k < values; k++) {
        if (field.isPrimitive()) {
          add(group, i, field.asPrimitiveType(), row);
        } else {
          fill(group.addGroup(i), row);
        }
      }
    }
    return group;
  }

  private void add(Group group, int field, PrimitiveType type, int row) {
    switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> group.add(field, random.nextBoolean());
      case INT32 -> group.add(field, random.nextInt() >> random.nextInt(32));
      case INT64 -> group.add(field, random.nextLong() >> random.nextInt(64));
      case FLOAT ->
          group.add(
              field,
              random.nextBoolean()
                  ? (float) NUMBERS[random.nextInt(NUMBERS.length)]
                  : Float.intBitsToFloat(random.nextInt()));
      case DOUBLE ->
          group.add(
              field,
              random.nextBoolean()
                  ? NUMBERS[random.nextInt(NUMBERS.length)]
                  : Double.longBitsToDouble(random.nextLong()));
      case INT96 -> group.add(field, bytes(12));
      case FIXED_LEN_BYTE_ARRAY -> group.add(field, bytes(type.getTypeLength()));
      case BINARY ->
          group.add(
              field, RecordJson.isText(type) ? Binary.fromString(text(type, row)) : bytes(row % 9));
    }
  }

  private String text(PrimitiveType type, int row) {
    String text = TEXTS[random.nextInt(TEXTS.length)];
    return type.isRepetition(Type.Repetition.REQUIRED)
        ? type.getName() + " " + row + " " + text
        : text;
  }

  private Binary bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Binary.fromConstantByteArray(bytes);
  }

  /** A text's bytes as a value of a column. */
  public static Binary text(String text) {
    return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
  }
}
