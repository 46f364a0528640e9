// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import io.mdaq.eval.judgement.Verdict;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What asking in both orders tells about the judge: whether it says the same of two answers when
 * they change places. Counts the pairs that have both verdicts.
 *
 * @param table pairs by the verdict with the subject first (row) and with the baseline first
 *     (column), each in the order win, loss, tie and seen from the subject
 */
public record OrderAgreement(List<List<Long>> table) {

  /** The rows and columns of the table. */
  static final List<Verdict> VERDICTS = List.of(Verdict.WIN, Verdict.LOSS, Verdict.TIE);

  private static final int WIN = VERDICTS.indexOf(Verdict.WIN);
  private static final int LOSS = VERDICTS.indexOf(Verdict.LOSS);

  public OrderAgreement {
    table = table.stream().map(List::copyOf).toList();
    if (table.size() != VERDICTS.size()
        || table.stream().anyMatch(row -> row.size() != VERDICTS.size())) {
      throw new IllegalArgumentException("no table of three verdicts: " + table);
    }
  }

  /** Pairs with both verdicts. */
  public long pairs() {
    return counts().count();
  }

  /** The share of the pairs whose verdicts agree; empty without pairs. */
  public OptionalDouble agreement() {
    return counts().agreement();
  }

  /** Cohen's kappa of the two orders; see {@link AgreementTable#kappa}. */
  public OptionalDouble kappa() {
    return counts().kappa();
  }

  /**
   * The share of verdicts for the answer shown first, among those for either answer: 0.5 for a
   * judge without a bias of position, since each pair was shown in both orders. Empty where all
   * verdicts are ties.
   */
  public OptionalDouble firstPosition() {
    AgreementTable counts = counts();
    long first = counts.row(WIN) + counts.column(LOSS);
    long decided = first + counts.row(LOSS) + counts.column(WIN);
    return decided == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) first / decided);
  }

  /**
   * The share of the pairs on which the judge changed sides with the order: the answer shown first
   * won both times, or the one shown second. Empty without pairs.
   */
  public OptionalDouble flipped() {
    long flipped = table.get(WIN).get(LOSS) + table.get(LOSS).get(WIN);
    return pairs() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) flipped / pairs());
  }

  private AgreementTable counts() {
    return new AgreementTable(table);
  }
}
