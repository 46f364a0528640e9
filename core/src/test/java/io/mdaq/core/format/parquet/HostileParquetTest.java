// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.Compression;
import io.mdaq.core.format.framing.Container;
import io.mdaq.core.format.framing.Extent;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.format.framing.FramedRow;
import io.mdaq.core.format.framing.Layout;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileParquetTest {

  private static final MessageType TYPE = RandomRecords.EVERYTHING;
  private static final int ROWS = 60;

  private static byte[] file(CompressionCodecName codec) {
    return ParquetFiles.of(TYPE, new RandomRecords(11).rows(TYPE, ROWS), codec, 4_000);
  }

  private static long count(byte[] file) throws IOException {
    FileSlice whole =
        new FileSlice(
            "x/a.parquet",
            0,
            file.length,
            new Container(Compression.NONE, Layout.PARQUET),
            Extent.WHOLE);
    long rows = 0;
    try (ParquetFramer framer = ParquetFramer.open(whole, ByteSource.of(file), 1 << 20)) {
      for (Optional<FramedRow> row = framer.next(); row.isPresent(); row = framer.next()) {
        rows++;
      }
    }
    return rows;
  }

  @Test
  void noticesEveryTruncation() {
    byte[] whole = file(CompressionCodecName.SNAPPY);
    for (int length = 4; length < whole.length; length += 97) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> count(cut))
          .as("cut to %d bytes", length)
          .isInstanceOf(UserException.class)
          .hasMessageStartingWith("x/a.parquet: the Parquet file is damaged")
          .hasMessageEndingWith("Fetch or write it again.");
    }
  }

  /** Whatever a footer or page says: rows, or a message with the file's name, and soon. */
  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
  void survivesFlippedBytesWhereverTheyAre(CompressionCodecName codec) throws IOException {
    byte[] whole = file(codec);
    assertThat(count(whole)).isEqualTo(ROWS);
    SplittableRandom random = new SplittableRandom(12);
    int noticed = 0;
    for (int i = 0; i < 120; i++) {
      byte[] flipped = whole.clone();
      // Half of them in the footer, where counts, sizes and types are.
      int at =
          i % 2 == 0
              ? random.nextInt(whole.length)
              : whole.length - 1 - random.nextInt(Math.min(6_000, whole.length));
      flipped[at] = (byte) random.nextInt(256);
      try {
        assertThat(count(flipped)).as("byte %d", at).isBetween(0L, 100_000_000L);
      } catch (UserException e) {
        assertThat(e).hasMessageStartingWith("x/a.parquet: ");
        noticed++;
      }
    }
    assertThat(noticed).isGreaterThan(20);
  }

  @Test
  void namesThePackingThatIsNotRead() {
    byte[] file = file(CompressionCodecName.LZO);

    assertThatThrownBy(() -> count(file))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "x/a.parquet: column \"Output\" of this Parquet file is packed with LZO, which is not"
                + " read; write it with zstd, snappy, gzip, lz4_raw or none.");
  }

  @Test
  void refusesWhatOnlyBeginsLikeParquet() {
    assertThatThrownBy(() -> count("PAR1 and so on, not Parquet".getBytes(UTF_8)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("the Parquet file is damaged or no file of that format");
    assertThatThrownBy(() -> count(new byte[] {'P', 'A', 'R', '1'}))
        .isInstanceOf(UserException.class);
  }

  @Test
  void refusesFootersThatAnnounceMoreThanThereIs() {
    // A list of two billion schema elements, in Thrift's compact protocol.
    byte[] file = {
      'P',
      'A',
      'R',
      '1',
      0x15,
      0x02,
      0x19,
      (byte) 0xFC,
      (byte) 0xFF,
      (byte) 0xFF,
      (byte) 0xFF,
      (byte) 0xFF,
      0x07,
      9,
      0,
      0,
      0,
      'P',
      'A',
      'R',
      '1'
    };

    assertThatThrownBy(() -> count(file)).isInstanceOf(UserException.class);
  }

  @Test
  void tellsADiskThatFailsFromAFileThatIsDamaged() {
    byte[] whole = file(CompressionCodecName.SNAPPY);
    ByteSource failing =
        new ByteSource() {
          @Override
          public InputStream openAt(long offset) throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public long size() {
            return whole.length;
          }
        };

    assertThatThrownBy(() -> ParquetFile.open("a", failing))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
  }

  @Test
  void countsTheRowsOfAFileByItsFooter() throws IOException {
    try (ParquetFile parquet =
        ParquetFile.open("a", ByteSource.of(file(CompressionCodecName.ZSTD)))) {
      assertThat(parquet.rows()).isEqualTo(ROWS);
    }
    assertThat(count(ParquetFiles.of(TYPE, List.of()))).isZero();
  }
}
