// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;

import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.pipeline.boost.BoostSummary.Language;
import io.mdaq.pipeline.boost.BoostSummary.Tally;
import io.mdaq.pipeline.boost.BoostTally;
import io.mdaq.pipeline.manifest.BoostFacts;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What both reports say of boosting in the same words. */
final class BoostWords {

  static final String FINDINGS =
      "What the checks found in revisions that could be read. One revision may be found fault with"
          + " more than once; lost numbers, addresses, code and placeholders of the task are no"
          + " objection, but worth a look.";

  static final String REFERENCES =
      "Things of the language's own world (currency, dates, foods, names and the like) that replaced"
          + " samples named, and that what took their places names.";

  static final String EDIT_DISTANCES =
      "Edit distances in code points, over the three sections: of all revisions that could be read,"
          + " and of those that took their samples' places.";

  private BoostWords() {}

  /** What came out, in a sentence or two; plain where nothing was accepted. */
  static String verdict(Language all) {
    if (all.candidates() == 0) {
      return "There was nothing to boost: no sample's score is below the percentile"
          + " (boost.below_percentile).";
    }
    if (all.replaced() == 0) {
      Map.Entry<String, Long> reason = mostFrequent(all);
      return "No revision was accepted: all %s candidates stayed as they are. The most frequent reason is %s (%s)."
          .formatted(count(all.candidates()), reason.getKey(), count(reason.getValue()));
    }
    return "A revision took the place of %s of %s candidates."
        .formatted(count(all.replaced()), count(all.candidates()));
  }

  /** How many candidates have siblings; nothing where none were looked at. */
  static Optional<String> siblings(BoostFacts facts, Language all) {
    return facts.alignmentField() == null
        ? Optional.empty()
        : Optional.of(
            "%s of the candidates say which example they are a translation of (boost.alignment_field); %s revisions were held against siblings in other languages."
                .formatted(count(all.withExample()), count(all.withSiblings())));
  }

  /** Of several the first by name. */
  private static Map.Entry<String, Long> mostFrequent(Language all) {
    return all.kept().entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow();
  }

  /** The languages in which a reason occurred, such as {@code de 3, ja 1}. */
  static String byLanguage(SortedMap<String, Language> languages, String reason) {
    return languages.entrySet().stream()
        .filter(language -> language.getValue().kept().containsKey(reason))
        .map(
            language ->
                language.getKey()
                    + " "
                    + count(language.getValue().kept().getOrDefault(reason, 0L)))
        .collect(Collectors.joining(", "));
  }

  /** A finding in words; objections keep the names that they have as reasons. */
  static String finding(String name) {
    return name.startsWith(BoostTally.LOST)
        ? "lost: " + name.substring(BoostTally.LOST.length())
        : name;
  }

  /** A mean score. */
  static String mean(long sum, long samples) {
    return samples == 0
        ? "-"
        : String.format(Locale.ROOT, "%.3f", (double) sum / samples / QualityScorer.SCALE);
  }

  /** The distances that have so many binary digits, such as {@code 8 to 15}. */
  static String range(int digits) {
    if (digits <= 1) {
      return Integer.toString(digits);
    }
    long least = 1L << (digits - 1);
    return count(least) + " to " + count(2 * least - 1);
  }

  /** The range in which the median of what replaced lies. */
  static String median(SortedMap<Integer, Tally> distances) {
    long all = distances.values().stream().mapToLong(Tally::replaced).sum();
    long seen = 0;
    for (Map.Entry<Integer, Tally> entry : distances.entrySet()) {
      seen += entry.getValue().replaced();
      if (all > 0 && 2 * seen >= all) {
        return range(entry.getKey());
      }
    }
    return "-";
  }
}
