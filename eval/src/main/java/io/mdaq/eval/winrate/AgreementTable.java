// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How often two raters gave each pair of labels to the same things.
 *
 * @param table square: the first rater's label in rows, the second one's in columns, in one order
 */
public record AgreementTable(List<List<Long>> table) {

  /**
   * @throws IllegalArgumentException where it is not square
   */
  public AgreementTable {
    table = table.stream().map(List::copyOf).toList();
    int labels = table.size();
    if (table.stream().anyMatch(row -> row.size() != labels)) {
      throw new IllegalArgumentException("no square table: " + table);
    }
  }

  /** All things that both labelled. */
  public long count() {
    return table.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** The share of equal labels; empty where nothing was labelled by both. */
  public OptionalDouble agreement() {
    long n = count();
    return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) agreeing() / n);
  }

  /**
   * Cohen's kappa, unweighted: the agreement beyond what the two raters' shares of labels would
   * give by chance, 1 for full agreement and 0 for none beyond chance (Cohen 1960,
   * doi:10.1177/001316446002000104). Empty where chance alone gives full agreement, as when every
   * label is the same.
   */
  public OptionalDouble kappa() {
    long n = count();
    double byChance = 0;
    for (int i = 0; i < table.size(); i++) {
      byChance += (double) row(i) * column(i);
    }
    // Both sides times n, so that full agreement by chance is met exactly.
    double most = (double) n * n;
    return byChance == most
        ? OptionalDouble.empty()
        : OptionalDouble.of(((double) n * agreeing() - byChance) / (most - byChance));
  }

  /** How often the first rater gave this label. */
  public long row(int label) {
    return table.get(label).stream().mapToLong(Long::longValue).sum();
  }

  /** How often the second rater gave this label. */
  public long column(int label) {
    return table.stream().mapToLong(row -> row.get(label)).sum();
  }

  private long agreeing() {
    long agreeing = 0;
    for (int i = 0; i < table.size(); i++) {
      agreeing += table.get(i).get(i);
    }
    return agreeing;
  }
}
