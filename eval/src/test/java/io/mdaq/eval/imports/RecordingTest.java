// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {

  private static final String ALPACA =
      "{\"generator_1\":\"b\",\"generator_2\":\"s\",\"preference\":2}";

  @TempDir private Path folder;

  @Test
  void filesAreRecognisedByTheirContent() {
    Path pairs =
        Recorded.write(folder.resolve("x"), "{\"g1_winner\":\"tie\",\"g2_winner\":\"tie\"}");
    Path annotations = Recorded.write(folder.resolve("y"), "[" + ALPACA + "]");

    assertThat(Recording.open(pairs, "und").describe()).isEqualTo("FastChat pairwise judgements");
    assertThat(Recording.open(annotations, "und").describe()).isEqualTo("AlpacaEval annotations");
  }

  @Test
  void gzipIsReadAsWell() throws IOException {
    Path packed = folder.resolve("annotations.json.gz");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(packed))) {
      stream.write(("[" + ALPACA + "]").getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Recorded.read(packed).comparisons()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | the file holds no judgements",
        "[] | the file holds no judgements",
        "{\"instruction\":\"x\"} | no judgements that are known here; keys found: \"instruction\"",
        "{\"instruction | is not valid JSON",
        "[1, 2] | the file must be a JSON object",
        "hello | is not valid JSON",
      })
  void whatIsNoRecordingIsNamedWithTheReason(String content, String reason) {
    Path file = Recorded.write(folder.resolve("input.json"), content);

    assertThatThrownBy(() -> Recording.open(file, "und"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("input.json")
        .hasMessageContaining(reason);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Recording.open(folder.resolve("none.json"), "und"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none.json: there is no such file");
  }

  @Test
  void aFileThatBreaksOffEndsTheReading() {
    Path file = Recorded.write(folder.resolve("cut.json"), "[" + ALPACA + ",{\"generator");

    assertThatThrownBy(() -> Recorded.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("cut.json");
  }

  @Test
  void aRowBeyondTheLimitEndsTheReading() throws IOException {
    Path file = folder.resolve("long.jsonl");
    byte[] filler = new byte[1 << 20];
    java.util.Arrays.fill(filler, (byte) 'x');
    try (OutputStream stream = Files.newOutputStream(file)) {
      stream.write((ALPACA + "\n{\"x\":\"").getBytes(StandardCharsets.UTF_8));
      for (int written = 0; written <= RowFile.MAX_ROW_BYTES; written += filler.length) {
        stream.write(filler);
      }
      stream.write("\"}\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(() -> Recorded.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("line 2: the row has")
        .hasMessageContaining("allowed are at most 16777216");
  }

  @Test
  void deepNestingAndDoubledKeysAreRefused() {
    assertThatThrownBy(
            () -> Recorded.read(folder, "deep.jsonl", "{\"a\":" + "[".repeat(5000) + "\n"))
        .isInstanceOf(UserException.class);
    assertThatThrownBy(
            () ->
                Recorded.read(
                    folder, "twice.jsonl", ALPACA.replace("}", ",\"preference\":1}") + "\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("twice.jsonl: line 1");
  }
}
