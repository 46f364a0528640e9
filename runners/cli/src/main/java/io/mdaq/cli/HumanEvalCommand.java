// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.HumanEvalConfig;
import io.mdaq.eval.human.SheetsManifest;
import io.mdaq.eval.human.agreement.AgreementRun;
import io.mdaq.eval.human.agreement.HumanReport;
import io.mdaq.eval.human.sheet.SheetsRun;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets people check a judge. */
@Command(
    name = "human-eval",
    mixinStandardHelpOptions = true,
    description = {
      "Lets people compare the answers that a judge has compared: writes blind sheets for them, and"
          + " says how far people and judge agree.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq human-eval sheets --judged out/judged --output out/sheets",
      "  mdaq human-eval agreement --sheets out/sheets --filled filled/ --output out/human",
      "%nAll keys: mdaq config human-eval"
    })
final class HumanEvalCommand implements Callable<Integer> {

  /** The two halves. */
  enum Step {
    SHEETS,
    AGREEMENT
  }

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;

  @Mixin private Verbosity verbosity;

  @Parameters(
      paramLabel = "STEP",
      description = "sheets: write sheets; agreement: read filled ones.")
  private Step step;

  @Option(
      names = "--judged",
      paramLabel = "DIR",
      description = "The judgements to check, as judge wrote them.")
  private @Nullable String judged;

  @Option(
      names = "--subject",
      paramLabel = "DIR",
      description = "The responses of the subject, where they were moved.")
  private @Nullable String subject;

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      description = "The responses of the baseline, where they were moved.")
  private @Nullable String baseline;

  @Option(
      names = "--languages",
      paramLabel = "LIST",
      split = ",",
      description = "The languages that get sheets, parted by commas.")
  private List<String> languages = new ArrayList<>();

  @Option(names = "--pairs", paramLabel = "N", description = "Pairs of each language.")
  private @Nullable String pairs;

  @Option(names = "--raters", paramLabel = "N", description = "Raters of each language.")
  private @Nullable String raters;

  @Option(
      names = "--sheets",
      paramLabel = "DIR",
      description = "The folder that human-eval sheets wrote, with the key.")
  private @Nullable String sheets;

  @Option(
      names = "--filled",
      paramLabel = "PATH",
      description = "A filled sheet, or a folder of them. Repeatable.")
  private List<String> filled = new ArrayList<>();

  @Option(names = "--output", paramLabel = "DIR", description = "The folder to write.")
  private @Nullable String output;

  @Option(names = "--overwrite", description = "Replace what lies in that folder.")
  private boolean overwrite;

  @Option(
      names = "--dry-run",
      description = "Say what would be written, and stop before anything is.")
  private boolean dryRun;

  @Override
  public Integer call() {
    ConfigTree tree = layers.over(CommandDefaults.HUMAN_EVAL, flags());
    HumanEvalConfig config = HumanEvalConfig.from(tree);
    PrintWriter out = dryRun ? spec.commandLine().getOut() : verbosity.summary();
    switch (step) {
      case SHEETS -> sheets(SheetsRun.of(config, tree.asMap()), config, out);
      case AGREEMENT -> agreement(AgreementRun.of(config, tree.asMap()), config, out);
    }
    return ExitCode.OK;
  }

  private void sheets(SheetsRun run, HumanEvalConfig config, PrintWriter out) {
    if (dryRun) {
      run.plan().forEach(out::println);
      return;
    }
    SheetsManifest manifest = run.execute();
    config.output().publish();
    manifest
        .pairs()
        .forEach((language, count) -> out.printf(Locale.ROOT, "%s: %,d pairs.%n", language, count));
    out.printf(
        "Written to %s: give raters a table or a form of sheets/, and keep %s from them.%n",
        config.output().dir(), SheetsManifest.KEY);
  }

  private void agreement(AgreementRun run, HumanEvalConfig config, PrintWriter out) {
    if (dryRun) {
      run.plan().forEach(out::println);
      return;
    }
    HumanReport report = run.execute();
    config.output().publish();
    out.printf(
        Locale.ROOT,
        "%,d labels on %,d of %,d judged pairs.%n",
        report.all().ratings(),
        report.all().labelled(),
        report.all().judged());
    out.printf("Written to %s: read human.md there first.%n", config.output().dir());
  }

  private List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>();
    ConfigLayers.add(flags, "--judged", "contest.judged", judged);
    ConfigLayers.add(flags, "--subject", "contest.subject", subject);
    ConfigLayers.add(flags, "--baseline", "contest.baseline", baseline);
    ConfigLayers.add(flags, "--pairs", "sheets.pairs", pairs);
    ConfigLayers.add(flags, "--raters", "sheets.raters", raters);
    ConfigLayers.add(flags, "--sheets", "answers.sheets", sheets);
    ConfigLayers.add(flags, "--output", "output.dir", output);
    if (!languages.isEmpty()) {
      flags.add(ConfigLayer.flag("--languages", "sheets.languages", languages));
    }
    if (!filled.isEmpty()) {
      flags.add(ConfigLayer.flag("--filled", "answers.files", filled));
    }
    if (overwrite) {
      flags.add(ConfigLayer.flag("--overwrite", "output.overwrite", "true"));
    }
    return flags;
  }
}
