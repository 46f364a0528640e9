// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the texts of each language were found to be in. */
final class LanguageCheckTable {

  /** The languages named for one language; the ledger has them all. */
  private static final int NAMED = 4;

  private LanguageCheckTable() {}

  /** Writes the section; nothing where no text was checked. */
  static void write(MarkdownText text, CurationManifest manifest) {
    if (manifest.languages().values().stream().allMatch(row -> row.detected().isEmpty())) {
      return;
    }
    text.heading("Languages of the texts");
    text.line(
        "What the beginnings of instruction and response are in. Texts in another language than is"
            + " said have the flag `other_language` in the ledger, or are rejected"
            + " (`languages.check`). Short texts, names and code are not clear.");
    text.line("");
    text.table(
        List.of("language", "samples", "agree", "not clear", "other language", "share", "which"),
        "lrrrrrl");
    manifest
        .languages()
        .forEach(
            (code, row) -> {
              DetectedLanguages detected = DetectedLanguages.of(code, row.detected());
              text.row(
                  code,
                  count(detected.all()),
                  count(detected.agree()),
                  count(detected.undetermined()),
                  count(detected.other()),
                  percent((double) detected.other() / Math.max(1, detected.all())),
                  which(detected.others()));
            });
  }

  private static String which(Map<String, Long> others) {
    String named =
        others.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(NAMED)
            .map(other -> other.getKey() + " " + count(other.getValue()))
            .collect(Collectors.joining(", "));
    return others.size() > NAMED ? named + ", …" : named;
  }
}
