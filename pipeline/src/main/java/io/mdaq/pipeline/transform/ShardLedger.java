// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.assessment.Assessment.Extent;
import io.mdaq.core.language.LanguageCheck;
import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.record.ClusteredSample;
import io.mdaq.pipeline.record.NearDuplicate;
import io.mdaq.pipeline.record.RejectedRow;
import io.mdaq.pipeline.record.ReplacedSample;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.SampleHeader.Version;
import io.mdaq.pipeline.record.SettledRows;
import io.mdaq.pipeline.selection.Decision.Selected;
import io.mdaq.pipeline.selection.SelectionPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides every sample of a shard and writes down what became of each row.
 *
 * @param corpus for percentiles
 * @param plans by group
 * @param grouping what a group is
 */
record ShardLedger(Corpus corpus, Map<String, SelectionPlan> plans, Grouping grouping) {

  /** The reason of exact duplicates in the ledger. */
  static final String EXACT_DUPLICATE = "exact_duplicate";

  /** The reason of near duplicates in the ledger. */
  static final String NEAR_DUPLICATE = "near_duplicate";

  /** The flag of samples whose end the models did not see. */
  static final String TRUNCATED = "truncated";

  /** The flag of samples whose text is in another language than is said. */
  static final String OTHER_LANGUAGE = "other_language";

  /** The entries of the rows whose end was known before. */
  List<LedgerEntry> settled(SettledRows settled) {
    List<LedgerEntry> entries = new ArrayList<>();
    Map<SampleId, SampleId> survivors = new HashMap<>();
    for (NearDuplicate near : settled.nearDuplicates()) {
      survivors.put(near.header().id(), near.survivor());
      entries.add(duplicate(near.header(), near.score(), NEAR_DUPLICATE, near.survivor()));
    }
    for (ReplacedSample replaced : settled.replaced()) {
      survivors.put(replaced.header().id(), replaced.boosted());
      entries.add(replaced(replaced));
    }
    for (SampleHeader copy : settled.duplicates()) {
      // The copied sample lies in this shard and may itself have gone.
      SampleId survivor = survivors.getOrDefault(copy.id(), copy.id());
      entries.add(duplicate(copy, null, EXACT_DUPLICATE, survivor));
    }
    settled.rejected().forEach(row -> entries.add(rejected(row)));
    return entries;
  }

  /** The entry of a sample that was a candidate. */
  LedgerEntry decided(ClusteredSample sample) {
    SampleHeader header = sample.row().header();
    String stage = stageOf(sample);
    return new LedgerEntry(
        header.id(),
        hex(header.rawHash()),
        header.origin(),
        header.language(),
        detected(header),
        flags(header, sample.extent()),
        sample.score(),
        corpus.scoresOf(header.language()).percentile(sample.score()),
        sample.rankValue(),
        sample.cluster() == ClusteredSample.NO_CLUSTER ? null : sample.cluster(),
        stage == null ? Decision.NOT_SELECTED : Decision.SELECTED,
        stage,
        null,
        null,
        null);
  }

  /** The stage that selects the sample, or null. */
  private @Nullable String stageOf(ClusteredSample sample) {
    SampleHeader header = sample.row().header();
    return planOf(header.language()).decide(sample.rankValue(), header.id())
            instanceof Selected selected
        ? selected.stage().label()
        : null;
  }

  /** The plan of a language's group. */
  SelectionPlan planOf(String language) {
    SelectionPlan plan = plans.get(grouping.groupOf(language));
    if (plan == null) {
      throw new IllegalStateException("there is no plan for the samples in " + language);
    }
    return plan;
  }

  private static LedgerEntry replaced(ReplacedSample sample) {
    SampleHeader header = sample.header();
    return new LedgerEntry(
        header.id(),
        hex(header.rawHash()),
        header.origin(),
        header.language(),
        detected(header),
        flags(header, sample.extent()),
        sample.score(),
        sample.percentile(),
        null,
        null,
        Decision.REPLACED,
        null,
        null,
        null,
        sample.boosted());
  }

  private static LedgerEntry duplicate(
      SampleHeader header, @Nullable Integer score, String reason, SampleId survivor) {
    return new LedgerEntry(
        header.id(),
        hex(header.rawHash()),
        header.origin(),
        header.language(),
        detected(header),
        flags(header, Extent.WHOLE),
        score,
        null,
        null,
        null,
        Decision.DUPLICATE,
        null,
        reason,
        survivor,
        null);
  }

  private static LedgerEntry rejected(RejectedRow row) {
    return new LedgerEntry(
        null,
        row.rawHash() == 0 ? null : hex(row.rawHash()),
        row.origin(),
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        Decision.REJECTED,
        null,
        row.reason(),
        null,
        null);
  }

  private static List<String> flags(SampleHeader header, Extent extent) {
    List<String> flags = new ArrayList<>(0);
    if (LanguageCheck.contradicts(header.language(), header.detectedLanguage())) {
      flags.add(OTHER_LANGUAGE);
    }
    if (extent == Extent.TRUNCATED) {
      flags.add(TRUNCATED);
    }
    if (header.version() == Version.BOOSTED) {
      flags.add(LedgerEntry.BOOSTED);
    }
    return flags;
  }

  private static @Nullable String detected(SampleHeader header) {
    return header.detectedLanguage().isEmpty() ? null : header.detectedLanguage();
  }

  private static String hex(long hash) {
    return HexFormat.of().toHexDigits(hash);
  }
}
