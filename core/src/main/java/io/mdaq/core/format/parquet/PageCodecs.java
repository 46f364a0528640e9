// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Packs and unpacks pages. Not Parquet's own codecs, which want a Hadoop configuration and believe
 * the size that a page's header gives.
 */
final class PageCodecs implements CompressionCodecFactory {

  /** What pages that are written are packed with. */
  static final CompressionCodecName WRITTEN = CompressionCodecName.ZSTD;

  /** What pages may be packed with. */
  static final Set<CompressionCodecName> READ =
      Set.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.GZIP,
          CompressionCodecName.ZSTD,
          CompressionCodecName.LZ4_RAW);

  /** A page of a usual writer has about one megabyte, or one value. */
  private static final int MOST_PAGE_BYTES = 256 << 20;

  private static final int ZSTD_LEVEL = 3;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    if (codec != WRITTEN) {
      throw new IllegalArgumentException("pages are written with " + WRITTEN + ", not " + codec);
    }
    return new ZstdCompressor();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return new PageDecompressor(codec);
  }

  @Override
  public void release() {
    // Nothing outlives a page.
  }

  private static final class ZstdCompressor implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      return BytesInput.from(Zstd.compress(page.toInputStream().readAllBytes(), ZSTD_LEVEL));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return WRITTEN;
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }

  private record PageDecompressor(CompressionCodecName codec) implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput page, int size) throws IOException {
      return BytesInput.from(unpack(page.toInputStream().readAllBytes(), size));
    }

    @Override
    public void decompress(ByteBuffer page, int packedSize, ByteBuffer target, int size)
        throws IOException {
      byte[] packed = new byte[packedSize];
      page.get(packed);
      target.put(unpack(packed, size));
    }

    private byte[] unpack(byte[] packed, int size) throws IOException {
      if (size < 0 || size > MOST_PAGE_BYTES) {
        throw new IOException(
            "a page of %d bytes is announced, allowed are %d".formatted(size, MOST_PAGE_BYTES));
      }
      byte[] page =
          switch (codec) {
            case UNCOMPRESSED -> packed;
            case SNAPPY -> unpack(new SnappyDecompressor(), packed, size);
            case LZ4_RAW -> unpack(new Lz4Decompressor(), packed, size);
            case GZIP -> gunzip(packed, size);
            case ZSTD -> size == 0 ? new byte[0] : Zstd.decompress(packed, size);
            default -> throw new IOException("pages packed with " + codec + " are not read");
          };
      if (page.length != size) {
        throw new IOException(
            "a page of %d bytes is announced, it has %d".formatted(size, page.length));
      }
      return page;
    }

    private static byte[] unpack(Decompressor decompressor, byte[] packed, int size)
        throws IOException {
      byte[] page = new byte[size];
      int length = decompressor.decompress(packed, 0, packed.length, page, 0, size);
      if (length != size) {
        throw new IOException("a page of %d bytes is announced, it has %d".formatted(size, length));
      }
      return page;
    }

    private static byte[] gunzip(byte[] packed, int size) throws IOException {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return in.readNBytes(size);
      }
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }
}
