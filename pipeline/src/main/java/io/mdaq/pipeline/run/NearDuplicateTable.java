// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.text.MarkdownText;
import java.util.List;
import java.util.OptionalDouble;

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
    manifest
        .languages()
        .forEach(
            (code, row) -> {
              if (row.nearShare() > warnShare.getAsDouble()) {
                text.line("");
                text.line(
                    "**Warning:** %s of the samples in %s are near duplicates, more than %s"
                            .formatted(
                                percent(row.nearShare()), code, percent(warnShare.getAsDouble()))
                        + " (`dedup.near.warn_share`). Look at some of them in the ledger: the data"
                        + " may be made from templates, or the threshold too low.");
              }
            });
  }
}
