// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.problem.UserException;

/** Refuses token ids that a model cannot take, before the engine sees them. */
final class TokenChecks {

  private TokenChecks() {}

  /**
   * @throws UserException if there are no ids or too many, or one is outside the vocabulary
   */
  static void require(DecoderConfig config, int[] ids) {
    if (ids.length == 0) {
      throw UserException.failed(
          "a prompt has no tokens; at least 1 is needed. Begin it with the model's bos token or"
              + " give a text that is not empty.");
    }
    if (ids.length > config.maxTokens()) {
      throw UserException.failed(
          "a text has "
              + ids.length
              + " tokens; the model takes at most "
              + config.maxTokens()
              + " (max_position_embeddings). Shorten the text or use a model with more positions.");
    }
    for (int i = 0; i < ids.length; i++) {
      requireId(config, ids[i], i);
    }
  }

  static void requireId(DecoderConfig config, int id, int place) {
    if (id < 0 || id >= config.vocabularySize()) {
      throw UserException.failed(
          "token id "
              + id
              + " at place "
              + place
              + " is outside the model's vocabulary; allowed are 0 to "
              + (config.vocabularySize() - 1)
              + ". Use the tokenizer that belongs to the model.");
    }
  }
}
