// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.language.FileNameLanguage;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.TextNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleDataFilesTest {

  private static final int MOST_BYTES = 2_000_000;

  @TempDir Path folder;

  private static String folderOf(Path file) {
    return file.getName(file.getNameCount() - 2).toString();
  }

  @Test
  void areWrittenAsTheyAre() throws IOException {
    List<Path> samples = SampleData.copyTo(folder.resolve("new/data"));

    assertThat(samples)
        .hasSize(2 * SampleData.languages().size())
        .startsWith(
            folder.resolve("new/data/ar/revisions.json"), folder.resolve("new/data/ar/pool.jsonl"));
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(4 * SampleData.languages().size() + 1);
    }
    for (Path file : samples) {
      SampleFile kind = file.endsWith("pool.jsonl") ? SampleFile.POOL : SampleFile.REVISIONS;
      assertThat(Files.readAllBytes(file)).isEqualTo(SampleReader.bytes(folderOf(file), kind));
    }
    assertThat(folder.resolve("new/data/LICENSE.txt")).content().contains("CC0-1.0");
    assertThat(SampleData.copyTo(folder.resolve("new/data"))).isEqualTo(samples);
  }

  @Test
  void tellTheirLanguageByTheirFolder() {
    FileNameLanguage names = new FileNameLanguage(LanguageSet.known());

    assertThat(SampleData.copyTo(folder))
        .allSatisfy(
            file ->
                assertThat(names.find(file.toString())).contains(new LanguageTag(folderOf(file))));
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> SampleData.copyTo(file))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(file.resolve("LICENSE.txt") + ": ")
        .hasMessageEndingWith("Name a folder that is writable and on a disk with 2 MB to spare.");
  }

  @Test
  void areSmall() {
    int bytes = 0;
    for (String language : SampleData.languages()) {
      for (SampleFile file : SampleFile.values()) {
        bytes += SampleReader.bytes(language, file).length;
      }
    }
    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
  }

  /** UTF-8, NFC, line feeds, no control characters nor invisible marks, also behind escapes. */
  @ParameterizedTest
  @EnumSource
  void areClean(SampleFile file) throws IOException {
    for (String language : SampleData.languages()) {
      byte[] content = SampleReader.bytes(language, file);
      String text = new String(content, UTF_8);
      String name = language + "/" + file;

      assertThat(text.getBytes(UTF_8)).as(name).isEqualTo(content);
      assertThat(text).as(name).isEqualTo(TextNormalizer.normalize(text) + "\n");
      assertThat(text).as(name).doesNotContain("\t", "\uFFFD");
      try (MappingIterator<JsonNode> rows =
          new ObjectMapper().readerFor(JsonNode.class).readValues(content)) {
        rows.forEachRemaining(SampleDataFilesTest::assertClean);
      }
    }
  }

  private static void assertClean(JsonNode node) {
    if (node.isTextual()) {
      assertThat(node.textValue())
          .isEqualTo(TextNormalizer.normalize(node.textValue()))
          .doesNotContain("\t", "\uFFFD");
    }
    node.forEach(SampleDataFilesTest::assertClean);
  }
}
