// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What near-duplicate removal took from each language. */
final class NearDuplicateTable {

  private NearDuplicateTable() {}

  /**
   * Writes the section.
   *
   * @param warnShare above which share of a language there is a warning; empty where near
   *     duplicates were not looked for, and nothing is written
   */
  static void write(MarkdownText text, CurationManifest manifest, OptionalDouble warnShare) {
    if (warnShare.isEmpty()) {
      return;
    }
    text.heading("Near duplicates");
    text.line(
        "%s samples are nearly the same as a better one, which stays: `duplicate_of` in the ledger"
                .formatted(count(manifest.counts().nearDuplicate()))
            + " names it. Shares are of the samples that are no exact duplicates.");
    text.line("");
    text.table(List.of("language", "near duplicates", "share"), "lrr");
    manifest
        .languages()
        .forEach(
            (code, row) -> text.row(code, count(row.nearDuplicates()), percent(row.nearShare())));
    warning(manifest, warnShare)
        .ifPresent(
            warning -> {
              text.line("");
              text.line("**Warning:** " + warning);
            });
  }

  /** Which languages lost more than the given share; empty where none did. */
  static Optional<String> warning(CurationManifest manifest, OptionalDouble warnShare) {
    double most = warnShare.orElse(1);
    String languages =
        manifest.languages().entrySet().stream()
            .filter(language -> language.getValue().nearShare() > most)
            .map(
                language ->
                    language.getKey() + " (" + percent(language.getValue().nearShare()) + ")")
            .collect(Collectors.joining(", "));
    return Optional.of(languages)
        .filter(some -> !some.isEmpty())
        .map(
            some ->
                "More than %s of the samples (dedup.near.warn_share) are near duplicates in %s."
                        .formatted(percent(most), some)
                    + " Look at some of them in the ledger: the data may be made from templates, or"
                    + " the threshold too low.");
  }
}
