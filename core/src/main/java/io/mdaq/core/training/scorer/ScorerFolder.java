// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.scorer;

import io.mdaq.core.checkpoint.FolderTree;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.config.OutputConfig.IfExists;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a scorer that is trained. All that is unfinished lies in {@code training} in it. A
 * finished model is moved out of there, {@code manifest.json} last; one that it replaces stays
 * until then.
 *
 * @param path the folder
 */
record ScorerFolder(Path path) {

  private static final String CONFIG = "config.json";
  private static final String MANIFEST = "manifest.json";
  private static final String TRAINING = "training";
  private static final long MAX_MANIFEST = 1 << 24;

  /** What a model's folder holds, beside the folder of its pooling. */
  private static final List<String> ENDINGS =
      List.of(".json", ".jinja", ".txt", ".model", ".safetensors");

  /**
   * Checks that a scorer can be written there, and makes the folder if it is not there.
   *
   * @throws UserException where something else is there, or a model that may not be replaced
   */
  static ScorerFolder prepare(OutputConfig output) {
    ScorerFolder folder = new ScorerFolder(output.requireLocalDir());
    try {
      if (Files.exists(folder.path)) {
        folder.requireUsable(output.ifExists());
      }
      Files.createDirectories(folder.training());
    } catch (IOException e) {
      throw UserException.usage(
          "output.dir: cannot write to %s: %s; choose a folder you may write to"
              .formatted(folder.path, e));
    }
    return folder;
  }

  private void requireUsable(IfExists ifExists) throws IOException {
    if (!Files.isDirectory(path)) {
      throw UserException.usage("output.dir: %s is a file; name a folder".formatted(path));
    }
    List<String> names;
    try (Stream<Path> files = Files.list(path)) {
      names = files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
    boolean isFinished = names.contains(MANIFEST);
    boolean isOurs = isFinished ? hasOurManifest() : names.contains(TRAINING);
    if (!names.isEmpty() && !isOurs) {
      throw UserException.usage(
          "output.dir: %s holds other files than a trained encoder (%s); choose another folder"
              .formatted(path, Excerpt.of(names.get(0))));
    }
    if (isFinished && ifExists == IfExists.REFUSE) {
      throw UserException.usage(
          "output.dir: %s holds a model already; choose another folder, or add --overwrite"
              .formatted(path));
    }
  }

  private boolean hasOurManifest() {
    return JsonObject.read(path.resolve(MANIFEST), MAX_MANIFEST)
        .text("format")
        .filter(EncoderScorerCard.FORMAT::equals)
        .isPresent();
  }

  /** The states and the log. */
  Path training() {
    return path.resolve(TRAINING);
  }

  /** The place of an encoder from scratch, with nothing in it. */
  Path emptyBase() {
    return emptied("base");
  }

  /** The place of the model before it is whole, with nothing in it. */
  Path emptyModel() {
    return emptied("model");
  }

  private Path emptied(String name) {
    Path folder = training().resolve(name);
    try {
      FolderTree.remove(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** The files in a folder, by their names relative to it, sorted. */
  static List<FileHash> hashes(Path folder) {
    List<FileHash> hashes = new ArrayList<>();
    try {
      for (Path file : files(folder)) {
        try (InputStream stream = Files.newInputStream(file)) {
          hashes.add(FileHash.of(folder.relativize(file).toString(), stream));
        }
      }
      return hashes;
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** Puts a model in the place of whatever model is there. */
  void publish(Path model, EncoderScorerCard card) {
    try {
      Files.deleteIfExists(path.resolve(MANIFEST));
      try (Stream<Path> old = Files.list(path)) {
        for (Path file : old.filter(ScorerFolder::isOfModel).toList()) {
          Files.delete(file);
        }
      }
      List<Path> files = new ArrayList<>(files(model));
      // Whoever finds it takes the folder for a model.
      files.sort(Comparator.comparing(file -> file.equals(model.resolve(CONFIG))));
      for (Path file : files) {
        Path place = path.resolve(model.relativize(file));
        Files.createDirectories(place.getParent());
        Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
      }
      WholeFile.write(path.resolve(MANIFEST), stream -> JsonFile.write(stream, card));
      FolderTree.remove(training().resolve("base"));
      FolderTree.remove(training().resolve("model"));
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static boolean isOfModel(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** What is said where writing fails. */
  static UserException failed(Path path, IOException e) {
    return UserException.failed(
        Excerpt.escape(path.toString())
            + ": cannot be written: "
            + e
            + ". Check the folder, its permissions and the free space, then start again: the"
            + " training goes on behind the last checkpoint.",
        e);
  }
}
