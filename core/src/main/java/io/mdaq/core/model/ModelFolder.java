// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import io.mdaq.core.checkpoint.Checkpoint;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder in the Hugging Face layout, opened: {@code config.json} and {@code *.safetensors}. The
 * weights are mapped, not read, so opening is quick whatever the size.
 */
public record ModelFolder(Path folder, ModelConfig config, ModelWeights weights) {

  static final String CONFIG = "config.json";

  /** Ten times the longest published ones, which list every label of a classifier. */
  static final long MAX_CONFIG = 1 << 22;

  /**
   * Opens a folder and checks its weights against its configuration.
   *
   * @throws UserException if it is no model folder, the architecture is not supported, or the
   *     weights do not fit
   */
  public static ModelFolder open(Path folder) {
    ModelConfig config = readConfig(folder);
    return new ModelFolder(folder, config, ModelWeights.bind(config, Checkpoint.open(folder)));
  }

  /**
   * Reads the configuration only, for folders whose weights are of another format.
   *
   * @throws UserException if there is none, or the architecture is not supported
   */
  public static ModelConfig readConfig(Path folder) {
    if (!Files.isRegularFile(folder.resolve(CONFIG))) {
      throw UserException.failed(
          Excerpt.escape(folder.toString())
              + (Files.isDirectory(folder)
                  ? ": this is no model folder: it has no " + CONFIG
                  : ": there is no such folder")
              + ". Give a folder with "
              + CONFIG
              + ", tokenizer.json and *.safetensors.");
    }
    return ConfigReader.read(JsonObject.read(folder.resolve(CONFIG), MAX_CONFIG));
  }
}
