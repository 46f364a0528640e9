// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger.
 *
 * @param id the sample's id; absent where the row is no sample
 * @param rawHash hash of the compact row, 16 hexadecimal digits; absent where the row was not read
 *     whole
 * @param origin where the row stands, and which side of it this is
 * @param language the language it was curated in; absent where it has none
 * @param detectedLanguage what detection said, where it was asked
 * @param flags remarks that decide nothing by themselves
 * @param score quality in ten-thousandths, see {@code QualityScorer}; absent where not scored
 * @param percentile of the score within the language, in hundredths of a percent (0 to 10,000)
 * @param rankValue what the strategy ranked by: the score, the length or a hash
 * @param cluster number of the cluster within its group
 * @param decision what became of it
 * @param stage by which stage it was selected
 * @param reason why it was rejected, or which kind of duplicate it is
 * @param duplicateOf the surviving sample
 * @param boostedId the sample that replaced it
 */
public record LedgerEntry(
    @Nullable SampleId id,
    @Nullable String rawHash,
    RowOrigin origin,
    @Nullable String language,
    @Nullable String detectedLanguage,
    List<String> flags,
    @Nullable Integer score,
    @Nullable Integer percentile,
    @Nullable Integer rankValue,
    @Nullable Integer cluster,
    Decision decision,
    @Nullable String stage,
    @Nullable String reason,
    @Nullable SampleId duplicateOf,
    @Nullable SampleId boostedId) {

  /**
   * The flag of samples that a booster wrote. They are no input rows: each stands where the sample
   * stands that it replaced.
   */
  public static final String BOOSTED = "boosted";

  /** By id, rows without one last; then by origin, so that no two entries tie. */
  public static final Comparator<LedgerEntry> ORDER =
      Comparator.comparing(LedgerEntry::id, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(LedgerEntry::origin, RowPlace.ORDER);

  public LedgerEntry {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(decision, "decision");
    flags = List.copyOf(flags);
    boolean sample = id != null && language != null;
    switch (decision) {
      case SELECTED -> require(sample && score != null && stage != null, "selected", origin);
      case NOT_SELECTED -> require(sample && score != null, "not selected", origin);
      case DUPLICATE -> require(sample && duplicateOf != null, "a duplicate", origin);
      case REPLACED -> require(sample && boostedId != null, "replaced", origin);
      case REJECTED -> require(reason != null, "rejected", origin);
    }
  }

  /** Whether a booster wrote the sample. */
  public boolean isBoosted() {
    return flags.contains(BOOSTED);
  }

  private static void require(boolean complete, String what, RowOrigin origin) {
    if (!complete) {
      throw new IllegalArgumentException(
          "the ledger entry of " + origin + " lacks what an entry needs that is " + what);
    }
  }
}
