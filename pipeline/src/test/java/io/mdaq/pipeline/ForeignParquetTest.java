// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.parquet.ParquetFiles;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files by pyarrow 25.0.1, which writes those of Hugging Face datasets: eight samples each, in
 * different encodings, page versions, packings, shapes of lists and types of columns. {@code
 * every-type} has unsigned and decimal numbers, dates, times, maps, structs, lists and a column
 * without values; {@code spark-flavour} INT96 times.
 */
class ForeignParquetTest {

  private static final int ROWS = 8;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pyarrow-defaults",
        "pyarrow-every-type",
        "pyarrow-delta",
        "pyarrow-messages",
        "pyarrow-conversations",
        "pyarrow-spark-flavour"
      })
  void everyValueOfEveryColumnComesBack(String name) throws IOException {
    byte[] file = resource(name);
    Path input = folder.resolve("in.parquet");
    Files.write(input, file);
    CurationManifest manifest =
        Runs.run(
            new StrictDirectEngine(),
            input.toString(),
            folder.resolve("out"),
            "selection.budget=100%",
            "languages.default=de");

    assertThat(manifest.rejections()).isEmpty();
    assertThat(manifest.counts().selected()).isEqualTo(ROWS);
    List<byte[]> written = written();
    MessageType type = ParquetFiles.type(file);
    assertThat(written).allSatisfy(one -> assertThat(ParquetFiles.type(one)).isEqualTo(type));
    List<List<Object>> values = new ArrayList<>();
    for (byte[] one : written) {
      ParquetFiles.rows(one).stream().map(ParquetFiles::values).forEach(values::add);
    }
    List<Group> expected = ParquetFiles.rows(file);
    assertThat(expected).hasSize(ROWS);
    assertThat(values)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(ParquetFiles::values).toList());
  }

  private List<byte[]> written() throws IOException {
    List<byte[]> written = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("out/selected"))) {
      for (Path file : files.sorted().toList()) {
        written.add(Files.readAllBytes(file));
      }
    }
    return written;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        ForeignParquetTest.class.getResourceAsStream("parquet/" + name + ".parquet")) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }
}
