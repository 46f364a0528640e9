// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.config.EncodingConfig;
import io.mdaq.core.encoder.DeclaredPooling;
import io.mdaq.core.encoder.EncoderSettings;
import io.mdaq.core.encoder.TextEncoders;
import io.mdaq.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;

/** The encoders of this process, each loaded once however many threads use it. */
public final class SampleEncoders {

  private static final long MAX_CONFIG_BYTES = 1 << 22;

  private static final SharedResources<Key, SampleEncoder> SHARED =
      new SharedResources<>(
          key -> SampleEncoder.open(key.folder, key.settings), SampleEncoder::close);

  private SampleEncoders() {}

  private record Key(Path folder, EncoderSettings settings) {}

  /**
   * Borrows the encoder of a folder.
   *
   * @throws io.mdaq.core.problem.UserException if the folder is no encoder with its tokenizer, or
   *     it cannot be loaded
   */
  public static SharedResources.Lease<SampleEncoder> acquire(Path folder, EncodingConfig encoding) {
    return SHARED.acquire(new Key(folder, settings(folder, encoding)));
  }

  /**
   * The number of components that the vectors of a folder's encoder have; no weights are read.
   *
   * @throws io.mdaq.core.problem.UserException if the folder is no encoder
   */
  public static int dimensionsOf(Path folder) {
    return TextEncoders.width(folder);
  }

  /**
   * Whether a folder's {@code config.json} is one of the Hugging Face layout; false where there is
   * none.
   */
  public static boolean isEncoder(Path folder) {
    Path config = folder.resolve("config.json");
    return Files.isRegularFile(config)
        && JsonObject.read(config, MAX_CONFIG_BYTES).has("model_type");
  }

  /** How a folder's encoder runs. */
  static EncoderSettings settings(Path folder, EncodingConfig encoding) {
    return encoding.settings(DeclaredPooling.of(folder));
  }
}
