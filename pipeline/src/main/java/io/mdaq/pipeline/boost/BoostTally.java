// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.ledger.LanguageProfile;
import io.mdaq.pipeline.boost.BoostProfile.Shift;
import io.mdaq.pipeline.boost.BoostSummary.Language;
import io.mdaq.pipeline.boost.BoostSummary.Tally;
import io.mdaq.pipeline.boost.BoostedLine.Values;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the lines of {@code boosted/}, in any order. Not thread-safe. */
public final class BoostTally {

  /** Findings of what was lost begin with this. */
  public static final String LOST = "lost_";

  private static final int EXAMPLES = 2;

  private final TreeMap<String, LanguageTally> languages = new TreeMap<>();
  private final SortedMap<String, NavigableMap<String, BoostedLine>> replaced = new TreeMap<>();
  private final SortedMap<String, NavigableMap<String, BoostedLine>> kept = new TreeMap<>();

  /** Counts a line. */
  public void add(BoostedLine line) {
    languages.computeIfAbsent(line.language(), code -> new LanguageTally()).add(line);
    if (line.hasReplaced()) {
      keep(replaced, line.language(), line);
    } else {
      keep(kept, Objects.requireNonNull(line.reason()), line);
    }
  }

  /** Counts what another one has counted. */
  public void addAll(BoostTally other) {
    other.languages.forEach(
        (code, tally) -> languages.computeIfAbsent(code, key -> new LanguageTally()).addAll(tally));
    other.replaced.forEach(
        (code, lines) -> lines.values().forEach(line -> keep(replaced, code, line)));
    other.kept.forEach((reason, lines) -> lines.values().forEach(line -> keep(kept, reason, line)));
  }

  private static void keep(
      SortedMap<String, NavigableMap<String, BoostedLine>> examples, String key, BoostedLine line) {
    NavigableMap<String, BoostedLine> some = examples.computeIfAbsent(key, k -> new TreeMap<>());
    some.put(line.id(), line);
    if (some.size() > EXAMPLES) {
      some.pollLastEntry();
    }
  }

  /** The numbers. */
  public BoostSummary summary() {
    TreeMap<String, Language> summaries = new TreeMap<>();
    languages.forEach((code, tally) -> summaries.put(code, tally.sum()));
    return new BoostSummary(summaries);
  }

  /** What is to be drawn and read. */
  public BoostProfile profile() {
    TreeMap<String, Shift> shifts = new TreeMap<>();
    languages.forEach(
        (code, tally) -> {
          if (!tally.before.isEmpty()) {
            shifts.put(code, new Shift(tally.before, tally.after));
          }
        });
    return new BoostProfile(shifts, lists(replaced), lists(kept));
  }

  private static SortedMap<String, List<BoostedLine>> lists(
      SortedMap<String, NavigableMap<String, BoostedLine>> examples) {
    TreeMap<String, List<BoostedLine>> lists = new TreeMap<>();
    examples.forEach((key, lines) -> lists.put(key, List.copyOf(lines.values())));
    return lists;
  }

  /** One language. */
  private static final class LanguageTally {

    private final TreeMap<String, Long> reasons = new TreeMap<>();
    private final TreeMap<Integer, Tally> editDistances = new TreeMap<>();
    private final TreeMap<String, Tally> findings = new TreeMap<>();
    private final TreeMap<Integer, Long> before = new TreeMap<>();
    private final TreeMap<Integer, Long> after = new TreeMap<>();
    private long candidates;
    private long withExample;
    private long withSiblings;
    private long replaced;
    private long scoreBefore;
    private long scoreAfter;
    private long referencesBefore;
    private long referencesAfter;

    void add(BoostedLine line) {
      candidates++;
      if (line.example() != null) {
        withExample++;
      }
      if (!line.hasReplaced()) {
        reasons.merge(Objects.requireNonNull(line.reason()), 1L, Long::sum);
      }
      Values checks = line.checks();
      if (checks != null) {
        Tally one = new Tally(1, line.hasReplaced() ? 1 : 0);
        int distance = Objects.requireNonNull(line.editDistance());
        editDistances.merge(
            Integer.SIZE - Integer.numberOfLeadingZeros(distance), one, Tally::plus);
        checks.objections().forEach(objection -> findings.merge(objection, one, Tally::plus));
        checks.lost().forEach(lost -> findings.merge(LOST + lost, one, Tally::plus));
        if (checks.siblings() > 0) {
          withSiblings++;
        }
        if (line.hasReplaced()) {
          addReplaced(line.score(), Objects.requireNonNull(line.revisedScore()), checks);
        }
      }
    }

    private void addReplaced(int score, int revisedScore, Values checks) {
      replaced++;
      scoreBefore += score;
      scoreAfter += revisedScore;
      before.merge(Math.floorDiv(score, LanguageProfile.STEP), 1L, Long::sum);
      after.merge(Math.floorDiv(revisedScore, LanguageProfile.STEP), 1L, Long::sum);
      referencesBefore += checks.referencesBefore();
      referencesAfter += checks.referencesAfter();
    }

    void addAll(LanguageTally other) {
      other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
      other.editDistances.forEach((bits, tally) -> editDistances.merge(bits, tally, Tally::plus));
      other.findings.forEach((name, tally) -> findings.merge(name, tally, Tally::plus));
      other.before.forEach((step, count) -> before.merge(step, count, Long::sum));
      other.after.forEach((step, count) -> after.merge(step, count, Long::sum));
      candidates += other.candidates;
      withExample += other.withExample;
      withSiblings += other.withSiblings;
      replaced += other.replaced;
      scoreBefore += other.scoreBefore;
      scoreAfter += other.scoreAfter;
      referencesBefore += other.referencesBefore;
      referencesAfter += other.referencesAfter;
    }

    Language sum() {
      return new Language(
          candidates,
          withExample,
          withSiblings,
          replaced,
          reasons,
          scoreBefore,
          scoreAfter,
          referencesBefore,
          referencesAfter,
          editDistances,
          findings);
    }
  }
}
