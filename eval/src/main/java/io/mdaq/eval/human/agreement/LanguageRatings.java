// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import io.mdaq.eval.human.HumanVerdict;
import io.mdaq.eval.human.JudgedPair;
import io.mdaq.eval.human.RaterLabel;
import io.mdaq.eval.winrate.AgreementTable;
import io.mdaq.eval.winrate.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judge and raters of one language, side by side.
 *
 * @param judged all pairs on which the judge has a verdict
 * @param byPair the labels of each pair, by rater
 */
record LanguageRatings(
    List<JudgedPair> judged, SortedMap<JudgedPair.Place, SortedMap<Integer, Rating>> byPair) {

  /** Win, loss and tie, by which judge and people are compared. */
  static final int VERDICTS = 3;

  private static final int WIN = 0;
  private static final int LOSS = 1;
  private static final int TIE = 2;

  static LanguageRatings of(List<JudgedPair> judged, Collection<Rating> ratings) {
    SortedMap<JudgedPair.Place, SortedMap<Integer, Rating>> byPair =
        new TreeMap<>(
            Comparator.comparing(JudgedPair.Place::prompt)
                .thenComparingInt(JudgedPair.Place::turn));
    for (Rating rating : ratings) {
      byPair
          .computeIfAbsent(rating.at(), place -> new TreeMap<>())
          .put(rating.key().rater(), rating);
    }
    return new LanguageRatings(List.copyOf(judged), byPair);
  }

  /** The raters' numbers, ascending. */
  List<Integer> raters() {
    return byPair.values().stream()
        .flatMap(labels -> labels.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  List<Rating> ratings() {
    return byPair.values().stream().flatMap(labels -> labels.values().stream()).toList();
  }

  /** Each pair's labels, for {@link KrippendorffAlpha}. */
  List<List<Integer>> labels() {
    return byPair.values().stream()
        .map(labels -> labels.values().stream().map(r -> r.verdict().ordinal()).toList())
        .toList();
  }

  /** The judged pairs with what people said of them. */
  List<CorrectedRate.Pair> pairs() {
    return judged.stream()
        .map(pair -> new CorrectedRate.Pair(pair.question(), pair.preference(), people(pair)))
        .toList();
  }

  /** Judge (rows) against the people's mean preference (columns). */
  AgreementTable judgeAndPeople() {
    Counting counting = new Counting(VERDICTS);
    for (JudgedPair pair : judged) {
      people(pair).ifPresent(people -> counting.add(verdict(pair.preference()), verdict(people)));
    }
    return counting.table();
  }

  /** Judge (rows) against one rater (columns). */
  AgreementTable judgeAndRater(int rater) {
    Counting counting = new Counting(VERDICTS);
    for (JudgedPair pair : judged) {
      Rating rating = labels(pair).get(rater);
      if (rating != null) {
        counting.add(verdict(pair.preference()), verdict(rating.verdict().preference()));
      }
    }
    return counting.table();
  }

  /** Two raters, by all four verdicts. */
  AgreementTable raters(int first, int second) {
    Counting counting = new Counting(HumanVerdict.values().length);
    for (Map<Integer, Rating> labels : byPair.values()) {
      Rating one = labels.get(first);
      Rating other = labels.get(second);
      if (one != null && other != null) {
        counting.add(one.verdict().ordinal(), other.verdict().ordinal());
      }
    }
    return counting.table();
  }

  /** How often a rater gave a label. */
  long count(int rater, RaterLabel label) {
    return ratings().stream()
        .filter(rating -> rating.key().rater() == rater && rating.label() == label)
        .count();
  }

  private OptionalDouble people(JudgedPair pair) {
    return labels(pair).values().stream()
        .mapToDouble(rating -> rating.verdict().preference())
        .average();
  }

  private SortedMap<Integer, Rating> labels(JudgedPair pair) {
    return byPair.getOrDefault(pair.at(), new TreeMap<>());
  }

  private static int verdict(double preference) {
    return preference > Comparison.EVEN ? WIN : preference < Comparison.EVEN ? LOSS : TIE;
  }

  /** A square table that is filled one by one. */
  private static final class Counting {

    private final long[][] counts;

    Counting(int labels) {
      counts = new long[labels][labels];
    }

    void add(int row, int column) {
      counts[row][column]++;
    }

    AgreementTable table() {
      List<List<Long>> rows = new ArrayList<>();
      for (long[] row : counts) {
        rows.add(Arrays.stream(row).boxed().toList());
      }
      return new AgreementTable(rows);
    }
  }
}
