// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.BoostConfig;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CorpusConfig;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.text.Excerpt;
import io.mdaq.pipeline.boost.BoostSummary;
import io.mdaq.pipeline.manifest.BoostFacts;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;

/** The same data with poor samples rewritten, a ledger and a manifest. */
@Command(
    name = "boost",
    mixinStandardHelpOptions = true,
    description = {
      "Has poor samples of instruction data rewritten by a language model, and keeps only what is"
          + " verifiably better; all other samples stay as they came.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq boost --input 'data/*.json' --output out/boosted --set boost.backend=endpoint \\",
      "    --set boost.endpoint.url=http://localhost:8000/v1 --set boost.endpoint.model=booster",
      "  mdaq boost --config my.yaml --output out/boosted --dry-run",
      "  mdaq boost --config my.yaml --output out/boosted -- --parallelism=4",
      "%nEverything after -- goes to Beam and the engine. All keys: mdaq config boost"
    })
final class BoostCommand extends CorpusCommand {

  BoostCommand(List<String> beamArguments) {
    super(CommandDefaults.BOOST, beamArguments);
  }

  @Override
  CorpusConfig config(ConfigTree tree) {
    return BoostConfig.from(tree);
  }

  @Override
  void summarize(CurationManifest manifest, PrintWriter out) {
    CurationManifest.Counts counts = manifest.counts();
    BoostFacts boosting = Objects.requireNonNull(manifest.boosting());
    BoostSummary.Language all = boosting.total();
    AnswerAccount account = boosting.account();
    out.printf(
        Locale.ROOT,
        "Wrote %,d of %,d samples (%,d duplicates, %,d rejected); of %,d candidates %,d were"
            + " rewritten, in %.1f s.%n",
        counts.selected(),
        counts.read(),
        counts.duplicate(),
        counts.rejected(),
        all.candidates(),
        all.replaced(),
        manifest.seconds().total());
    out.printf(
        Locale.ROOT,
        "Asked %s %,d times, reused %,d answers; %,d tokens in, %,d tokens out, cost %s.%n",
        Excerpt.escape(boosting.model()),
        account.asked(),
        account.reused(),
        account.paidTokens().input(),
        account.paidTokens().output(),
        boosting.paid());
  }
}
