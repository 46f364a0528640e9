// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.rubric;

import java.util.List;

/**
 * Two answers to one turn of a prompt, with all that came before, to be compared in one dimension.
 *
 * @param prompt the prompt's id
 * @param set the prompt set's name
 * @param language BCP-47
 * @param questions what the user said in this and all earlier turns; at least one
 * @param subject the subject's answer to each question
 * @param baseline the baseline's
 */
public record AnswerPair(
    String prompt,
    String set,
    String language,
    List<String> questions,
    List<String> subject,
    List<String> baseline,
    Dimension dimension) {

  public AnswerPair {
    questions = List.copyOf(questions);
    subject = List.copyOf(subject);
    baseline = List.copyOf(baseline);
    if (questions.isEmpty()
        || subject.size() != questions.size()
        || baseline.size() != questions.size()) {
      throw new IllegalArgumentException(
          prompt
              + ": "
              + questions.size()
              + " questions, "
              + subject.size()
              + " and "
              + baseline.size()
              + " answers");
    }
  }

  /** From 1. */
  public int turn() {
    return questions.size();
  }
}
