// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import static io.mdaq.core.text.MarkdownText.count;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.finetune.FineTuneManifest.Trained;
import java.util.List;
import java.util.Locale;

/** A finished training of a booster in words and tables, as Markdown. */
final class BoosterReport {

  private BoosterReport() {}

  static String markdown(BoosterManifest run) {
    MarkdownText text = new MarkdownText();
    Trained training = run.training();
    text.line("# Training of a booster");
    text.line("");
    text.line(
        "%s was trained on %s pairs, %s tokens, of which %s are learned, in %s steps. %s"
            .formatted(
                MarkdownText.code(run.base().name()),
                count(run.sequences().count()),
                count(run.sequences().tokens()),
                count(run.sequences().learned()),
                count(training.steps()),
                String.format(
                    Locale.ROOT,
                    "The loss went from %.4f to %.4f (means of the first and of the last steps, up"
                        + " to ten).",
                    training.firstLoss(),
                    training.lastLoss())));
    text.line("");
    text.line("![Loss over the steps](loss.svg)");
    text.line("");
    text.line(
        run.evaluation() == null
            ? "It was not tested."
            : "What it does to pairs that were held out: evaluation.md.");
    text.heading("What became of the rows");
    PairCounts rows = run.rows();
    text.table(List.of("outcome", "rows"), "lr");
    text.row("read", count(rows.read()));
    text.row("trained on", count(rows.trained()));
    text.row("held out", count(rows.heldOut()));
    text.row("left out: too near to each other", count(rows.tooNear()));
    text.row("left out: too long", count(rows.tooLong()));
    text.row("left out: unchanged", count(rows.unchanged()));
    text.row("left out: tokens that part a chat's turns", count(rows.notPresentable()));
    text.row("left out: would not be read back", count(rows.notReadable()));
    text.row("left out: no usable row", count(rows.rejected()));
    text.line("");
    text.line(
        "rows.jsonl.gz lists every row with its outcome, log.jsonl the loss of each step,"
            + " manifest.json everything that the output depends on.");
    return text.toString();
  }
}
