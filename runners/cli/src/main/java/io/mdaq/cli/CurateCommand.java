// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CorpusConfig;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** From raw data to a good and diverse subset, a ledger and a manifest. */
@Command(
    name = "curate",
    mixinStandardHelpOptions = true,
    description = {
      "Selects a small, good and diverse subset of instruction data, language by language, and"
          + " accounts for every sample.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq curate --input 'data/*.json' --output out/curated",
      "  mdaq curate --input 'data/*.jsonl.gz' --output out/small --set selection.budget=6000",
      "  mdaq curate --config my.yaml --output out/x -- --parallelism=4",
      "  mdaq curate --config my.yaml --output out/x -- --flinkMaster=127.0.0.1:8081",
      "%nEverything after -- goes to Beam and the engine. All keys: mdaq config curate"
    })
final class CurateCommand extends CorpusCommand {

  CurateCommand(List<String> beamArguments) {
    super(CommandDefaults.CURATE, beamArguments);
  }

  @Override
  CorpusConfig config(ConfigTree tree) {
    return CurateConfig.from(tree);
  }

  @Override
  void summarize(CurationManifest manifest, PrintWriter out) {
    CurationManifest.Counts counts = manifest.counts();
    double seconds = manifest.seconds().total();
    out.printf(
        Locale.ROOT,
        "Selected %,d of %,d samples (%,d not selected, %,d duplicates, %,d rejected) in %.1f s,"
            + " %,.0f samples/s.%n",
        counts.selected(),
        counts.read(),
        counts.notSelected(),
        counts.duplicate(),
        counts.rejected(),
        seconds,
        counts.read() / Math.max(seconds, 1e-3));
  }
}
