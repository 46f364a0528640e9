// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import static io.mdaq.core.text.MarkdownText.count;

import io.mdaq.core.config.BoostConfig;
import io.mdaq.core.config.BoosterConfig;
import io.mdaq.core.config.BoosterConfig.Backend;
import io.mdaq.core.config.CorpusConfig;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.endpoint.answers.Prices;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.pipeline.boost.BoostForecast;
import io.mdaq.pipeline.files.InputFiles;
import io.mdaq.pipeline.files.InputFiles.InputFile;
import io.mdaq.pipeline.selection.SelectionStrategy;
import io.mdaq.pipeline.selection.VectorStrategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run would do, told before it is done.
 *
 * @param inputs what would be read
 * @param slices in which pieces
 * @param shards over how many shards the samples would be spread
 * @param engine by name
 */
record RunEstimate(InputFiles inputs, List<FileSlice> slices, int shards, String engine) {

  private static final int SHOWN_FILES = 10;

  /** Measured on two cores with `benchmarks/curate.sh`, on the slow side. */
  private static final double BYTES_PER_SECOND = 4e6;

  private static final double START_SECONDS = 6;

  List<String> ofCurating(CurateConfig config) {
    List<String> lines = reading();
    lines.add(
        "Would select %s by strategy %s, languages: %s."
            .formatted(
                config.selection().budget(),
                config.selection().strategy().name().toLowerCase(Locale.ROOT),
                languages(config)));
    if (SelectionStrategy.of(config.selection()) instanceof VectorStrategy comparing) {
      lines.add(
          "The strategy holds the vectors of up to %d samples per selected one in one worker, and"
                  .formatted(comparing.pool().perSelected())
              + " compares each with what is selected: more time than expected below for large"
              + " budgets.");
    }
    lines.add(
        expected(config.boost().backend() == Backend.NONE ? "" : " without boosting")
            + " "
            + paid(config.boost()));
    lines.add(end(config));
    return lines;
  }

  /**
   * What {@code boost} would do.
   *
   * @param forecast whom it would ask
   */
  List<String> ofBoosting(BoostConfig config, BoostForecast forecast) {
    List<String> lines = reading();
    lines.add(
        "Would keep all samples that are neither rejected nor exact duplicates, languages: %s."
            .formatted(languages(config)));
    lines.add("Candidates: %s.".formatted(count(forecast.candidates())));
    lines.add(
        "Requests: at most %s, of at most %s tokens in and %s tokens out."
            .formatted(
                count(forecast.asked()),
                count(forecast.tokens().input()),
                count(forecast.tokens().output())));
    lines.add(cost(config.boost(), forecast));
    lines.add(expected(" without the booster's answers"));
    lines.add(end(config));
    return lines;
  }

  private List<String> reading() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, "Would read %d files, %,d bytes:", inputs.files().size(), inputs.bytes()));
    for (InputFile file : inputs.files().subList(0, Math.min(SHOWN_FILES, inputs.files().size()))) {
      lines.add(String.format(Locale.ROOT, "  %s (%,d bytes)", file.name(), file.bytes()));
    }
    if (inputs.files().size() > SHOWN_FILES) {
      lines.add("  and %d more".formatted(inputs.files().size() - SHOWN_FILES));
    }
    lines.add(
        "in %d slices and %d shards on the engine %s.".formatted(slices.size(), shards, engine));
    return lines;
  }

  private String expected(String without) {
    return String.format(
        Locale.ROOT,
        "Expected: about %.0f s on two cores%s, and no more than 4 GB of heap.",
        START_SECONDS + inputs.bytes() / BYTES_PER_SECOND,
        without);
  }

  private static String languages(CorpusConfig config) {
    return String.join(" ", config.languages().set().codes());
  }

  private static String end(CorpusConfig config) {
    return "Would write to %s. Nothing was written.".formatted(config.output().dir());
  }

  private static String paid(BoosterConfig boost) {
    if (boost.backend() != Backend.ENDPOINT) {
      return "Nothing is paid for.";
    }
    return "Boosting would ask %s about at most %d samples%s."
        .formatted(
            boost.endpoint().endpoint().model(),
            boost.maxSamples(),
            boost
                .endpoint()
                .budget()
                .cap()
                .map(cap -> ", which costs at most " + plain(cap))
                .orElse(", and what that costs is not capped (boost.endpoint.max_cost)"));
  }

  private static String cost(BoosterConfig boost, BoostForecast forecast) {
    if (boost.backend() != Backend.ENDPOINT) {
      return "Cost: nothing, the model is on this machine.";
    }
    Budget budget = boost.endpoint().budget();
    if (budget.prices().equals(Prices.FREE)) {
      return "Cost: not known, because boost.endpoint.price_input and price_output are 0.";
    }
    return "Cost: at most %s, by the prices given%s. Answers that are kept already cost nothing."
        .formatted(
            plain(budget.prices().cost(forecast.tokens())),
            budget
                .cap()
                .map(
                    cap ->
                        "; the cap of %s leaves %s candidates out"
                            .formatted(plain(cap), count(forecast.candidates() - forecast.asked())))
                .orElse(""));
  }

  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
