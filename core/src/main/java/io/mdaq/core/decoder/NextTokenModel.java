// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import java.util.List;

/** What generation needs of a causal language model. Safe for concurrent use. */
public interface NextTokenModel {

  /** How many logits there are: ids are 0 to this, exclusive. */
  int vocabularySize();

  /** The most tokens that a text may have, prompt included. */
  int maxTokens();

  /**
   * Reads prompts.
   *
   * @param prompts at least one, none empty
   * @param moreTokens how many tokens will be appended to a row at most
   * @throws io.mdaq.core.problem.UserException if a prompt is empty or longer than {@link
   *     #maxTokens}, an id is outside the vocabulary, or memory does not suffice
   */
  NextTokenSession start(List<int[]> prompts, int moreTokens);
}
