// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.parquet.ParquetFiles;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.sample.Position;
import io.mdaq.core.sample.SampleText;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;

/** The formats as columns of Parquet files. */
class ParquetInputTest {

  private static final MessageType ALPACA =
      MessageTypeParser.parseMessageType(
          """
          message alpaca {
            optional binary instruction (STRING);
            optional binary input (STRING);
            optional binary output (STRING);
            optional binary lang (STRING);
            optional int64 stars;
          }
          """);

  private static final MessageType UNION =
      MessageTypeParser.parseMessageType(
          """
          message chats {
            optional binary instruction (STRING);
            optional binary output (STRING);
            optional group conversations (LIST) {
              repeated group list {
                optional group element {
                  optional binary from (STRING);
                  optional binary value (STRING);
                }
              }
            }
            optional group messages (LIST) {
              repeated group list {
                optional group element {
                  optional binary role (STRING);
                  optional binary content (STRING);
                  optional group tool_calls (LIST) {
                    repeated group list { optional int32 element; }
                  }
                }
              }
            }
          }
          """);

  /** Fills a record. */
  private interface Row extends Consumer<Group> {}

  private static ReadResults read(MessageType type, Row... rows) {
    List<Group> groups = Arrays.stream(rows).map(fill -> ParquetFiles.row(type, fill)).toList();
    return ReadResults.of("a.parquet", ParquetFiles.of(type, groups), ReadResults.SETTINGS);
  }

  private static Row turns(String list, String speaker, String text, String... turns) {
    return row -> {
      Group conversation = row.addGroup(list);
      for (int i = 0; i < turns.length; i += 2) {
        Group turn = conversation.addGroup("list").addGroup("element");
        turn.append(speaker, turns[i]);
        if (!turns[i + 1].isEmpty()) {
          turn.append(text, turns[i + 1]);
        }
      }
    };
  }

  @Test
  void readsAlpacaColumns() {
    ReadResults results =
        read(
            ALPACA,
            row -> row.append("instruction", "q").append("output", "a").append("stars", 5L),
            row ->
                row.append("instruction", "q2")
                    .append("input", "i")
                    .append("output", "a2")
                    .append("lang", "ar"));

    assertThat(results.samples)
        .extracting(ReadSample::text)
        .containsExactly(new SampleText("q", "", "a"), new SampleText("q2", "i", "a2"));
    assertThat(results.samples)
        .extracting(ReadSample::language)
        .containsExactly(ReadResults.NOTHING_DECLARED, "ar");
    assertThat(results.samples)
        .extracting(sample -> sample.origin().position())
        .containsExactly(new Position.Line(1), new Position.Line(2));
    assertThat(results.samples)
        .allSatisfy(
            sample -> {
              assertThat(sample.payload().schema()).matches("\\d{10}");
              assertThat(sample.format().texts(sample.payload())).isEqualTo(sample.text());
            });
    assertThat(results.tally).isEqualTo(new ReadTally(2, 2));
  }

  @Test
  void tellsTheFormatOfEachRowByTheColumnsThatItFills() {
    ReadResults results =
        read(
            UNION,
            row -> row.append("instruction", "q").append("output", "a"),
            turns("conversations", "from", "value", "human", "q", "gpt", "a", "human", "bye"),
            turns(
                "messages",
                "role",
                "content",
                "user",
                "q",
                "assistant",
                "",
                "tool",
                "t",
                "assistant",
                "a"));

    assertThat(results.samples)
        .extracting(ReadSample::format)
        .containsExactly(RowFormat.ALPACA, RowFormat.SHAREGPT, RowFormat.MESSAGES);
    assertThat(results.samples)
        .extracting(ReadSample::text)
        .containsExactly(
            new SampleText("q", "", "a"),
            new SampleText("q", "", "a"),
            new SampleText("q\n\nt", "", "a"));
  }

  @Test
  void rejectsRowsWithTheReasonsOfJson() {
    ReadResults results =
        read(
            UNION,
            row -> row.append("instruction", "q"),
            row -> row.addGroup("messages"),
            turns("messages", "role", "content", "user", "q"),
            row -> row.addGroup("messages").addGroup("list"),
            row -> {},
            row ->
                row.append("output", "a")
                    .append("instruction", Binary.fromConstantByteArray(new byte[] {(byte) 0xC0})));

    assertThat(results.reasons())
        .containsExactly(
            RejectReason.MISSING_RESPONSE,
            RejectReason.MISSING_RESPONSE,
            RejectReason.MISSING_RESPONSE,
            RejectReason.WRONG_TYPE,
            RejectReason.UNKNOWN_FORMAT,
            RejectReason.INVALID_UTF8);
  }

  @Test
  void guessesNoTextAndNoListFromOtherTypes() {
    MessageType type =
        MessageTypeParser.parseMessageType(
            """
            message odd {
              optional binary messages (JSON);
              optional binary instruction;
              optional int32 output;
            }
            """);
    ReadResults results =
        read(
            type,
            row -> row.append("messages", "[{\"role\":\"user\",\"content\":\"q\"}]"),
            row -> row.append("instruction", "bytes").append("output", 7));

    assertThat(results.rejections)
        .extracting(ReadRejection::detail)
        .containsExactly(
            "key \"messages\" holds a text, a list is expected",
            "key \"instruction\" holds an object, a text is expected");
  }

  @Test
  void sidesOfRevisionsAreRowsOfTheirOwn() {
    Types.MessageTypeBuilder builder = Types.buildMessage();
    for (String name :
        List.of(
            "Raw Instruction",
            "Raw Input",
            "Raw Response",
            "Revised Instruction",
            "Revised Input",
            "Revised Response")) {
      builder.addField(
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name));
    }
    ReadResults results =
        read(
            builder.named("revisions"),
            row ->
                row.append("Raw Instruction", "q")
                    .append("Raw Response", "a")
                    .append("Revised Instruction", "Q")
                    .append("Revised Response", "A"));

    assertThat(results.samples)
        .extracting(sample -> sample.payload().toString())
        .containsExactly(
            "{\"instruction\":\"q\",\"input\":\"\",\"output\":\"a\"}",
            "{\"instruction\":\"Q\",\"input\":\"\",\"output\":\"A\"}");
    assertThat(results.samples).allSatisfy(s -> assertThat(s.payload().schema()).isEmpty());
  }
}
