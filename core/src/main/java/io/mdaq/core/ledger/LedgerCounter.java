// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import io.mdaq.core.sample.Side;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Counts ledger entries. Not thread-safe: count parts apart and add the summaries. */
public final class LedgerCounter {

  private long outcomes;
  private long fingerprint;
  private RowTally replaced = RowTally.NONE;
  private RowTally boosted = RowTally.NONE;
  private final Map<String, Language> languages = new TreeMap<>();
  private final Map<String, Long> rejections = new TreeMap<>();

  /** One language while it is being counted. */
  private static final class Language {
    final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
    final Map<String, Long> stages = new TreeMap<>();
    final Map<String, Long> detected = new TreeMap<>();
    long nearDuplicates;
    long revised;
    long selectedRevised;
    long scored;
    long scoreSum;
    long selectedScoreSum;

    final Map<Decision, Long> boosted = new EnumMap<>(Decision.class);

    /** A boosted sample has no row of its own: it counts only where chosen ones are counted. */
    void addBoosted(LedgerEntry entry) {
      boosted.merge(entry.decision(), 1L, Long::sum);
      if (entry.decision() == Decision.SELECTED) {
        stages.merge(String.valueOf(entry.stage()), 1L, Long::sum);
        selectedScoreSum += Objects.requireNonNull(entry.score());
        selectedRevised += entry.origin().side() == Side.REVISED ? 1 : 0;
      }
    }

    void add(LedgerEntry entry) {
      decisions.merge(entry.decision(), 1L, Long::sum);
      if (entry.detectedLanguage() != null) {
        detected.merge(entry.detectedLanguage(), 1L, Long::sum);
      }
      if (entry.stage() != null) {
        stages.merge(entry.stage(), 1L, Long::sum);
      }
      if (entry.score() != null && entry.decision() == Decision.DUPLICATE) {
        nearDuplicates++;
      } else if (entry.score() != null) {
        boolean selected = entry.decision() == Decision.SELECTED;
        scored++;
        scoreSum += entry.score();
        selectedScoreSum += selected ? entry.score() : 0;
        if (entry.origin().side() == Side.REVISED) {
          revised++;
          selectedRevised += selected ? 1 : 0;
        }
      }
    }

    LanguageSummary summary() {
      return new LanguageSummary(
          new TreeMap<>(decisions),
          new TreeMap<>(boosted),
          new TreeMap<>(stages),
          new TreeMap<>(detected),
          nearDuplicates,
          revised,
          selectedRevised,
          scored,
          scoreSum,
          selectedScoreSum);
    }
  }

  /** Counts one entry. */
  public void add(LedgerEntry entry) {
    RowTally one = RowTally.of(entry.origin());
    if (entry.isBoosted()) {
      boosted = boosted.plus(one);
      languages
          .computeIfAbsent(Objects.requireNonNull(entry.language()), code -> new Language())
          .addBoosted(entry);
      return;
    }
    if (entry.decision() == Decision.REPLACED) {
      replaced = replaced.plus(one);
    }
    outcomes += one.outcomes();
    fingerprint += one.fingerprint();
    if (entry.decision() == Decision.REJECTED && entry.reason() != null) {
      rejections.merge(entry.reason(), 1L, Long::sum);
    }
    if (entry.language() != null) {
      languages.computeIfAbsent(entry.language(), code -> new Language()).add(entry);
    }
  }

  /** What was counted so far. */
  public LedgerSummary summary() {
    TreeMap<String, LanguageSummary> summaries = new TreeMap<>();
    languages.forEach((code, language) -> summaries.put(code, language.summary()));
    return new LedgerSummary(
        new RowTally(outcomes, fingerprint),
        replaced,
        boosted,
        summaries,
        new TreeMap<>(rejections));
  }
}
