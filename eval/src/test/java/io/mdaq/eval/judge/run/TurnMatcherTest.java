// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judge.rubric.Dimension;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseFile;
import io.mdaq.eval.response.ResponseSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnMatcherTest {

  @TempDir private Path folder;

  private ResponseSet write(String name, Response... responses) {
    Path file = folder.resolve(name);
    ResponseFile.write(file, List.of(responses));
    return ResponseSet.open(file);
  }

  private TurnMatcher match(List<Response> subject, List<Response> baseline, int maxPrompts) {
    return new TurnMatcher(
        write("subject.jsonl", subject.toArray(Response[]::new)),
        write("baseline.jsonl", baseline.toArray(Response[]::new)),
        maxPrompts);
  }

  private static List<AnsweredTurn> all(TurnMatcher turns) {
    List<AnsweredTurn> all = new ArrayList<>();
    for (Optional<AnsweredTurn> next = turns.next(); next.isPresent(); next = turns.next()) {
      all.add(next.get());
    }
    return all;
  }

  @Test
  void turnsOfBothSidesArePairedAndTheOthersCounted() {
    List<Response> subject =
        List.of(
            Responses.of("s/ar/1", 1, "a"),
            Responses.of("s/ar/1", 2, "b"),
            Responses.of("s/ar/3", 1, "c"),
            Responses.of("s/de/1", 1, "d"));
    List<Response> baseline =
        List.of(
            Responses.of("s/ar/0", 1, "x"),
            Responses.of("s/ar/1", 1, "y"),
            Responses.of("s/ar/1", 2, "z"),
            Responses.of("s/de/1", 1, "v"),
            Responses.of("s/de/2", 1, "w"));
    try (TurnMatcher turns = match(subject, baseline, 0)) {
      List<AnsweredTurn> matched = all(turns);
      assertThat(matched)
          .extracting(AnsweredTurn::answers)
          .containsExactly(List.of("a"), List.of("a", "b"), List.of("d"));
      assertThat(matched.get(1).others()).containsExactly("y", "z");
      assertThat(turns.counts()).isEqualTo(new PairCounts(3, 0, 1, 2));
    }
  }

  @Test
  void anEmptySideLeavesTheOtherOneAlone() {
    try (TurnMatcher turns = match(List.of(), List.of(Responses.of("s/ar/1", 1, "x")), 0)) {
      assertThat(all(turns)).isEmpty();
      assertThat(turns.counts()).isEqualTo(new PairCounts(0, 0, 0, 1));
    }
  }

  @Test
  void aTurnWithoutAnAnswerOrAnEarlierOneHasNothingToCompare() {
    List<Response> subject =
        List.of(
            Responses.without("s/ar/1", 1, Finish.ERROR),
            Responses.without("s/ar/1", 2, Finish.NO_EARLIER_ANSWER),
            Responses.of("s/ar/2", 2, "late"),
            Responses.of("s/ar/3", 1, ""));
    List<Response> baseline =
        List.of(
            Responses.of("s/ar/1", 1, "x"),
            Responses.of("s/ar/1", 2, "y"),
            Responses.of("s/ar/2", 1, "x"),
            Responses.of("s/ar/2", 2, "y"),
            Responses.of("s/ar/3", 1, "z"));
    try (TurnMatcher turns = match(subject, baseline, 0)) {
      // An empty answer is an answer.
      assertThat(all(turns))
          .extracting(AnsweredTurn::isComparable)
          .containsExactly(false, false, false, true);
    }
  }

  @Test
  void theLimitCountsPromptsOfEachSetAndLanguage() {
    List<Response> side =
        List.of(
            Responses.of("s/ar/1", 1, "a"),
            Responses.of("s/ar/1", 2, "a"),
            Responses.of("s/ar/2", 1, "a"),
            Responses.of("s/de/7", 1, "a"),
            Responses.of("t/ar/1", 1, "a"),
            Responses.of("t/ar/2", 1, "a"));
    try (TurnMatcher turns = match(side, side, 1)) {
      assertThat(all(turns))
          .extracting(turn -> turn.subject().prompt())
          .containsExactly("s/ar/1", "s/ar/1", "s/de/7", "t/ar/1");
      assertThat(turns.counts()).isEqualTo(new PairCounts(4, 2, 0, 0));
    }
  }

  @Test
  void differentQuestionsUnderOneIdAreAnError() {
    List<Response> subject = List.of(Responses.asked("s/ar/1", "Why?", "a"));
    List<Response> baseline = List.of(Responses.asked("s/ar/1", "How\n?", "a"));
    try (TurnMatcher turns = match(subject, baseline, 0)) {
      assertThatThrownBy(turns::next)
          .isInstanceOf(UserException.class)
          .hasMessageContainingAll("\"s/ar/1\" turn 1", "\"Why?\"", "\"How\\n?\"", "same prompt");
    }
  }

  @Test
  void judgementsOfUnansweredTurnsTakeTheirPlacesBetweenTheOthers() {
    List<Response> subject =
        List.of(
            Responses.without("s/ar/1", 1, Finish.ERROR),
            Responses.of("s/ar/2", 1, "a"),
            Responses.of("s/ar/3", 1, "b"),
            Responses.without("s/ar/4", 1, Finish.CONTENT_FILTER));
    List<Response> baseline =
        List.of(
            Responses.of("s/ar/1", 1, "x"),
            Responses.of("s/ar/2", 1, "x"),
            Responses.of("s/ar/3", 1, "x"),
            Responses.of("s/ar/4", 1, "x"));
    List<Judgement> written = new ArrayList<>();
    try (TurnMatcher turns = match(subject, baseline, 0)) {
      JudgementQueue queue =
          new JudgementQueue(
              turns, List.of(Dimension.HELPFULNESS, Dimension.OVERALL), written::add);
      // A judge that reads all before it says anything.
      List<AnswerPair> read = new ArrayList<>();
      queue.forEachRemaining(read::add);
      assertThat(written).extracting(Judgement::prompt).containsOnly("s/ar/1");
      read.forEach(pair -> queue.accept(overBudget(pair)));
    }
    assertThat(written)
        .extracting(judgement -> judgement.prompt() + " " + judgement.dimension())
        .containsExactly(
            "s/ar/1 helpfulness",
            "s/ar/1 overall",
            "s/ar/2 helpfulness",
            "s/ar/2 overall",
            "s/ar/3 helpfulness",
            "s/ar/3 overall",
            "s/ar/4 helpfulness",
            "s/ar/4 overall");
    assertThat(written)
        .filteredOn(judgement -> judgement.outcome() == PairOutcome.UNANSWERED)
        .hasSize(4);
  }

  private static Judgement overBudget(AnswerPair pair) {
    return new Judgement(
        pair.prompt(),
        pair.set(),
        pair.language(),
        pair.turn(),
        pair.dimension().id(),
        PairOutcome.OVER_BUDGET,
        List.of());
  }
}
