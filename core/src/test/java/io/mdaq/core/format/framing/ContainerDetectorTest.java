// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerDetectorTest {

  private static Container detect(String file, byte[] content) throws IOException {
    return ContainerDetector.detect(
        file,
        new ByteSource() {
          @Override
          public InputStream openAt(long offset) {
            return new TrickleStream(new ByteArrayInputStream(content), 3);
          }

          @Override
          public long size() {
            return content.length;
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a.json|[1]|ARRAY",
        "a.json| \t [1]|ARRAY",
        "a.json|\uFEFF [|ARRAY",
        "noending|[|ARRAY",
        "a.json|{}|LINES",
        "a.jsonl|[1]|LINES",
        "a.NDJSON|[1]|LINES",
        "a.jsonl.gz|[1]|LINES",
        "a.json.gz|[1]|ARRAY",
        "a.jsonl.zst|[1]|LINES",
        "a.json|hello|LINES",
        "a.json|   |LINES",
      })
  void looksAtTheContentFirst(String file, String content, Layout layout) throws IOException {
    assertThat(detect(file, content.getBytes(UTF_8)))
        .isEqualTo(new Container(Compression.NONE, layout));
    assertThat(detect(file, Gzip.members(content)))
        .isEqualTo(new Container(Compression.GZIP, layout));
    assertThat(detect(file, Zstd.frames(content)))
        .isEqualTo(new Container(Compression.ZSTD, layout));
  }

  @Test
  void takesAnEmptyFileForNoLines() throws IOException {
    assertThat(detect("a.json", new byte[0]))
        .isEqualTo(new Container(Compression.NONE, Layout.LINES));
    assertThat(detect("a.json.gz", Gzip.members("")))
        .isEqualTo(new Container(Compression.GZIP, Layout.LINES));
  }

  @Test
  void looksPastAnyAmountOfSpace() throws IOException {
    byte[] content = (" \n".repeat(200_000) + "[").getBytes(UTF_8);

    assertThat(detect("a.json", content).layout()).isEqualTo(Layout.ARRAY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "PARE\u0015|an encrypted Parquet file. Write it without encryption.",
        "PK\u0003\u0004|a zip archive. Unpack it",
        "BZh9|bzip2 data. Unpack it",
        "\u00FD7zXZ\u0000|xz data. Unpack it",
        "\u00FF\u00FE[|UTF-16 or UTF-32 text. Convert it to UTF-8",
        "\u00FE\u00FF[|UTF-16 or UTF-32 text. Convert it to UTF-8",
      })
  void refusesOtherKindsOfFiles(String start, String message) {
    byte[] content = start.getBytes(ISO_8859_1);
    assertThatThrownBy(() -> detect("x/a.json", content))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("x/a.json: this is " + message);
    assertThatThrownBy(() -> detect("x/a.json", Gzip.pack(content)))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("x/a.json: this is " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void refusesWideTextWithoutAMark(String charset) {
    byte[] content = "[{\"a\": \"日本\"}]".getBytes(Charset.forName(charset));

    assertThatThrownBy(() -> detect("a.json", content)).hasMessageContaining("UTF-16 or UTF-32");
  }

  @Test
  void doesNotTakeNulBytesForWideText() throws IOException {
    assertThat(detect("a.json", new byte[20]).layout()).isEqualTo(Layout.LINES);
  }

  @Test
  void knowsParquetWhichIsNotPackedOnceMore() throws IOException {
    byte[] start = "PAR1\u0015".getBytes(UTF_8);

    assertThat(detect("a.json", start)).isEqualTo(new Container(Compression.NONE, Layout.PARQUET));
    assertThatThrownBy(() -> detect("a.gz", Gzip.pack(start)))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("a.gz: this is a Parquet file, packed once more. Unpack it");
  }

  @Test
  void refusesGzipInsideGzip() {
    byte[] inner = Gzip.members("[1]");
    byte[] outer = Gzip.pack(inner);

    assertThatThrownBy(() -> detect("a.json.gz", outer))
        .isInstanceOf(UserException.class)
        .hasMessage("a.json.gz: this is gzip data inside gzip data. Unpack it once.");
  }

  @Test
  void refusesZstdInsideGzip() {
    assertThatThrownBy(() -> detect("a.json.gz", Gzip.pack(Zstd.frames("[1]"))))
        .isInstanceOf(UserException.class)
        .hasMessage("a.json.gz: this is zstd data inside gzip data. Unpack it once.");
  }

  @Test
  void refusesDamagedZstd() {
    byte[] cut = Arrays.copyOf(Zstd.frames("[1]"), 12);

    assertThatThrownBy(() -> detect("a.json.zst", cut))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a.json.zst: the zstd data is damaged: ")
        .hasMessageContaining("zstd -t");
  }

  @Test
  void refusesDamagedGzip() {
    byte[] cut = Arrays.copyOf(Gzip.members("[1]"), 12);

    assertThatThrownBy(() -> detect("a.json.gz", cut))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a.json.gz: the gzip data is damaged: gzip member 1 breaks off")
        .hasMessageContaining("gzip -t");
  }
}
