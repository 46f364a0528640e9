// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Set;

/**
 * What must be known of an encoder beside its ONNX file; any architecture of the BERT kind.
 *
 * @param maxTokens the longest row that the position table allows
 */
record OnnxShape(int hiddenSize, int vocabularySize, int maxTokens, int padId) {

  private static final long MAX_CONFIG_BYTES = 1 << 22;
  private static final int MOST = 1 << 24;

  /** Kinds whose positions begin behind the padding id. */
  private static final Set<String> OFFSET_POSITIONS =
      Set.of("xlm-roberta", "xlm-roberta-xl", "roberta", "camembert", "mpnet");

  /**
   * Reads {@code config.json}.
   *
   * @throws io.mdaq.core.problem.UserException if it is missing, or a number is or is absurd
   */
  static OnnxShape read(Path folder) {
    JsonObject json = JsonObject.read(folder.resolve("config.json"), MAX_CONFIG_BYTES);
    int vocabulary = within(json, "vocab_size", 1, MOST);
    int padId =
        json.integer("pad_token_id").isPresent()
            ? within(json, "pad_token_id", 0, vocabulary - 1)
            : 0;
    boolean isOffset = OFFSET_POSITIONS.contains(json.text("model_type").orElse(""));
    int unused = isOffset ? padId + 1 : 0;
    int positions = within(json, "max_position_embeddings", unused + 1, MOST);
    return new OnnxShape(
        within(json, "hidden_size", 1, MOST), vocabulary, positions - unused, padId);
  }

  private static int within(JsonObject json, String key, int least, int most) {
    int value = json.requireInteger(key);
    if (value < least || value > most) {
      throw json.problem(
          key,
          "is "
              + value
              + "; allowed are "
              + least
              + " to "
              + most
              + ". Give the config.json as it was published with the model.");
    }
    return value;
  }
}
