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
    return table.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** The share of the pairs whose verdicts agree; empty without pairs. */
  public OptionalDouble agreement() {
    return share(agreeing(), pairs());
  }

  /**
   * Cohen's kappa, unweighted: the agreement beyond what the two orders' shares of verdicts would
   * give by chance, 1 for full agreement and 0 for none beyond chance (Cohen 1960,
   * doi:10.1177/001316446002000104). Empty where chance alone gives full agreement, as when every
   * verdict is the same.
   */
  public OptionalDouble kappa() {
    long n = pairs();
    double byChance = 0;
    for (int i = 0; i < VERDICTS.size(); i++) {
      byChance += (double) row(i) * column(i);
    }
    // Both sides times n, so that full agreement by chance is met exactly.
    double most = (double) n * n;
    return byChance == most
        ? OptionalDouble.empty()
        : OptionalDouble.of(((double) n * agreeing() - byChance) / (most - byChance));
  }

  /**
   * The share of verdicts for the answer shown first, among those for either answer: 0.5 for a
   * judge without a bias of position, since each pair was shown in both orders. Empty where all
   * verdicts are ties.
   */
  public OptionalDouble firstPosition() {
    return share(row(WIN) + column(LOSS), row(WIN) + column(LOSS) + row(LOSS) + column(WIN));
  }

  /**
   * The share of the pairs on which the judge changed sides with the order: the answer shown first
   * won both times, or the one shown second. Empty without pairs.
   */
  public OptionalDouble flipped() {
    return share(table.get(WIN).get(LOSS) + table.get(LOSS).get(WIN), pairs());
  }

  private long agreeing() {
    long agreeing = 0;
    for (int i = 0; i < VERDICTS.size(); i++) {
      agreeing += table.get(i).get(i);
    }
    return agreeing;
  }

  private long row(int verdict) {
    return table.get(verdict).stream().mapToLong(Long::longValue).sum();
  }

  private long column(int verdict) {
    return table.stream().mapToLong(row -> row.get(verdict)).sum();
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
