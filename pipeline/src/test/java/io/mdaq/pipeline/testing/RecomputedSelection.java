// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.testing;

import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.sample.SampleId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The diversity-aware selection worked out once more from a ledger alone, straight from its
 * definition and with none of the pipeline's own code.
 */
public final class RecomputedSelection {

  private static final Comparator<LedgerEntry> BEST_FIRST =
      Comparator.comparing((LedgerEntry e) -> Objects.requireNonNull(e.score()))
          .reversed()
          .thenComparing(e -> Objects.requireNonNull(e.id()).toString());

  private RecomputedSelection() {}

  /** By id, the stage that selects it, per language with the budgets the ledger shows. */
  public static SortedMap<String, String> of(List<LedgerEntry> ledger, int qualityParts) {
    SortedMap<String, String> stages = new TreeMap<>();
    Set<String> languages = new TreeSet<>();
    ledger.stream()
        .filter(RecomputedSelection::isCandidate)
        .forEach(e -> languages.add(e.language()));
    for (String language : languages) {
      List<LedgerEntry> candidates =
          ledger.stream()
              .filter(e -> isCandidate(e) && language.equals(e.language()))
              .sorted(BEST_FIRST)
              .toList();
      long budget = candidates.stream().filter(e -> e.decision() == Decision.SELECTED).count();
      select(candidates, Math.toIntExact(budget), qualityParts, stages);
    }
    return stages;
  }

  /** Near duplicates have a score as well. */
  private static boolean isCandidate(LedgerEntry entry) {
    return entry.score() != null && entry.decision() != Decision.DUPLICATE;
  }

  private static void select(
      List<LedgerEntry> bestFirst, int budget, int qualityParts, SortedMap<String, String> stages) {
    int diversity = budget / (qualityParts + 1);
    Set<Integer> covered = new HashSet<>();
    Set<SampleId> taken = new HashSet<>();
    for (LedgerEntry entry : bestFirst.subList(0, budget - diversity)) {
      take(entry, "quality", taken, covered, stages);
    }
    for (LedgerEntry entry : bestFirst) {
      if (taken.size() < budget && !covered.contains(entry.cluster())) {
        take(entry, "diversity", taken, covered, stages);
      }
    }
    for (LedgerEntry entry : bestFirst) {
      if (taken.size() < budget && !taken.contains(entry.id())) {
        take(entry, "fill", taken, covered, stages);
      }
    }
  }

  private static void take(
      LedgerEntry entry,
      String stage,
      Set<SampleId> taken,
      Set<Integer> covered,
      SortedMap<String, String> stages) {
    SampleId id = Objects.requireNonNull(entry.id());
    taken.add(id);
    covered.add(Objects.requireNonNull(entry.cluster()));
    stages.put(id.toString(), stage);
  }
}
