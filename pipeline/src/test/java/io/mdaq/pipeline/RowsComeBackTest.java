// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.framing.Gzip;
import io.mdaq.core.format.framing.Zstd;
import io.mdaq.core.format.parquet.ParquetFiles;
import io.mdaq.core.format.parquet.RandomRecords;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.OddRows;
import io.mdaq.pipeline.testing.OddRows.OddRow;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder with every format in every container and packing; all of it selected. */
class RowsComeBackTest {

  private static final StrictDirectEngine ENGINE = new StrictDirectEngine();
  private static final String ALL = "selection.budget=100%";
  private static final String GERMAN = "languages.default=de";

  private static final MessageType CHATS =
      MessageTypeParser.parseMessageType(
          """
          message chats {
            required group conversations (LIST) {
              repeated group list {
                required group element {
                  required binary from (STRING);
                  optional binary value (STRING);
                  optional boolean train;
                }
              }
            }
            optional group vector (LIST) { repeated group list { optional float element; } }
          }
          """);

  @TempDir private Path folder;

  @Test
  void everyRowComesBackAsItCame() throws IOException {
    List<String> expected = new ArrayList<>();
    OddRows odd = new OddRows(21);
    for (OddRows.Format format : OddRows.Format.values()) {
      for (UnaryOperator<byte[]> packing : packings()) {
        List<OddRow> lines = odd.rows(format, 15);
        List<OddRow> elements = odd.rows(format, 15);
        write(packing.apply(lines(lines)));
        write(packing.apply(array(elements)));
        lines.forEach(row -> expected.addAll(row.written()));
        elements.forEach(row -> expected.addAll(row.written()));
      }
    }
    List<Group> everything = new RandomRecords(22).rows(RandomRecords.EVERYTHING, 120);
    List<Group> chats = chats(40);
    write(ParquetFiles.of(RandomRecords.EVERYTHING, everything));
    write(ParquetFiles.of(CHATS, chats, CompressionCodecName.SNAPPY, 2_000));

    CurationManifest manifest =
        Runs.run(ENGINE, folder.resolve("in/*").toString(), folder.resolve("out"), ALL, GERMAN);

    assertThat(manifest.rejections()).isEmpty();
    assertThat(manifest.selectedFiles())
        .containsEntry("jsonl", (long) expected.size())
        .containsEntry("parquet", 160L)
        .hasSize(2);
    assertThat(selectedLines()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(selectedRecords(RandomRecords.EVERYTHING))
        .containsExactlyInAnyOrderElementsOf(
            everything.stream().map(ParquetFiles::values).toList());
    assertThat(selectedRecords(CHATS))
        .containsExactlyInAnyOrderElementsOf(chats.stream().map(ParquetFiles::values).toList());
  }

  @Test
  void parquetIsTheSameByteForByteHoweverItsRowsLieInFiles() throws IOException {
    List<Group> rows = new RandomRecords(23).rows(RandomRecords.EVERYTHING, 200);
    write(ParquetFiles.of(RandomRecords.EVERYTHING, rows));
    Runs.run(ENGINE, folder.resolve("in/*").toString(), folder.resolve("one"), GERMAN);
    for (int part = 0; part < 4; part++) {
      List<Group> some = new ArrayList<>(rows.subList(50 * part, 50 * part + 50));
      Collections.reverse(some);
      Files.createDirectories(folder.resolve("parts"));
      Files.write(
          folder.resolve("parts/" + (9 - part)),
          ParquetFiles.of(
              RandomRecords.EVERYTHING, some, CompressionCodecName.GZIP, 3_000L * (part + 1)));
    }
    Runs.run(ENGINE, folder.resolve("parts/*").toString(), folder.resolve("four"), GERMAN);

    assertThat(selectedBytes("one")).isNotEmpty().isEqualTo(selectedBytes("four"));
  }

  @Test
  void whatWasWrittenIsReadAgain() throws IOException {
    write(
        ParquetFiles.of(
            RandomRecords.EVERYTHING, new RandomRecords(24).rows(RandomRecords.EVERYTHING, 60)));
    Runs.run(ENGINE, folder.resolve("in/*").toString(), folder.resolve("one"), ALL, GERMAN);
    CurationManifest again =
        Runs.run(ENGINE, folder.resolve("one/selected/*").toString(), folder.resolve("two"), ALL);

    assertThat(again.languages()).containsOnlyKeys("de");
    assertThat(selectedBytes("two")).isNotEmpty().isEqualTo(selectedBytes("one"));
  }

  private static List<UnaryOperator<byte[]>> packings() {
    return List.of(UnaryOperator.identity(), Gzip::pack, Zstd::pack);
  }

  private static byte[] lines(List<OddRow> rows) {
    return rows.stream().map(OddRow::spaced).collect(Collectors.joining("\r\n")).getBytes(UTF_8);
  }

  private static byte[] array(List<OddRow> rows) {
    return rows.stream()
        .map(row -> row.spaced().replace("\t", "\n"))
        .collect(Collectors.joining(" ,\n", "\uFEFF [\n", "]\n"))
        .getBytes(UTF_8);
  }

  private static List<Group> chats(int count) {
    List<Group> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      rows.add(
          ParquetFiles.row(
              CHATS,
              chat -> {
                Group turns = chat.addGroup("conversations");
                for (String speaker : List.of("system", "human", "gpt", "human", "gpt")) {
                  Group turn = turns.addGroup("list").addGroup("element").append("from", speaker);
                  if (!speaker.equals("system")) {
                    turn.append("value", speaker + " sagt " + number);
                  }
                }
                chat.addGroup("vector").addGroup("list").append("element", 0.1f * number);
              }));
    }
    return rows;
  }

  private void write(byte[] file) throws IOException {
    Path input = Files.createDirectories(folder.resolve("in"));
    Files.write(Files.createTempFile(input, "rows", ""), file);
  }

  private List<String> selectedLines() {
    return files("out")
        .filter(file -> file.toString().endsWith(".jsonl"))
        .flatMap(file -> new String(bytes(file), UTF_8).lines())
        .toList();
  }

  private List<List<Object>> selectedRecords(MessageType type) {
    return files("out")
        .filter(file -> file.toString().endsWith(".parquet"))
        .map(RowsComeBackTest::bytes)
        .filter(file -> ParquetFiles.type(file).equals(type))
        .flatMap(file -> ParquetFiles.rows(file).stream())
        .map(ParquetFiles::values)
        .toList();
  }

  private SortedMap<String, String> selectedBytes(String output) {
    SortedMap<String, String> contents = new TreeMap<>();
    files(output)
        .forEach(
            file ->
                contents.put(file.getFileName().toString(), HexFormat.of().formatHex(bytes(file))));
    return contents;
  }

  private Stream<Path> files(String output) {
    try (Stream<Path> files = Files.list(folder.resolve(output).resolve("selected"))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
