// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Two systems' answers to one question, compared: what a win rate needs to know of a judgement,
 * whoever made it.
 *
 * @param prompt the question's id
 * @param stratum where it is counted
 * @param outcome what became of it
 * @param verdicts what the judge said each time it was asked: subject first, then baseline first;
 *     one verdict where a recording has one, none where the judge was not asked
 * @param preference how far the subject is preferred, 0 to 1 with 0.5 for a tie; there exactly
 *     where the outcome is scored
 */
public record Comparison(
    String prompt,
    Stratum stratum,
    PairOutcome outcome,
    List<Verdict> verdicts,
    OptionalDouble preference) {

  /** The preference at which neither system is ahead. */
  public static final double EVEN = 0.5;

  /**
   * @throws IllegalArgumentException where the parts contradict each other
   */
  public Comparison {
    verdicts = List.copyOf(verdicts);
    boolean follows =
        switch (verdicts.size()) {
          case 0 -> outcome == PairOutcome.UNANSWERED || outcome == PairOutcome.OVER_BUDGET;
          case 1 -> outcome == PairOutcome.of(verdicts.get(0), verdicts.get(0));
          case 2 -> outcome == PairOutcome.of(verdicts.get(0), verdicts.get(1));
          default -> false;
        };
    if (!follows) {
      throw new IllegalArgumentException(
          prompt + ": " + outcome + " does not follow from " + verdicts);
    }
    if (preference.isPresent() ? !agrees(outcome, preference.getAsDouble()) : outcome.scored()) {
      throw new IllegalArgumentException(
          prompt + ": " + outcome + " does not go with " + preference);
    }
  }

  /** One of our own. */
  public static Comparison of(Judgement judgement) {
    return of(
        judgement.prompt(),
        new Stratum(judgement.set(), judgement.dimension(), judgement.turn(), judgement.language()),
        judgement.outcome(),
        judgement.orders().stream().map(OrderedVerdict::verdict).toList());
  }

  /** A pair that was judged in both orders: a win counts 1, a tie 0.5, a loss 0. */
  public static Comparison bothOrders(
      String prompt, Stratum stratum, Verdict subjectFirst, Verdict baselineFirst) {
    return of(
        prompt,
        stratum,
        PairOutcome.of(subjectFirst, baselineFirst),
        List.of(subjectFirst, baselineFirst));
  }

  /** A pair that was judged once, by degrees. */
  public static Comparison graded(String prompt, Stratum stratum, double preference) {
    Verdict verdict =
        preference > EVEN ? Verdict.WIN : preference < EVEN ? Verdict.LOSS : Verdict.TIE;
    return new Comparison(
        prompt,
        stratum,
        PairOutcome.of(verdict, verdict),
        List.of(verdict),
        OptionalDouble.of(preference));
  }

  /** A pair that was judged once, without a verdict. */
  public static Comparison unscored(String prompt, Stratum stratum, Verdict reason) {
    return of(prompt, stratum, PairOutcome.UNSCORED, List.of(reason));
  }

  private static Comparison of(
      String prompt, Stratum stratum, PairOutcome outcome, List<Verdict> verdicts) {
    return new Comparison(prompt, stratum, outcome, verdicts, preference(outcome));
  }

  private static OptionalDouble preference(PairOutcome outcome) {
    return switch (outcome) {
      case WIN -> OptionalDouble.of(1);
      case TIE -> OptionalDouble.of(EVEN);
      case LOSS -> OptionalDouble.of(0);
      case UNSCORED, UNANSWERED, OVER_BUDGET -> OptionalDouble.empty();
    };
  }

  /** Written so that a value that is not a number agrees with nothing. */
  private static boolean agrees(PairOutcome outcome, double preference) {
    return switch (outcome) {
      case WIN -> preference > EVEN && preference <= 1;
      case TIE -> preference == EVEN;
      case LOSS -> preference >= 0 && preference < EVEN;
      case UNSCORED, UNANSWERED, OVER_BUDGET -> false;
    };
  }
}
