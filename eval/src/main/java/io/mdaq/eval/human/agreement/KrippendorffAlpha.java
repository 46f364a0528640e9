// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Krippendorff's alpha for nominal labels, any number of raters and missing labels (K. Krippendorff
 * 2011, "Computing Krippendorff's Alpha-Reliability", section D,
 * repository.upenn.edu/asc_papers/43): 1 for full agreement, 0 for what chance would give, below 0
 * for less. Each thing with m labels, m at least 2, adds 1/(m - 1) for each ordered pair of its
 * labels to a table of coincidences o with margins n_c and total n; then
 *
 * <pre>alpha = 1 - (n - 1) * (n - sum of o_cc) / (n² - sum of n_c²)</pre>
 */
final class KrippendorffAlpha {

  private KrippendorffAlpha() {}

  /**
   * Alpha of the labels given to each thing.
   *
   * @param labels one list for each thing, without those that are missing
   * @param kinds how many labels there are: {@code 0} to {@code kinds - 1}
   * @return empty where fewer than two different labels can be compared
   */
  static OptionalDouble of(Collection<List<Integer>> labels, int kinds) {
    double agreeing = 0;
    long[] margins = new long[kinds];
    long n = 0;
    for (List<Integer> given : labels) {
      if (given.size() < 2) {
        continue;
      }
      long[] counts = new long[kinds];
      given.forEach(label -> counts[label]++);
      long pairs = 0;
      for (int kind = 0; kind < kinds; kind++) {
        pairs += counts[kind] * (counts[kind] - 1);
        margins[kind] += counts[kind];
      }
      agreeing += (double) pairs / (given.size() - 1);
      n += given.size();
    }
    double byChance = 0;
    for (long margin : margins) {
      byChance += (double) margin * margin;
    }
    double most = (double) n * n;
    return byChance == most
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (n - 1) * (n - agreeing) / (most - byChance));
  }
}
