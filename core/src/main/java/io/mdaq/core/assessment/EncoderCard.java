// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.EncodingConfig;
import io.mdaq.core.encoder.EncoderSettings;
import io.mdaq.core.encoder.TextPrompts;
import io.mdaq.core.manifest.FolderHash;
import io.mdaq.core.torch.TorchEngine;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Which encoder was used and how, for manifests: scores are the same only for the same files, the
 * same precision and the same kind of hardware.
 *
 * @param description folder, pooling, precision and longest text
 * @param sha256 of the list of the model's files with their hashes
 */
public record EncoderCard(String description, String sha256) {

  /** States of a training, which may lie beside the model that comes of it. */
  private static final String STATE = "checkpoint-";

  /**
   * Reads all files of a folder's encoder.
   *
   * @throws io.mdaq.core.problem.UserException if one cannot be read
   */
  public static EncoderCard of(Path folder, EncodingConfig encoding) {
    EncoderSettings settings = SampleEncoders.settings(folder, encoding);
    String description =
        "%s, %s pooling, %s, %d tokens at most"
            .formatted(
                Located.name(folder),
                settings.pooling().name().toLowerCase(Locale.ROOT),
                TorchEngine.resolve(settings.precision(), settings.device()).label(),
                settings.maxTokens());
    return new EncoderCard(description, sha256(folder));
  }

  /**
   * The hash of a folder's encoder.
   *
   * @throws io.mdaq.core.problem.UserException if a file cannot be read
   */
  public static String sha256(Path folder) {
    return FolderHash.of(folder, EncoderCard::decidesNumbers);
  }

  private static boolean decidesNumbers(Path file) {
    String name = file.getFileName().toString();
    return name.equals("config.json")
        || name.equals("tokenizer.json")
        || name.equals(TextPrompts.FILE)
        || (name.endsWith(".safetensors") && !name.startsWith(STATE))
        || name.endsWith(".onnx")
        || name.endsWith(".onnx_data");
  }
}
