// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import io.mdaq.core.json.JsonObject;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which files of a folder hold the weights.
 *
 * @param files sorted by name, each once
 * @param promised what an index says: tensor to the name of its file; empty without an index
 */
record CheckpointFiles(Path folder, List<Path> files, SortedMap<String, String> promised) {

  static final String SINGLE = "model.safetensors";
  static final String INDEX = "model.safetensors.index.json";

  /** A hundred thousand long names. */
  private static final long MAX_INDEX_BYTES = 1 << 26;

  private static final int MAX_SHARDS = 10_000;
  private static final String FIX = " Fetch or write the folder again.";

  static CheckpointFiles in(Path folder) {
    if (Files.exists(folder.resolve(SINGLE))) {
      return new CheckpointFiles(folder, List.of(folder.resolve(SINGLE)), new TreeMap<>());
    }
    if (Files.exists(folder.resolve(INDEX))) {
      return indexed(folder);
    }
    throw UserException.failed(
        Excerpt.escape(folder.toString())
            + (Files.isDirectory(folder)
                ? ": there is neither " + SINGLE + " nor " + INDEX + otherWeights(folder)
                : ": there is no such folder. Give a folder with a model."));
  }

  private static CheckpointFiles indexed(Path folder) {
    JsonObject index = JsonObject.read(folder.resolve(INDEX), MAX_INDEX_BYTES);
    JsonObject map = index.requireObject("weight_map");
    SortedMap<String, String> promised = new TreeMap<>();
    for (String tensor : map.keys()) {
      String file = map.requireText(tensor);
      // A name with a folder in it could make us read any file of the machine.
      if (!file.matches("[\\w.-]{1,200}\\.safetensors") || file.startsWith(".")) {
        throw map.problem(
            tensor,
            "names the file "
                + Excerpt.of(file)
                + "; allowed are plain names of *.safetensors files in the same folder."
                + FIX);
      }
      promised.put(tensor, file);
    }
    TreeSet<String> names = new TreeSet<>(promised.values());
    if (names.isEmpty() || names.size() > MAX_SHARDS) {
      throw index.problem(
          "weight_map",
          "names " + names.size() + " files; allowed are 1 to " + MAX_SHARDS + "." + FIX);
    }
    for (String name : names) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw index.problem(
            "weight_map", "names the file " + Excerpt.of(name) + ", which is missing." + FIX);
      }
    }
    return new CheckpointFiles(folder, names.stream().map(folder::resolve).toList(), promised);
  }

  /**
   * @throws UserException if a tensor is not where the index says
   */
  void requireKept(Checkpoint checkpoint) {
    promised.forEach(
        (tensor, file) -> {
          if (checkpoint.find(tensor).isEmpty()
              || !checkpoint.fileOf(tensor).equals(folder.resolve(file))) {
            throw UserException.failed(
                Excerpt.escape(folder.resolve(file).toString())
                    + ": there is no tensor "
                    + Excerpt.of(tensor)
                    + ", though "
                    + INDEX
                    + " says so."
                    + FIX);
          }
        });
  }

  /** What else there is, and what to do about it. */
  private static String otherWeights(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> names =
          entries.map(path -> String.valueOf(path.getFileName())).sorted().limit(10_000).toList();
      for (String name : names) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.matches(".*\\.(bin|pt|pth|ckpt|pkl)")) {
          return ", only "
              + Excerpt.of(name)
              + ", a pickle, which can run any program when it is opened and is never read."
              + " Convert the model to safetensors, or fetch a revision that has it.";
        }
        if (lower.endsWith(".safetensors")) {
          return ", only "
              + Excerpt.of(name)
              + ". Rename a single file to "
              + SINGLE
              + ", or add the index.";
        }
      }
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(folder.toString()) + ": cannot be listed: " + e + ".", e);
    }
    return ". Give a folder with a model.";
  }
}
