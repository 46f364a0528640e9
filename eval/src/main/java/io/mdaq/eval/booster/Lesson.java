// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster;

import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.scorer.RevisionPair;
import java.util.List;

/**
 * A pair as a conversation: what boosting asks about the raw sample, and the reply that it takes
 * for the revised one.
 *
 * @param mark of the prompt
 * @param question of the user
 * @param reply of the assistant
 */
public record Lesson(String mark, String question, String reply) {

  /** The lesson of a pair. */
  public static Lesson of(RevisionPair pair, Culture culture) {
    BoosterPrompt prompt = BoosterPrompt.of(pair.language(), pair.raw(), culture);
    return new Lesson(
        prompt.mark(), prompt.message(), BoosterPrompt.sections(pair.revised(), prompt.mark()));
  }

  /** Question and reply. */
  public List<ChatMessage> messages() {
    return List.of(ChatMessage.user(question), ChatMessage.assistant(reply));
  }
}
