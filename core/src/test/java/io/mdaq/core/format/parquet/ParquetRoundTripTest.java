// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.Compression;
import io.mdaq.core.format.framing.Container;
import io.mdaq.core.format.framing.Extent;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.format.framing.FramedRow;
import io.mdaq.core.format.framing.Layout;
import io.mdaq.core.sample.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetRoundTripTest {

  private static final MessageType TYPE = RandomRecords.EVERYTHING;
  private static final Container PARQUET = new Container(Compression.NONE, Layout.PARQUET);

  private static FileSlice whole(byte[] file) {
    return new FileSlice("a.parquet", 0, file.length, PARQUET, Extent.WHOLE);
  }

  private static List<byte[]> read(byte[] file, FileSlice slice, List<Long> numbers)
      throws IOException {
    List<byte[]> rows = new ArrayList<>();
    try (ParquetFramer framer = ParquetFramer.open(slice, ByteSource.of(file), 1 << 20)) {
      for (Optional<FramedRow> row = framer.next(); row.isPresent(); row = framer.next()) {
        rows.add(((FramedRow.Complete) row.get()).bytes().copy());
        numbers.add(((Position.Line) row.get().position()).number());
      }
    }
    return rows;
  }

  private static byte[] write(byte[] like, List<byte[]> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ParquetFile parquet = ParquetFile.open("a.parquet", ByteSource.of(like));
        ParquetRows writer = new ParquetRows(parquet.schema(), out)) {
      for (byte[] row : rows) {
        writer.write(row);
      }
    }
    return out.toByteArray();
  }

  private static List<List<Object>> values(List<Group> rows) {
    return rows.stream().map(ParquetFiles::values).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyColumnComesBack(long seed) throws IOException {
    List<Group> rows = new RandomRecords(seed).rows(TYPE, 400);
    byte[] file = ParquetFiles.of(TYPE, rows);

    List<byte[]> json = read(file, whole(file), new ArrayList<>());
    byte[] written = write(file, json);

    assertThat(values(ParquetFiles.rows(written))).isEqualTo(values(rows));
    assertThat(ParquetFiles.type(written)).isEqualTo(TYPE);
    assertThat(ParquetFiles.notes(written)).containsEntry("note", "kept");
    assertThat(write(file, json)).isEqualTo(written);
    assertThat(read(written, whole(written), new ArrayList<>()))
        .usingElementComparator(Arrays::compare)
        .isEqualTo(json);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
  void readsEveryPackingOfPages(CompressionCodecName codec) throws IOException {
    List<Group> rows = new RandomRecords(7).rows(TYPE, 100);
    byte[] file = ParquetFiles.of(TYPE, rows, codec, 128 << 20);

    byte[] written = write(file, read(file, whole(file), new ArrayList<>()));

    assertThat(values(ParquetFiles.rows(written))).isEqualTo(values(rows));
  }

  @Test
  void partsTogetherGiveEachRowOnceWithItsNumber() throws IOException {
    List<Group> rows = new RandomRecords(8).rows(TYPE, 500);
    byte[] file = ParquetFiles.of(TYPE, rows, CompressionCodecName.SNAPPY, 20_000);
    List<byte[]> expected = read(file, whole(file), new ArrayList<>());
    for (int size : new int[] {file.length + 1, file.length / 2, 1_000, 17_777}) {
      List<byte[]> parts = new ArrayList<>();
      List<Long> numbers = new ArrayList<>();
      for (int start = 0; start < file.length; start += size) {
        int end = Math.min(start + size, file.length);
        parts.addAll(
            read(file, new FileSlice("a.parquet", start, end, PARQUET, Extent.PART), numbers));
      }

      assertThat(numbers)
          .as("parts of %d bytes", size)
          .isEqualTo(IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList());
      assertThat(parts).usingElementComparator(Arrays::compare).isEqualTo(expected);
    }
  }

  @Test
  void anEmptyFileHasNoRowsAndIsWrittenBack() throws IOException {
    byte[] file = ParquetFiles.of(TYPE, List.of());

    assertThat(read(file, whole(file), new ArrayList<>())).isEmpty();
    byte[] written = write(file, List.of());
    assertThat(ParquetFiles.rows(written)).isEmpty();
    assertThat(ParquetFiles.type(written)).isEqualTo(TYPE);
  }

  @Test
  void rowsOverTheLimitAreCountedAndNotGiven() throws IOException {
    byte[] file =
        ParquetFiles.of(
            TYPE,
            List.of(
                new RandomRecords(9).rows(TYPE, 1).get(0),
                new RandomRecords(9).rows(TYPE, 2).get(1)));
    try (ParquetFramer framer = ParquetFramer.open(whole(file), ByteSource.of(file), 20)) {
      assertThat(framer.next())
          .get()
          .isInstanceOfSatisfying(
              FramedRow.TooLong.class,
              row -> {
                assertThat(row.position()).isEqualTo(new Position.Line(1));
                assertThat(row.length()).isGreaterThan(20);
              });
      assertThat(framer.next()).isPresent();
      assertThat(framer.next()).isEmpty();
    }
  }

  @Test
  void theSchemaTellsColumnsApartAndNothingElse() throws IOException {
    byte[] some = ParquetFiles.of(TYPE, new RandomRecords(1).rows(TYPE, 3));
    byte[] others =
        ParquetFiles.of(
            TYPE, new RandomRecords(2).rows(TYPE, 50), CompressionCodecName.GZIP, 5_000);
    MessageType fewer = new MessageType("everything", TYPE.getFields().subList(0, 5));
    byte[] different = ParquetFiles.of(fewer, new RandomRecords(1).rows(fewer, 3));

    assertThat(id(some)).matches("\\d{10}").isEqualTo(id(others)).isNotEqualTo(id(different));
  }

  private static String id(byte[] file) throws IOException {
    try (ParquetFile parquet = ParquetFile.open("a", ByteSource.of(file))) {
      return parquet.schema().id();
    }
  }

  @Test
  void writesNullsOfTurnsAndLeavesOutThoseOfColumns() throws IOException {
    MessageType type =
        MessageTypeParser.parseMessageType(
            """
            message chat {
              optional binary system (STRING);
              optional group messages (LIST) {
                repeated group list {
                  optional group element {
                    optional binary role (STRING);
                    optional binary content (STRING);
                  }
                }
              }
              optional double weight;
              optional binary image;
            }
            """);
    Group row =
        ParquetFiles.row(
            type,
            chat -> {
              Group messages = chat.addGroup("messages");
              messages.addGroup("list").addGroup("element").append("role", "user");
              messages.addGroup("list");
              chat.append("weight", Double.NaN);
              chat.add("image", RandomRecords.text("??>"));
            });
    byte[] file = ParquetFiles.of(type, List.of(row));

    assertThat(read(file, whole(file), new ArrayList<>()))
        .extracting(bytes -> new String(bytes, UTF_8))
        .containsExactly(
            "{\"messages\":[{\"role\":\"user\",\"content\":null},null],"
                + "\"weight\":\"NaN\",\"image\":{\"base64\":\"Pz8+\"}}");
  }
}
