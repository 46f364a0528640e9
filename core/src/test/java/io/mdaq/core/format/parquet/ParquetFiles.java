// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.Gzip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** Parquet files in memory, written and read by Parquet's own classes for examples. */
public final class ParquetFiles {

  private ParquetFiles() {}

  /** A record filled by the caller. */
  public static Group row(MessageType type, Consumer<Group> fill) {
    Group group = new SimpleGroup(type);
    fill.accept(group);
    return group;
  }

  /** A file with zstd pages in one row group. */
  public static byte[] of(MessageType type, List<Group> rows) {
    return of(type, rows, CompressionCodecName.ZSTD, 128 << 20);
  }

  /**
   * A file.
   *
   * @param groupBytes about how large a row group gets
   */
  public static byte[] of(
      MessageType type, List<Group> rows, CompressionCodecName codec, long groupBytes) {
    Memory memory = new Memory();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(memory)
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .withExtraMetaData(Map.of("note", "kept"))
            .withCodecFactory(new Codecs())
            .withCompressionCodec(codec)
            .withRowGroupSize(groupBytes)
            .withMinRowCountForPageSizeCheck(1)
            .withPageSize(1 << 10)
            .withDictionaryPageSize(1 << 10)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return memory.bytes.toByteArray();
  }

  /** The records of a file, as Parquet itself reads them. */
  public static List<Group> rows(byte[] file) {
    List<Group> rows = new ArrayList<>();
    try (ParquetFileReader reader = reader(file)) {
      MessageType type = reader.getFileMetaData().getSchema();
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(type)
                .getRecordReader(pages, new GroupRecordConverter(type));
        for (long i = 0; i < pages.getRowCount(); i++) {
          rows.add(records.read());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** The columns of a file. */
  public static MessageType type(byte[] file) {
    try (ParquetFileReader reader = reader(file)) {
      return reader.getFileMetaData().getSchema();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is noted in a file beside its columns. */
  public static Map<String, String> notes(byte[] file) {
    try (ParquetFileReader reader = reader(file)) {
      return reader.getFileMetaData().getKeyValueMetaData();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of a record, nested as it is, for comparing. */
  public static List<Object> values(Group group) {
    List<Object> fields = new ArrayList<>();
    for (int field = 0; field < group.getType().getFieldCount(); field++) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
        values.add(value(group, field, i));
      }
      fields.add(values);
    }
    return fields;
  }

  private static Object value(Group group, int field, int index) {
    if (!group.getType().getType(field).isPrimitive()) {
      return values(group.getGroup(field, index));
    }
    return switch (group.getType().getType(field).asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> group.getBoolean(field, index);
      case INT32 -> group.getInteger(field, index);
      case INT64 -> group.getLong(field, index);
      case FLOAT -> group.getFloat(field, index);
      case DOUBLE -> group.getDouble(field, index);
      case INT96 -> Arrays.toString(group.getInt96(field, index).getBytes());
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          Arrays.toString(group.getBinary(field, index).getBytes());
    };
  }

  private static ParquetFileReader reader(byte[] file) throws IOException {
    return ParquetFileReader.open(
        new SourceFile(ByteSource.of(file), file.length),
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new PageCodecs())
            .build());
  }

  private static final class Memory implements OutputFile {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public PositionOutputStream create(long blockSize) {
      return new PositionOutputStream() {
        @Override
        public long getPos() {
          return bytes.size();
        }

        @Override
        public void write(int b) {
          bytes.write(b);
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  /** Every way of packing pages that is read, and for the others bytes that nobody can unpack. */
  private static final class Codecs implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      return new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput page) throws IOException {
          byte[] bytes = page.toInputStream().readAllBytes();
          return BytesInput.from(
              switch (codec) {
                case SNAPPY -> pack(new SnappyCompressor(), bytes);
                case LZ4_RAW -> pack(new Lz4Compressor(), bytes);
                case GZIP -> Gzip.pack(bytes);
                case ZSTD -> Zstd.compress(bytes);
                default -> bytes;
              });
        }

        @Override
        public CompressionCodecName getCodecName() {
          return codec;
        }

        @Override
        public void release() {}
      };
    }

    private static byte[] pack(Compressor compressor, byte[] bytes) {
      byte[] packed = new byte[compressor.maxCompressedLength(bytes.length)];
      int length = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length);
      return Arrays.copyOf(packed, length);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      throw new UnsupportedOperationException("only writes");
    }

    @Override
    public void release() {}
  }
}
