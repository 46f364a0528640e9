// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.config.BoosterConfig;
import io.mdaq.core.config.BoosterConfig.Backend;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.pipeline.files.InputFiles;
import io.mdaq.pipeline.files.InputFiles.InputFile;
import io.mdaq.pipeline.selection.SelectionStrategy;
import io.mdaq.pipeline.selection.VectorStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run would do, told before it is done.
 *
 * @param inputs what would be read
 * @param slices in which pieces
 * @param shards over how many shards the samples would be spread
 */
record RunEstimate(InputFiles inputs, List<FileSlice> slices, int shards) {

  private static final int SHOWN_FILES = 10;

  /** Measured on two cores with `benchmarks/curate.sh`, on the slow side. */
  private static final double BYTES_PER_SECOND = 4e6;

  private static final double START_SECONDS = 6;

  List<String> lines(CurateConfig config, String engine) {
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
    lines.add(
        "Would select %s by strategy %s, languages: %s."
            .formatted(
                config.selection().budget(),
                config.selection().strategy().name().toLowerCase(Locale.ROOT),
                String.join(" ", config.languages().set().codes())));
    if (SelectionStrategy.of(config.selection()) instanceof VectorStrategy comparing) {
      lines.add(
          "The strategy holds the vectors of up to %d samples per selected one in one worker, and"
                  .formatted(comparing.pool().perSelected())
              + " compares each with what is selected: more time than expected below for large"
              + " budgets.");
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "Expected: about %.0f s on two cores%s, and no more than 4 GB of heap. %s",
            START_SECONDS + inputs.bytes() / BYTES_PER_SECOND,
            config.boost().backend() == Backend.NONE ? "" : " without boosting",
            paid(config.boost())));
    lines.add("Would write to %s. Nothing was written.".formatted(config.output().dir()));
    return lines;
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
                .map(cap -> ", which costs at most " + cap.toPlainString())
                .orElse(", and what that costs is not capped (boost.endpoint.max_cost)"));
  }
}
