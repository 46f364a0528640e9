// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.report.ContestReport;
import io.mdaq.eval.report.EvaluationReport;
import io.mdaq.eval.report.ReportRun;
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
import picocli.CommandLine.Spec;

/** From judgements to win rates. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Counts judgements and works out win rates, how sure they are and what the judge went by, per"
          + " prompt set, turn and language; ranks the systems where they are more than two.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq report --input out/judged --output out/report",
      "  mdaq report --input annotations.json --language en --output out/report",
      "  mdaq report --responses out/curated --responses out/vanilla \\",
      "      --short-questions data/blend --output out/culture",
      "%nAll keys: mdaq config report"
    })
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description =
          "A folder that judge wrote, AlpacaEval's annotations.json, or FastChat's pairwise"
              + " judgements. Repeatable.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "The language of the questions in files of other harnesses.")
  private @Nullable String language;

  @Option(
      names = "--responses",
      paramLabel = "DIR",
      description =
          "The responses of a system, as generate wrote them, to count what they show of a culture."
              + " Repeatable.")
  private List<String> responses = new ArrayList<>();

  @Option(
      names = "--short-questions",
      paramLabel = "PATH",
      description = "Prompts with right answers, to which there are responses. Repeatable.")
  private List<String> shortQuestions = new ArrayList<>();

  @Option(
      names = "--human",
      paramLabel = "FILE",
      description = "A human.json of human-eval agreement, to show in report.html. Repeatable.")
  private List<String> human = new ArrayList<>();

  @Option(
      names = "--sah",
      paramLabel = "FILE",
      description = "A sah.json of study, to show in report.html. Repeatable.")
  private List<String> sah = new ArrayList<>();

  @Option(names = "--output", paramLabel = "DIR", description = "The folder to write.")
  private @Nullable String output;

  @Option(names = "--overwrite", description = "Replace a report that lies in that folder.")
  private boolean overwrite;

  @Option(
      names = "--dry-run",
      description = "Say what would be read and written, and stop before anything is written.")
  private boolean dryRun;

  @Override
  public Integer call() {
    ConfigTree tree = layers.over(CommandDefaults.REPORT, flags());
    ReportConfig config = ReportConfig.from(tree);
    ReportRun run = ReportRun.of(config, tree.asMap());
    if (dryRun) {
      run.plan().forEach(spec.commandLine().getOut()::println);
      return ExitCode.OK;
    }
    EvaluationReport report = run.execute();
    config.output().publish();
    summarize(report, config.output().dir(), verbosity.summary());
    return ExitCode.OK;
  }

  private List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>();
    if (!inputs.isEmpty()) {
      flags.add(ConfigLayer.flag("--input", "input.paths", inputs));
    }
    ConfigLayers.add(flags, "--language", "input.language", language);
    if (!responses.isEmpty()) {
      flags.add(ConfigLayer.flag("--responses", "culture.responses", responses));
    }
    if (!shortQuestions.isEmpty()) {
      flags.add(ConfigLayer.flag("--short-questions", "culture.short_questions", shortQuestions));
    }
    if (!human.isEmpty()) {
      flags.add(ConfigLayer.flag("--human", "findings.human", human));
    }
    if (!sah.isEmpty()) {
      flags.add(ConfigLayer.flag("--sah", "findings.sah", sah));
    }
    ConfigLayers.add(flags, "--output", "output.dir", output);
    if (overwrite) {
      flags.add(ConfigLayer.flag("--overwrite", "output.overwrite", "true"));
    }
    return flags;
  }

  private static void summarize(EvaluationReport report, String output, PrintWriter out) {
    for (ContestReport contest : report.contests()) {
      out.printf(
          Locale.ROOT,
          "%s against %s, judged by %s: %,d of %,d comparisons scored.%n",
          Excerpt.of(contest.contest().subject()),
          Excerpt.of(contest.contest().baseline()),
          Excerpt.of(contest.contest().judge().name()),
          contest.funnel().scored(),
          contest.funnel().questions());
      contest.warnings().forEach(warning -> out.println("  Note. " + warning));
    }
    if (report.culture().hasRows()) {
      out.printf(
          Locale.ROOT,
          "Short answers: %,d rows; cultural references: %,d rows.%n",
          report.culture().answers().size(),
          report.culture().references().size());
    }
    out.printf("Written to %s: read report.html there first.%n", output);
  }
}
