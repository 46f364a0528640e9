// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.html.UserText;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.winrate.Comparison;
import java.util.List;
import java.util.Optional;

/**
 * A comparison with the texts that were compared.
 *
 * @param kind why it is shown
 * @param question the turns that were asked, the last one answered here; empty where nobody tells
 * @param subject the subject's answer, its beginning
 * @param baseline the baseline's
 */
record Example(
    Kind kind,
    Comparison comparison,
    List<UserText> question,
    UserText subject,
    UserText baseline) {

  Example {
    question = List.copyOf(question);
  }

  /** What there are examples of. */
  enum Kind {
    WIN("The subject won", "win"),
    LOSS("The subject lost", "loss"),
    /** The judge said different things in the two orders. */
    DISAGREEMENT("A tie, for the orders disagree", "disagreement");

    private final String title;
    private final String word;

    Kind(String title, String word) {
      this.title = title;
      this.word = word;
    }

    /** Above one of them. */
    String title() {
      return title;
    }

    /** What so many of them are called. */
    String counted(int number) {
      return number == 1 ? word : word + (word.endsWith("s") ? "es" : "s");
    }

    /** Empty for what there are no examples of: sure ties, and what has no score. */
    static Optional<Kind> of(Comparison comparison) {
      List<Verdict> verdicts = comparison.verdicts();
      if (comparison.outcome() == PairOutcome.WIN) {
        return Optional.of(WIN);
      }
      if (comparison.outcome() == PairOutcome.LOSS) {
        return Optional.of(LOSS);
      }
      return comparison.outcome() == PairOutcome.TIE
              && verdicts.get(0) != verdicts.get(verdicts.size() - 1)
          ? Optional.of(DISAGREEMENT)
          : Optional.empty();
    }
  }
}
