// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A scorer's calibration on pairs that it was not trained on.
 *
 * @param languages by language
 * @param total over all of them
 */
public record ScorerCalibration(SortedMap<String, Reliability> languages, Reliability total) {

  /** The file's name in the folder of a model. */
  public static final String FILE = "calibration.json";

  private static final String EMBEDDED = "/io/mdaq/core/scorer/lexical-qsm/" + FILE;
  private static final long MAX_BYTES = 1 << 20;
  private static final String LANGUAGE = "[A-Za-z0-9-]{1,35}";

  public ScorerCalibration {
    Objects.requireNonNull(total, "total");
    for (Map.Entry<String, Reliability> entry : languages.entrySet()) {
      Objects.requireNonNull(entry.getValue(), "a language has no numbers");
      if (!entry.getKey().matches(LANGUAGE)) {
        throw new IllegalArgumentException("a key is no code of a language");
      }
    }
    languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
  }

  /**
   * The calibration that lies in a model's folder, if one does.
   *
   * @throws UserException where the file is none
   */
  public static Optional<ScorerCalibration> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      if (Files.size(file) > MAX_BYTES) {
        throw UserException.failed(file + ": larger than a calibration can be; remove it");
      }
      return Optional.of(JsonFile.read(stream, ScorerCalibration.class));
    } catch (JsonProcessingException e) {
      throw UserException.failed(
          "%s: not the calibration of a scorer: %s. Remove it, or train the model again"
              .formatted(file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw UserException.failed("%s: cannot be read: %s".formatted(file, e), e);
    }
  }

  /**
   * The calibration of the embedded scorer, which was trained on all pairs that there are: that of
   * five models trained in the same way, each on four fifths of the examples and tested on the
   * others ({@code mdaq eval-scorer --every-example-once}).
   */
  public static ScorerCalibration embedded() {
    return JsonFile.readResource(ScorerCalibration.class, EMBEDDED, ScorerCalibration.class);
  }

  /** Writes it into a model's folder. */
  public void write(Path folder) throws IOException {
    writeFile(folder.resolve(FILE));
  }

  /** Writes it as a file. */
  public void writeFile(Path file) throws IOException {
    WholeFile.write(file, stream -> JsonFile.write(stream, this));
  }
}
