// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.config.OutputConfig.IfExists;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that a run writes. {@code run.json} says from the first moment whose it is; {@code
 * manifest.json} comes last and says that it is finished.
 */
final class FineTuneFolder {

  static final String MANIFEST = "manifest.json";
  static final String REPORT = "report.md";
  static final String CURVE = "loss.svg";
  static final String LOG = "log.jsonl";
  static final String ROWS = "rows.jsonl.gz";

  private static final String CARD = "run.json";
  private static final Pattern STATE = Pattern.compile("checkpoint-\\d+\\.safetensors");
  private static final List<String> ENDINGS =
      List.of(".json", ".jinja", ".txt", ".model", ".safetensors", ".partial");
  private static final List<String> OF_THE_RUN = List.of(CARD, LOG, ROWS, CURVE, REPORT);

  /** What tests of the model are written to. */
  private static final List<String> OF_TESTS = List.of("evaluation.md", "evaluated.jsonl.gz");

  private static final List<String> OF_A_JOB =
      List.of(
          LlamaFactoryJob.DATA, LlamaFactoryJob.JOB, LlamaFactoryJob.INFO, LlamaFactoryJob.README);
  private static final String NANO = "nano";
  private static final String ADAPTER = "adapter";

  private final Path path;
  private final IfExists ifExists;

  private FineTuneFolder(Path path, IfExists ifExists) {
    this.path = path;
    this.ifExists = ifExists;
  }

  /**
   * Looks at the folder, without changing it.
   *
   * @throws UserException where something else is there, or an output that may not be replaced
   */
  static FineTuneFolder prepare(OutputConfig output) {
    FineTuneFolder folder = new FineTuneFolder(output.requireLocalDir(), output.ifExists());
    folder.requireOurs();
    return folder;
  }

  private void requireOurs() {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw UserException.usage("output.dir: " + path + " is a file; name a folder.");
    }
    boolean isOurs = has(CARD) || (has(MANIFEST) && has(ROWS));
    Optional<Path> foreign = isOurs ? Optional.empty() : anything();
    if (foreign.isPresent()) {
      throw UserException.usage(
          "output.dir: "
              + path
              + " holds other files than a fine-tune ("
              + foreign.get().getFileName()
              + "); choose another folder.");
    }
    if (has(MANIFEST) && ifExists == IfExists.REFUSE) {
      throw UserException.usage(
          "output.dir: "
              + path
              + " holds a finished fine-tune already; choose another folder, or add --overwrite.");
    }
  }

  /**
   * Makes the folder this run's. What an earlier run left is removed, unless it is of the same card
   * and can go on.
   *
   * @throws UserException where the states of another run would be lost, or it cannot be written to
   */
  void begin(RunCard card) {
    try {
      Files.createDirectories(path);
      if (has(CARD) && !has(MANIFEST)) {
        String differences = readCard().differences(card);
        if (differences.isEmpty()) {
          return;
        }
        boolean hasStates = !names(path, name -> STATE.matcher(name).matches()).isEmpty();
        if (hasStates && ifExists == IfExists.REFUSE) {
          throw UserException.usage(
              "output.dir: "
                  + path
                  + " holds a fine-tune that was interrupted and could go on, but "
                  + differences
                  + " differ from its. Start it as before, choose another folder, or add"
                  + " --overwrite to begin anew.");
        }
      }
      clear(name -> name.equals(MANIFEST));
      clear(name -> true);
      deleteAll(path.resolve(NANO));
      deleteAll(adapter());
      writeJson(CARD, card);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private RunCard readCard() throws IOException {
    Path file = path.resolve(CARD);
    try (InputStream stream = Files.newInputStream(file)) {
      return JsonFile.read(stream, RunCard.class);
    } catch (JsonProcessingException e) {
      throw UserException.failed(
          file + ": is damaged: " + e.getOriginalMessage() + ". Remove the folder.", e);
    }
  }

  /** A file or folder in it. */
  Path resolve(String name) {
    return path.resolve(name);
  }

  Path path() {
    return path;
  }

  /** Where a base that is made lies meanwhile: a whole model, or nothing. */
  Path nano() {
    Path nano = path.resolve(NANO);
    try {
      if (!Files.exists(nano.resolve("config.json"))) {
        deleteAll(nano);
      }
      return nano;
    } catch (IOException e) {
      throw unwritable(nano, e);
    }
  }

  /** Where an adapter lies that is merged. */
  Path adapter() {
    return path.resolve(ADAPTER);
  }

  /** Removes a model that an interrupted run had begun to write. */
  void clearModel() {
    try {
      clear(name -> !OF_THE_RUN.contains(name) && !STATE.matcher(name).matches());
      deleteAll(adapter());
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** Writes a whole file. */
  void write(String name, WholeFile.Content content) {
    try {
      WholeFile.write(path.resolve(name), content);
    } catch (IOException e) {
      throw unwritable(path.resolve(name), e);
    }
  }

  void write(String name, String text) {
    write(name, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Makes the output count as finished, and removes what was needed to get there. */
  void finish(Record manifest) {
    try {
      writeJson(MANIFEST, manifest);
      Files.deleteIfExists(path.resolve(CARD));
      deleteAll(path.resolve(NANO));
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private void writeJson(String name, Object value) throws IOException {
    WholeFile.write(path.resolve(name), stream -> JsonFile.write(stream, value));
  }

  private boolean has(String name) {
    return Files.exists(path.resolve(name));
  }

  private void clear(Predicate<String> wanted) throws IOException {
    for (Path file : names(path, wanted.and(FineTuneFolder::isOwn))) {
      Files.delete(file);
    }
  }

  private static boolean isOwn(String name) {
    return OF_THE_RUN.contains(name)
        || OF_A_JOB.contains(name)
        || OF_TESTS.contains(name)
        || ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path file : names(folder, name -> true)) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private Optional<Path> anything() {
    try (Stream<Path> all = Files.list(path)) {
      return all.min(Comparator.naturalOrder());
    } catch (IOException e) {
      throw unlistable(path, e);
    }
  }

  /** The files in a folder whose names are wanted, sorted. */
  private static List<Path> names(Path folder, Predicate<String> wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> wanted.test(String.valueOf(file.getFileName())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unlistable(folder, e);
    }
  }

  private static UserException unlistable(Path folder, IOException e) {
    return UserException.failed(
        folder + ": cannot be listed: " + e + ". Check its permissions.", e);
  }

  private static UserException unwritable(Path path, IOException e) {
    return UserException.failed(
        path
            + ": cannot be written: "
            + e
            + ". Check the folder, its permissions and the free space, then start again: the"
            + " training goes on where it stopped.",
        e);
  }
}
