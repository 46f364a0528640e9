// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.util.List;

/** What the texts of each language were found to be in. */
final class LanguageCheckTable {

  private LanguageCheckTable() {}

  /** Writes the section; nothing where no text was checked. */
  static void write(MarkdownText text, CurationManifest manifest) {
    if (DetectedLanguages.noneIn(manifest)) {
      return;
    }
    text.heading("Languages of the texts");
    text.line(DetectedLanguages.EXPLAINED);
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
                  percent(detected.otherShare()),
                  detected.mostFrequentOthers());
            });
  }
}
