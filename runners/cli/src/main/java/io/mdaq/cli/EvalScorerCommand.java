// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.assessment.EncoderScorer;
import io.mdaq.core.assessment.SampleEncoder;
import io.mdaq.core.assessment.SampleEncoders;
import io.mdaq.core.assessment.SharedResources;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.EncodingConfig;
import io.mdaq.core.config.EvalScorerConfig;
import io.mdaq.core.config.EvalScorerConfig.Protocol;
import io.mdaq.core.config.EvalScorerConfig.Split;
import io.mdaq.core.config.EvalScorerConfig.TestOn;
import io.mdaq.core.config.ModelChoice;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.HeldOutSplit;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.LexicalScorerSettings;
import io.mdaq.core.scorer.LexicalScorerTrainer;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.scorer.ScorerEvaluation;
import io.mdaq.core.scorer.ScorerEvaluator;
import io.mdaq.core.scorer.calibration.ScorerCalibration;
import io.mdaq.pipeline.files.IoReason;
import io.mdaq.pipeline.revisions.RevisionFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How well a scorer tells revised samples from raw ones. */
@Command(
    name = "eval-scorer",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the lexical scorer on a part of the revision pairs and says, per language, how often it"
          + " tells the revised side on the part held out; or tests a given model.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq eval-scorer --input 'revisions/*.json' --source-rows source_rows.json",
      "  mdaq eval-scorer --input 'revisions/*.json' --every-example-once",
      "  mdaq eval-scorer --input 'revisions/*.json' --leave-one-language-out",
      "  mdaq eval-scorer --input 'other/*.json' --model embedded",
      "  mdaq eval-scorer --input 'revisions/*.json' --source-rows source_rows.json \\",
      "      --model out/encoder --held-out",
      "%nAll keys: mdaq config eval-scorer"
    })
final class EvalScorerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;
  @Mixin private RevisionInput input;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--leave-one-language-out",
      description = "Leave each language out of training and test on it, one after the other.")
  private boolean leaveOneLanguageOut;

  @Option(
      names = "--every-example-once",
      description = "Hold out one part of the examples after the other until all were tested.")
  private boolean everyExampleOnce;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Test this model (embedded, or the folder of a lexical one or an encoder) on all pairs"
              + " instead of training one. Only meaningful on pairs that it was not trained on.")
  private @Nullable String model;

  @Option(
      names = "--held-out",
      description =
          "Test the model on the part that train-scorer left out with the same split only.")
  private boolean heldOut;

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "Write the calibration to this file; as calibration.json beside a model, curate shows it."
              + " Not together with --leave-one-language-out.")
  private @Nullable Path calibration;

  @Option(
      names = "--dry-run",
      description = "Read the pairs and say what would be done, and stop before it.")
  private boolean dryRun;

  @Override
  public Integer call() {
    List<ConfigLayer> flags = new ArrayList<>(input.flags());
    if (leaveOneLanguageOut) {
      flags.add(
          ConfigLayer.flag("--leave-one-language-out", "split.leave_one_language_out", "true"));
    }
    if (everyExampleOnce) {
      flags.add(ConfigLayer.flag("--every-example-once", "split.every_example_once", "true"));
    }
    ConfigLayers.add(flags, "--model", "scorer.model", model);
    if (heldOut) {
      flags.add(ConfigLayer.flag("--held-out", "scorer.test_on", "held_out"));
    }
    EvalScorerConfig config =
        EvalScorerConfig.from(layers.over(CommandDefaults.EVAL_SCORER, flags));
    // Found out before minutes of training, not behind them.
    Path folder = calibration == null ? null : calibration.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw UserException.usage(
          "--calibration: %s: there is no such folder. Create it, or name another file."
              .formatted(folder));
    }
    if (calibration != null && config.split().protocol() == Protocol.LEAVE_ONE_LANGUAGE_OUT) {
      throw UserException.usage(
          "--calibration: there is none of all languages together with --leave-one-language-out."
              + " Leave one of the two out.");
    }
    List<RevisionPair> pairs = RevisionFiles.read(config.revisions()).pairs();
    PrintWriter out = spec.commandLine().getOut();
    LexicalScorerSettings settings = LexicalScorerSettings.withSeed(config.modelSeed());
    Split split = config.split();
    HeldOutSplit held = HeldOutSplit.byGroup(pairs, split.heldOutFraction(), split.seed());
    if (dryRun) {
      out.println(plan(pairs, held, config));
      return ExitCode.OK;
    }
    if (config.model().isPresent()) {
      List<RevisionPair> tested =
          switch (config.testOn()) {
            case ALL -> pairs;
            case HELD_OUT -> held.test();
          };
      evaluate(config.model().get(), config.encoding(), tested, out);
      return ExitCode.OK;
    }
    switch (split.protocol()) {
      case HELD_OUT_EXAMPLES -> print(evaluate(held, settings), out);
      case EVERY_EXAMPLE_ONCE -> print(crossValidate(pairs, split, settings), out);
      case LEAVE_ONE_LANGUAGE_OUT -> leaveEachOut(held, settings, out);
    }
    return ExitCode.OK;
  }

  private static String plan(List<RevisionPair> pairs, HeldOutSplit held, EvalScorerConfig config) {
    String what =
        config.model().isPresent()
            ? "test the given model on %,d of them"
                .formatted(config.testOn() == TestOn.ALL ? pairs.size() : held.test().size())
            : switch (config.split().protocol()) {
              case HELD_OUT_EXAMPLES ->
                  "train on %,d of them and test on %,d"
                      .formatted(held.training().size(), held.test().size());
              case EVERY_EXAMPLE_ONCE ->
                  "hold out one part after the other and test on each of them once";
              case LEAVE_ONE_LANGUAGE_OUT ->
                  "leave out one language after the other and test on %,d of them"
                      .formatted(held.test().size());
            };
    return String.format(Locale.ROOT, "%,d revision pairs. Would %s.", pairs.size(), what);
  }

  private ScorerEvaluation crossValidate(
      List<RevisionPair> pairs, Split split, LexicalScorerSettings settings) {
    int parts = (int) Math.max(2, Math.round(1 / split.heldOutFraction()));
    Map<RevisionPair, QualityScorer> scorerOf = new HashMap<>();
    int part = 0;
    for (HeldOutSplit held : HeldOutSplit.ofEachPart(pairs, parts, split.seed())) {
      part++;
      verbosity.progress().printf("Holding out part %d of %d ...%n", part, parts);
      QualityScorer scorer = LexicalScorerTrainer.train(held.training(), settings);
      held.test().forEach(pair -> scorerOf.put(pair, scorer));
    }
    return ScorerEvaluator.evaluateEach(pair -> Objects.requireNonNull(scorerOf.get(pair)), pairs);
  }

  private void leaveEachOut(HeldOutSplit split, LexicalScorerSettings settings, PrintWriter out) {
    TreeSet<String> languages = new TreeSet<>();
    split.test().forEach(pair -> languages.add(pair.language()));
    EvaluationTable table = EvaluationTable.empty();
    CalibrationTable calibrations = CalibrationTable.empty();
    for (String language : languages) {
      verbosity.progress().printf("Leaving %s out ...%n", language);
      ScorerEvaluation evaluation = evaluate(split.leavingOut(language), settings);
      table.add(language, evaluation.total());
      calibrations.add(language, evaluation.calibration().total());
    }
    out.println(table.withMean());
    out.println(calibrations);
  }

  private void print(ScorerEvaluation evaluation, PrintWriter out) {
    out.println(EvaluationTable.of(evaluation));
    out.println(CalibrationTable.of(evaluation.calibration()));
    if (calibration != null) {
      write(evaluation.calibration(), calibration);
      out.println("Calibration written to " + calibration + ".");
    }
  }

  private static void write(ScorerCalibration calibration, Path file) {
    try {
      calibration.writeFile(file);
    } catch (IOException e) {
      throw UserException.failed(
          "%s: the calibration cannot be written: %s. Check free space and permissions"
              .formatted(file, IoReason.of(e)),
          e);
    }
  }

  private static ScorerEvaluation evaluate(HeldOutSplit split, LexicalScorerSettings settings) {
    LexicalScorer scorer = LexicalScorerTrainer.train(split.training(), settings);
    return ScorerEvaluator.evaluate(scorer, split.test());
  }

  private void evaluate(
      ModelChoice model, EncodingConfig encoding, List<RevisionPair> pairs, PrintWriter out) {
    if (model instanceof ModelChoice.Folder given) {
      Path folder = Located.path(given.location());
      if (SampleEncoders.isEncoder(folder)) {
        print(evaluate(folder, encoding, pairs), out);
        out.println(
            "An encoder's scores are cosines: for the calibration their differences were multiplied"
                + " by the factor that fits the other half of the examples best.");
        return;
      }
      print(ScorerEvaluator.evaluate(LexicalScorer.load(folder), pairs), out);
      return;
    }
    print(ScorerEvaluator.evaluate(LexicalScorer.embedded(), pairs), out);
  }

  private ScorerEvaluation evaluate(
      Path folder, EncodingConfig encoding, List<RevisionPair> pairs) {
    List<SampleText> samples =
        pairs.stream().flatMap(pair -> Stream.of(pair.raw(), pair.revised())).toList();
    PrintWriter err = verbosity.progress();
    try (SharedResources.Lease<SampleEncoder> encoder = SampleEncoders.acquire(folder, encoding)) {
      EncoderScorer scorer =
          EncoderScorer.of(
              encoder.get(), samples, done -> err.printf("Scored %,d samples ...%n", done));
      return ScorerEvaluator.evaluateRanking(scorer, pairs);
    }
  }
}
