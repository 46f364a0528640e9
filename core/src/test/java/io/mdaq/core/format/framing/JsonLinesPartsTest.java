// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesPartsTest {

  private static final long SEED_OF_RANDOM_FILES = 2509_15549;
  private static final int LIMIT = 12;
  private static final Container LINES = new Container(Compression.NONE, Layout.LINES);

  @Test
  void partsOfAnySizeYieldEachRowOnce(@TempDir Path folder) throws IOException {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED_OF_RANDOM_FILES);
    for (int i = 0; i < 100; i++) {
      byte[] content = randomLines(random).getBytes(UTF_8);
      Path file = Files.write(folder.resolve("rows.jsonl"), content);
      FileSlice whole = new FileSlice("rows.jsonl", 0, content.length, LINES, Extent.WHOLE);
      List<String> expected = Frames.contents(open(file, whole));

      for (int size = 1; size <= content.length + 1; size++) {
        List<FileSlice> slices = FileSlices.of("rows.jsonl", content.length, LINES, size);
        assertThat(slices.stream().flatMap(s -> Frames.contents(open(file, s)).stream()))
            .as("slices of %d bytes of %s", size, new String(content, UTF_8))
            .containsExactlyElementsOf(expected);
      }
    }
  }

  @Test
  void namesRowsOfPartsByTheirByteOffset(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.jsonl"), "\uFEFFaa\r\n\r\nbb\ncc");

    assertThat(FileSlices.of("rows.jsonl", 14, LINES, 8))
        .flatMap(slice -> Frames.all(open(file, slice)))
        .containsExactly("byte 0: aa", "byte 9: bb", "byte 12: cc");
  }

  private static RowFramer open(Path file, FileSlice slice) {
    try {
      return RowFramer.of(slice, ByteSource.of(file).openAt(RowFramer.openingOffset(slice)), LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String randomLines(UniformRandomProvider random) {
    String[] pieces = {"a", "é", "\n", "\n", "\r\n", " ", "xyz", "日本語", "0123456789", "\r"};
    StringBuilder content = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
    int count = 1 + random.nextInt(25);
    for (int i = 0; i < count; i++) {
      content.append(pieces[random.nextInt(pieces.length)]);
    }
    return content.toString();
  }
}
