// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads and writes the safetensors format (Hugging Face, 2022, <a
 * href="https://github.com/huggingface/safetensors#format">format description</a>): eight bytes
 * with the header's length (little-endian), the header (JSON: name to dtype, shape and place), the
 * data of all tensors.
 *
 * <p>Stricter than the format where a file could mean two things: unknown fields of a tensor,
 * duplicate names and bytes that belong to no tensor are refused.
 */
public final class Safetensors {

  /** The most bytes of a header, as in the reference implementation. */
  public static final int MAX_HEADER_BYTES = 100_000_000;

  /** The most bytes of one tensor: what one buffer can hold. */
  public static final int MAX_TENSOR_BYTES = Integer.MAX_VALUE;

  static final int LENGTH_BYTES = Long.BYTES;

  private Safetensors() {}

  /**
   * Maps a file into memory. The file may have any size; it must not be changed for as long as one
   * of its tensors is reachable, and its pages are read when a tensor's data is.
   *
   * @throws UserException if the file cannot be read or is no valid safetensors file
   */
  public static TensorFile read(Path file) {
    // Opening a pipe would wait for a writer.
    if (!Files.isRegularFile(file)) {
      throw UserException.failed(
          file
              + (Files.exists(file) ? ": this is no regular file" : ": there is no such file")
              + ". Give the path of a safetensors file.");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteSource source = new ByteSource.Mapped(channel, channel.size());
      return new SafetensorsReader(file.toString(), source).read();
    } catch (IOException e) {
      throw UserException.failed(
          file + ": cannot be read: " + e + ". Check the file's permissions and the disk.", e);
    }
  }

  /**
   * Reads a file that is in memory already, such as a resource.
   *
   * @param source the file's name, for messages
   * @param bytes the whole file; not copied, so never to be written to again
   * @throws UserException if the bytes are no valid safetensors file
   */
  public static TensorFile read(String source, byte[] bytes) {
    try {
      return new SafetensorsReader(source, new ByteSource.InMemory(bytes)).read();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * Writes a file; leaves the stream open. Equal arguments, in whatever order, give equal bytes:
   * metadata sorted by key, tensors by descending size of their elements and then by name.
   *
   * @throws IllegalArgumentException if two tensors have one name, or the header grows over {@link
   *     #MAX_HEADER_BYTES}
   */
  public static void write(OutputStream stream, Map<String, String> metadata, List<Tensor> tensors)
      throws IOException {
    Map<TensorSpec, Tensor> bySpec =
        tensors.stream().collect(Collectors.toMap(TensorSpec::of, tensor -> tensor, (a, b) -> a));
    write(
        stream,
        metadata,
        tensors.stream().map(TensorSpec::of).toList(),
        spec -> Objects.requireNonNull(bySpec.get(spec)));
  }

  /**
   * As {@link #write(OutputStream, Map, List)} for tensors that are made one at a time, so that
   * they need not be in memory together.
   *
   * @param source asked once for each tensor, in the order of the file
   * @throws IllegalArgumentException as above, or if the source gives another tensor than was asked
   *     for
   */
  public static void write(
      OutputStream stream,
      Map<String, String> metadata,
      List<TensorSpec> tensors,
      Function<TensorSpec, Tensor> source)
      throws IOException {
    SafetensorsWriter.write(stream, metadata, tensors, source);
  }
}
