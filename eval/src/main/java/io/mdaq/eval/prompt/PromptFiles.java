// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a prompt set.
 *
 * @param set the set's name: that of the folder, or of the file without its endings
 * @param files sorted by name, at least one
 */
record PromptFiles(String set, List<Path> files) {

  private static final Pattern ENDINGS =
      Pattern.compile("\\.(json|jsonl|ndjson)(\\.(gz|zst))?$", Pattern.CASE_INSENSITIVE);

  /** As the sample data is laid out. */
  private static final String FILE_OF_LANGUAGE_FOLDER = "prompts.jsonl";

  /**
   * The files of a place: a file itself; of a folder its JSON files, or where it has none, {@code
   * prompts.jsonl} of each folder in it.
   *
   * @throws UserException where there is no file of prompts
   */
  static PromptFiles of(Path place) {
    Path named = place.toAbsolutePath().normalize();
    String name = String.valueOf(named.getFileName());
    if (Files.isRegularFile(place)) {
      return new PromptFiles(ENDINGS.matcher(name).replaceFirst(""), List.of(place));
    }
    if (!Files.isDirectory(place)) {
      throw UserException.usage(
          "prompts.paths: "
              + Excerpt.of(place.toString())
              + ": there is no such file or folder. Give a JSON or JSON Lines file, a folder of"
              + " them, or embedded.");
    }
    try {
      List<Path> files = files(place);
      if (files.isEmpty()) {
        throw UserException.usage(
            "prompts.paths: "
                + Excerpt.of(place.toString())
                + ": this folder has no .json or .jsonl file, and no folder in it has a "
                + FILE_OF_LANGUAGE_FOLDER
                + ". Give the folder that holds the prompts.");
      }
      return new PromptFiles(name, files);
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(place.toString())
              + ": cannot be listed: "
              + e
              + ". Check the folder's permissions.",
          e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> own =
        children(folder).stream()
            .filter(PromptFiles::isPrompts)
            .filter(Files::isRegularFile)
            .toList();
    if (!own.isEmpty()) {
      return own;
    }
    return children(folder).stream()
        .map(child -> child.resolve(FILE_OF_LANGUAGE_FOLDER))
        .filter(Files::isRegularFile)
        .toList();
  }

  private static boolean isPrompts(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && ENDINGS.matcher(name).find();
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
