// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.manifest;

import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LanguageSummary;
import io.mdaq.core.ledger.LedgerSummary;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.scorer.calibration.ScorerCalibration;
import io.mdaq.pipeline.facts.GroupFacts;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of a curation run: everything its output depends on, and what came out.
 *
 * @param command the command that wrote the folder
 * @param finishedAt when, in UTC
 * @param software what it ran on
 * @param seed the one seed; every other one is derived from it
 * @param config the effective configuration, every key
 * @param inputs the files read, with hashes
 * @param models the models used, with hashes
 * @param counts where the samples ended
 * @param selectedFiles rows in {@code selected/} by kind of file: jsonl, parquet
 * @param rejections rejected rows by reason
 * @param languages by language
 * @param boosting how samples were boosted; absent where nobody did
 * @param groups by clustering group
 * @param seconds how long it took
 */
public record CurationManifest(
    String command,
    String finishedAt,
    SoftwareVersions software,
    long seed,
    Map<String, Object> config,
    List<FileHash> inputs,
    List<ModelUse> models,
    Counts counts,
    SortedMap<String, Long> selectedFiles,
    SortedMap<String, Long> rejections,
    SortedMap<String, LanguageRow> languages,
    @Nullable BoostFacts boosting,
    SortedMap<String, GroupFacts> groups,
    Seconds seconds) {

  /**
   * A model and what it was used for.
   *
   * @param role scorer or embedder
   * @param name embedded, or the folder
   * @param sha256 of its weights
   * @param calibration of a scorer whose folder has one
   */
  public record ModelUse(
      String role, String name, String sha256, @Nullable ScorerCalibration calibration) {}

  /**
   * Samples, and rows that are no sample, by their end; taken from the written ledger.
   *
   * @param read all of them: selected, not selected, duplicate and rejected together
   * @param selected as they were read, or boosted; so of the next two
   * @param duplicate exact and near ones
   * @param nearDuplicate of them, the near ones
   * @param replaced of all of them, those whose boosted version met the end that is counted
   */
  public record Counts(
      long read,
      long selected,
      long notSelected,
      long duplicate,
      long nearDuplicate,
      long replaced,
      long rejected) {

    /** Counts the ends of a ledger. */
    public static Counts of(LedgerSummary ledger) {
      return new Counts(
          ledger.tally().outcomes(),
          ledger.count(Decision.SELECTED) + ledger.boosted(Decision.SELECTED),
          ledger.count(Decision.NOT_SELECTED) + ledger.boosted(Decision.NOT_SELECTED),
          ledger.count(Decision.DUPLICATE) + ledger.boosted(Decision.DUPLICATE),
          ledger.languages().values().stream().mapToLong(LanguageSummary::nearDuplicates).sum(),
          ledger.count(Decision.REPLACED),
          ledger.count(Decision.REJECTED));
    }
  }

  /**
   * Wall-clock time, and the time workers spent in each stage.
   *
   * @param total from the first file looked at to the checked ledger
   * @param stages summed over workers
   */
  public record Seconds(double total, SortedMap<String, Double> stages) {

    /**
     * The time since then, by this process's clock.
     *
     * @param busy seconds in each stage
     */
    public static Seconds since(long startNanos, SortedMap<String, Double> busy) {
      TreeMap<String, Double> stages = new TreeMap<>(busy);
      stages.replaceAll((stage, seconds) -> rounded(seconds));
      return new Seconds(rounded((System.nanoTime() - startNanos) / 1e9), stages);
    }

    private static double rounded(double seconds) {
      return Math.round(seconds * 1000) / 1000.0;
    }
  }
}
