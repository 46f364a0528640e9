// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

import java.util.List;

/**
 * What is known of the systems' culture.
 *
 * @param answers how right they are on short questions, by system, language and category
 * @param references how often they name things of a language's own world, by system and language
 */
public record CultureReport(List<AnswerRow> answers, List<ReferenceRow> references) {

  public CultureReport {
    answers = List.copyOf(answers);
    references = List.copyOf(references);
  }

  /** Whether anything was counted. */
  public boolean hasRows() {
    return !answers.isEmpty() || !references.isEmpty();
  }

  /**
   * Short answers of a system.
   *
   * @param system as the caller names it
   * @param language BCP-47
   * @param category the questions' own, mostly a country; empty for all of the language
   * @param exact the share of answers that are a right one and nothing else
   * @param lenient the share of answers in which a right one stands
   * @param unanswered questions without an answer, which are in neither share
   */
  public record AnswerRow(
      String system,
      String language,
      String category,
      Share exact,
      Share lenient,
      int unanswered) {}

  /**
   * Cultural references of a system.
   *
   * @param system as the caller names it
   * @param language BCP-47; one that has a list
   * @param entries how many things are on the list
   * @param withReference the share of responses that name at least one
   * @param perResponse different things that a response names
   */
  public record ReferenceRow(
      String system, String language, int entries, Share withReference, Mean perResponse) {}
}
