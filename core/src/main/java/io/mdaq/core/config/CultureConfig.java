// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import java.util.List;

/**
 * What {@code report} counts in responses, without a judge.
 *
 * @param responses folders and files of responses, one for each system; empty for none
 * @param shortQuestions prompt sets whose references are right answers; only with responses
 * @param languages of these questions
 */
public record CultureConfig(
    List<String> responses, List<String> shortQuestions, LanguageSet languages) {

  public CultureConfig {
    responses = List.copyOf(responses);
    shortQuestions = List.copyOf(shortQuestions);
  }

  /** Nothing is counted. */
  public static final CultureConfig NONE =
      new CultureConfig(List.of(), List.of(), LanguageSet.known());

  static CultureConfig from(ConfigTree tree) {
    CultureConfig config =
        new CultureConfig(
            tree.value("culture.responses").texts(),
            tree.value("culture.short_questions").texts(),
            tree.value("culture.languages").parseList(LanguageSet::parse));
    if (config.responses.isEmpty() && !config.shortQuestions.isEmpty()) {
      throw UserException.usage(
          "culture.short_questions: there are no responses to them. Add --responses DIR for each"
              + " system, the folders that generate wrote with --prompts "
              + config.shortQuestions.get(0)
              + ".");
    }
    return config;
  }
}
