// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes the weights of a model folder: one {@code model.safetensors}, or shards with an index.
 * Each file gets its name when it is complete, the index last.
 */
public final class CheckpointWriter {

  /** What Hugging Face transformers 4 takes as the size of a shard. */
  public static final long DEFAULT_MAX_FILE_BYTES = 5_000_000_000L;

  /** What PyTorch's readers ask for. */
  private static final Map<String, String> METADATA = Map.of("format", "pt");

  private final Path folder;
  private final Function<TensorSpec, Tensor> source;

  private CheckpointWriter(Path folder, Function<TensorSpec, Tensor> source) {
    this.folder = folder;
    this.source = source;
  }

  /**
   * Writes into a folder that exists and has no weights yet.
   *
   * @param tensors in the order in which they are dealt to the shards
   * @param source asked once for each tensor, so that not all need be in memory
   * @param maxFileBytes the most bytes of tensors in one file, except that a larger tensor has a
   *     file of its own
   * @throws UserException if the folder has weights already or cannot be written to
   */
  public static void write(
      Path folder,
      List<TensorSpec> tensors,
      Function<TensorSpec, Tensor> source,
      long maxFileBytes) {
    if (maxFileBytes < 1) {
      throw new IllegalArgumentException("a file of at most " + maxFileBytes + " bytes");
    }
    for (String name : List.of(CheckpointFiles.SINGLE, CheckpointFiles.INDEX)) {
      if (Files.exists(folder.resolve(name))) {
        throw UserException.failed(
            Excerpt.escape(folder.toString())
                + ": there is a "
                + name
                + " already. Give a new folder, or remove the old weights.");
      }
    }
    new CheckpointWriter(folder, source).write(shards(tensors, maxFileBytes));
  }

  private static List<List<TensorSpec>> shards(List<TensorSpec> tensors, long maxFileBytes) {
    List<List<TensorSpec>> shards = new ArrayList<>();
    List<TensorSpec> shard = new ArrayList<>();
    long bytes = 0;
    for (TensorSpec tensor : tensors) {
      if (!shard.isEmpty() && bytes + tensor.bytes() > maxFileBytes) {
        shards.add(shard);
        shard = new ArrayList<>();
        bytes = 0;
      }
      shard.add(tensor);
      bytes += tensor.bytes();
    }
    shards.add(shard);
    return shards;
  }

  private void write(List<List<TensorSpec>> shards) {
    if (shards.size() == 1) {
      writeShard(CheckpointFiles.SINGLE, shards.get(0));
      return;
    }
    SortedMap<String, String> fileOf = new TreeMap<>();
    long bytes = 0;
    for (int i = 0; i < shards.size(); i++) {
      String file =
          String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", i + 1, shards.size());
      writeShard(file, shards.get(i));
      for (TensorSpec tensor : shards.get(i)) {
        fileOf.put(tensor.name(), file);
        bytes += tensor.bytes();
      }
    }
    writeIndex(fileOf, bytes);
  }

  private void writeShard(String name, List<TensorSpec> tensors) {
    writeFile(name, stream -> Safetensors.write(stream, METADATA, tensors, source));
  }

  private void writeIndex(SortedMap<String, String> fileOf, long bytes) {
    writeFile(
        CheckpointFiles.INDEX,
        stream -> {
          try (JsonGenerator json = new JsonFactory().createGenerator(stream, JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeObjectFieldStart("metadata");
            json.writeNumberField("total_size", bytes);
            json.writeEndObject();
            json.writeObjectFieldStart("weight_map");
            for (var entry : fileOf.entrySet()) {
              json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
          }
        });
  }

  private void writeFile(String name, WholeFile.Content content) {
    Path file = folder.resolve(name);
    try {
      WholeFile.write(file, content);
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(file.toString())
              + ": cannot be written: "
              + e
              + ". Check the folder, its permissions and the free space.",
          e);
    }
  }
}
