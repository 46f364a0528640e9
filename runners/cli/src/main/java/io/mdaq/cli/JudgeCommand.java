// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.JudgeConfig;
import io.mdaq.core.config.JudgeConfig.Kind;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.judge.JudgeEstimate;
import io.mdaq.eval.judge.Judges;
import io.mdaq.eval.judge.run.JudgePlan;
import io.mdaq.eval.judge.run.JudgeRun;
import io.mdaq.eval.judge.run.JudgementManifest;
import io.mdaq.eval.judge.run.PairCounts;
import io.mdaq.eval.judge.run.Reparse;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From two sets of responses to judgements. */
@Command(
    name = "judge",
    mixinStandardHelpOptions = true,
    description = {
      "Compares the responses of two systems, prompt by prompt, by a judge that is shown each pair"
          + " in both orders. An interrupted run goes on where it stopped.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq judge --subject out/curated --baseline out/vanilla --output out/judged",
      "  mdaq judge --subject out/x --baseline out/y --output out/z --judge endpoint \\",
      "      --endpoint http://localhost:8000/v1 --set endpoint.model=NAME --dry-run",
      "  mdaq judge --reparse out/z",
      "%nAll keys: mdaq config judge"
    })
final class JudgeCommand implements Callable<Integer> {

  private static final int PROGRESS_STEP = 1000;

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--subject",
      paramLabel = "PATH",
      description = "The responses under test: a folder that generate wrote, or a file.")
  private @Nullable String subject;

  @Option(
      names = "--baseline",
      paramLabel = "PATH",
      description = "The responses they are compared with.")
  private @Nullable String baseline;

  @Option(
      names = "--judge",
      paramLabel = "KIND",
      description = "Who judges: embedded, local or endpoint.")
  private @Nullable String judge;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "The base URL of an OpenAI-compatible endpoint, for --judge endpoint.")
  private @Nullable String endpoint;

  @Option(
      names = "--dimensions",
      paramLabel = "NAME",
      split = ",",
      description =
          "What is asked about, parted by commas: overall, helpfulness, language_quality,"
              + " cultural_fit.")
  private List<String> dimensions = new ArrayList<>();

  @Option(
      names = "--max-prompts",
      paramLabel = "N",
      description = "The most prompts of each set and language, the first ones by id.")
  private @Nullable String maxPrompts;

  @Option(names = "--output", paramLabel = "DIR", description = "The folder to write.")
  private @Nullable String output;

  @Option(
      names = "--overwrite",
      description = "Replace the judgements of another run in that folder; kept answers stay.")
  private boolean overwrite;

  @Option(
      names = "--reparse",
      paramLabel = "DIR",
      description = "Read the kept replies of a finished folder again, and ask nobody.")
  private @Nullable Path reparse;

  @Option(
      names = "--dry-run",
      description = "Say what would be asked and what it could cost, and stop before that.")
  private boolean dryRun;

  @Override
  public Integer call() {
    List<ConfigLayer> flags = flags();
    if (reparse != null) {
      reparse(reparse, flags, verbosity.summary());
      return ExitCode.OK;
    }
    JudgeConfig config = JudgeConfig.from(layers.over(CommandDefaults.JUDGE, flags));
    PrintWriter err = verbosity.progress();
    JudgePlan plan = JudgePlan.of(new Judges(config, System.getenv(), err::println));
    if (dryRun) {
      describe(plan, spec.commandLine().getOut());
      return ExitCode.OK;
    }
    String folder = config.output().requireDir();
    PrintWriter out = verbosity.summary();
    summarize(JudgeRun.run(plan, done -> progress(done, err)), out);
    config.output().publish();
    out.printf("Written to %s.%n", folder);
    return ExitCode.OK;
  }

  private void reparse(Path folder, List<ConfigLayer> flags, PrintWriter out) {
    if (!flags.isEmpty() || dryRun) {
      throw UserException.usage(
          "--reparse goes alone: the folder says by itself how its replies are read. Leave the other"
              + " flags out.");
    }
    Reparse.Result result = Reparse.run(folder);
    summarize(result.manifest(), out);
    out.printf(
        Locale.ROOT,
        "%,d judgements read otherwise than before; nobody was asked.%n",
        result.changed());
  }

  private List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>();
    ConfigLayers.add(flags, "--subject", "input.subject", subject);
    ConfigLayers.add(flags, "--baseline", "input.baseline", baseline);
    ConfigLayers.add(flags, "--judge", "judge.kind", judge);
    ConfigLayers.add(flags, "--endpoint", "endpoint.url", endpoint);
    ConfigLayers.add(flags, "--max-prompts", "input.max_prompts", maxPrompts);
    ConfigLayers.add(flags, "--output", "output.dir", output);
    if (!dimensions.isEmpty()) {
      flags.add(ConfigLayer.flag("--dimensions", "judge.dimensions", dimensions));
    }
    if (overwrite) {
      flags.add(ConfigLayer.flag("--overwrite", "output.overwrite", "true"));
    }
    return flags;
  }

  private static void progress(long done, PrintWriter err) {
    if (done % PROGRESS_STEP == 0) {
      err.printf(Locale.ROOT, "%,d pairs judged%n", done);
    }
  }

  private static void describe(JudgePlan plan, PrintWriter out) {
    JudgePlan.Preview preview = plan.preview();
    JudgeEstimate estimate = preview.estimate();
    out.printf(
        "Judge: %s (%s)%n",
        Excerpt.escape(plan.judge().name()), Excerpt.escape(plan.judge().detail()));
    describe(preview.counts(), out);
    out.printf(
        Locale.ROOT,
        "Pairs to be judged: %,d, each dimension counted; %,d more have no answer on a side.%n",
        estimate.pairs(),
        preview.unanswered());
    if (plan.config().kind() != Kind.EMBEDDED) {
      out.printf(
          Locale.ROOT,
          "Requests: %,d, of at most %,d tokens in and %,d tokens out.%n",
          estimate.questions(),
          estimate.tokens().input(),
          estimate.tokens().output());
    }
    if (plan.config().kind() == Kind.ENDPOINT) {
      out.printf(
          Locale.ROOT,
          "Cost: at most %s, by the prices given; %,d requests stay within the cap.%n",
          plain(estimate.cost()),
          estimate.affordable());
    }
  }

  private static void describe(PairCounts counts, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "Turns: %,d on both sides, %,d beyond the limit, %,d of the subject alone, %,d of the"
            + " baseline alone.%n",
        counts.paired(),
        counts.beyondLimit(),
        counts.subjectOnly(),
        counts.baselineOnly());
  }

  private static void summarize(JudgementManifest manifest, PrintWriter out) {
    out.printf("Judge: %s%n", Excerpt.escape(manifest.judge().name()));
    describe(manifest.pairs(), out);
    manifest
        .outcomes()
        .forEach((dimension, counts) -> out.printf("%s: %s%n", dimension, counted(counts)));
    manifest
        .verdicts()
        .forEach(
            (dimension, counts) ->
                out.printf("%s, single askings: %s%n", dimension, counted(counts)));
    if (manifest.judge().kind() == Kind.ENDPOINT) {
      out.printf(
          Locale.ROOT,
          "Asked %,d times, reused %,d answers; %,d tokens in, %,d tokens out, cost %s.%n",
          manifest.account().asked(),
          manifest.account().reused(),
          manifest.account().paidTokens().input(),
          manifest.account().paidTokens().output(),
          plain(manifest.account().paid()));
    }
  }

  /** All that occurred, in the order of the constants. */
  private static <E extends Enum<E>> String counted(Map<E, Long> counts) {
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > 0)
        .sorted(Map.Entry.comparingByKey())
        .map(
            count ->
                String.format(
                    Locale.ROOT,
                    "%,d %s",
                    count.getValue(),
                    count.getKey().name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }

  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
