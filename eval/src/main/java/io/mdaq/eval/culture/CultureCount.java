// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

import io.mdaq.core.culture.ReferenceList;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.culture.CultureReport.AnswerRow;
import io.mdaq.eval.culture.CultureReport.ReferenceRow;
import io.mdaq.eval.prompt.Prompt;
import io.mdaq.eval.prompt.PromptSet;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseReader;
import io.mdaq.eval.response.ResponseSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts one system after the other; holds one response at a time. */
public final class CultureCount {

  /** The category that stands for all. */
  private static final String ALL = "";

  /** Short questions by their id; only looked up. */
  private final Map<String, Prompt> questions = new HashMap<>();

  private final Map<String, ShortAnswers> matchers = new HashMap<>();
  private final Map<String, Optional<ReferenceList>> lists = new HashMap<>();
  private final List<AnswerRow> answers = new ArrayList<>();
  private final List<ReferenceRow> references = new ArrayList<>();

  /**
   * @param shortQuestions sets whose prompts have one turn and references that are right answers;
   *     their responses are compared with them, all others are searched for cultural references
   * @throws UserException if a prompt has no reference that says anything, or more than one turn
   */
  public CultureCount(List<PromptSet> shortQuestions) {
    for (PromptSet set : shortQuestions) {
      for (Prompt prompt : set.prompts()) {
        boolean canJudge = matcher(prompt.language()).canJudge(prompt.references());
        if (prompt.turns().size() != 1 || !canJudge) {
          throw UserException.failed(
              Excerpt.of(prompt.id())
                  + " is no short question: "
                  + (canJudge
                      ? "it has " + prompt.turns().size() + " turns, allowed is 1"
                      : "none of its references holds a letter or digit")
                  + ". Correct the row, or do not name its set as short questions.");
        }
        questions.put(prompt.id(), prompt);
      }
    }
  }

  /**
   * Counts a system's responses.
   *
   * @param system its name in the report
   * @throws UserException if the responses cannot be read
   */
  public void add(String system, ResponseSet responses) {
    SortedMap<String, SortedMap<String, AnswerTally>> answered = new TreeMap<>();
    SortedMap<String, ReferenceTally> named = new TreeMap<>();
    try (ResponseReader reader = responses.read()) {
      for (Optional<Response> next = reader.next(); next.isPresent(); next = reader.next()) {
        count(next.get(), answered, named);
      }
    }
    answered.forEach(
        (language, categories) ->
            categories.forEach(
                (category, tally) -> answers.add(tally.row(system, language, category))));
    named.forEach((language, tally) -> references.add(tally.row(system, language)));
  }

  /** All systems added so far, in that order; within a system by language and category. */
  public CultureReport report() {
    return new CultureReport(answers, references);
  }

  private void count(
      Response response,
      SortedMap<String, SortedMap<String, AnswerTally>> answered,
      SortedMap<String, ReferenceTally> named) {
    String language = response.language();
    Prompt question = questions.get(response.prompt());
    if (question != null) {
      SortedMap<String, AnswerTally> categories =
          answered.computeIfAbsent(language, l -> new TreeMap<>());
      Optional<ShortAnswers.Match> match =
          response.finish().answered()
              ? Optional.of(matcher(language).match(response.text(), question.references()))
              : Optional.empty();
      // A question without a category counts in the language's own row only.
      for (String category : List.of(ALL, question.category()).stream().distinct().toList()) {
        categories.computeIfAbsent(category, c -> new AnswerTally()).add(match);
      }
    } else if (response.finish().answered()) {
      lists
          .computeIfAbsent(language, ReferenceList::of)
          .ifPresent(
              list ->
                  named
                      .computeIfAbsent(language, l -> new ReferenceTally(list.entries().size()))
                      .add(list.in(response.text()).size()));
    }
  }

  private ShortAnswers matcher(String language) {
    return matchers.computeIfAbsent(language, ShortAnswers::new);
  }

  private static final class AnswerTally {

    private int exact;
    private int lenient;
    private int answered;
    private int unanswered;

    /**
     * @param match empty where there is no answer
     */
    void add(Optional<ShortAnswers.Match> match) {
      answered += match.isPresent() ? 1 : 0;
      unanswered += match.isPresent() ? 0 : 1;
      exact += match.filter(m -> m == ShortAnswers.Match.EXACT).isPresent() ? 1 : 0;
      lenient += match.filter(m -> m != ShortAnswers.Match.NONE).isPresent() ? 1 : 0;
    }

    AnswerRow row(String system, String language, String category) {
      return new AnswerRow(
          system,
          language,
          category,
          Share.of(exact, answered),
          Share.of(lenient, answered),
          unanswered);
    }
  }

  private static final class ReferenceTally {

    private final int entries;
    private int responses;
    private int withReference;
    private long sum;
    private long squares;

    ReferenceTally(int entries) {
      this.entries = entries;
    }

    void add(int named) {
      responses++;
      withReference += named > 0 ? 1 : 0;
      sum += named;
      squares += (long) named * named;
    }

    ReferenceRow row(String system, String language) {
      return new ReferenceRow(
          system,
          language,
          entries,
          Share.of(withReference, responses),
          Mean.of(sum, squares, responses));
    }
  }
}
