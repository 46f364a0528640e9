// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.boost.Acceptance;
import io.mdaq.core.boost.calibration.BoosterAcceptance;
import io.mdaq.core.boost.calibration.CalibrationCase;
import io.mdaq.core.boost.calibration.MeaningTrainer;
import io.mdaq.core.boost.calibration.PairBackground;
import io.mdaq.core.boost.calibration.SiblingTrainer;
import io.mdaq.core.boost.check.MeaningModel;
import io.mdaq.core.boost.check.SiblingModel;
import io.mdaq.core.boost.check.Siblings;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.EvalBoosterConfig;
import io.mdaq.core.config.EvalBoosterConfig.Meaning.Fitted;
import io.mdaq.core.config.EvalBoosterConfig.Split;
import io.mdaq.core.config.EvalBoosterConfig.Split.Portion;
import io.mdaq.core.config.ModelChoice;
import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.scorer.HeldOutSplit;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.LexicalScorerSettings;
import io.mdaq.core.scorer.LexicalScorerTrainer;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.text.Excerpt;
import io.mdaq.pipeline.revisions.RevisionFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
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

/** How good the acceptance of boosted samples is. */
@Command(
    name = "eval-booster",
    mixinStandardHelpOptions = true,
    description = {
      "Puts expert revisions, and what saboteurs would write instead, through the acceptance of"
          + " boosted samples and says, per language, what is rejected and why. Asks no model.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq eval-booster --input 'revisions/*.json' --source-rows source_rows.json",
      "  mdaq eval-booster --input 'revisions/*.json' --source-rows source_rows.json \\",
      "      --set meaning.model=fitted --leave-out ja --leave-out vi",
      "  mdaq eval-booster --input 'other/*.json' --model embedded --set split.test_on=all",
      "%nAll keys: mdaq config eval-booster"
    })
final class EvalBoosterCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;
  @Mixin private RevisionInput input;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--leave-out",
      paramLabel = "LANGUAGE",
      description = "Leave this language out of what is fitted, and test on it. Repeatable.")
  private List<String> leftOut = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Score with this model (embedded, or the folder of a lexical one) instead of training one"
              + " on the training part.")
  private @Nullable String model;

  @Option(
      names = "--dry-run",
      description = "Read the pairs and say what would be done, and stop before it.")
  private boolean dryRun;

  @Override
  public Integer call() {
    List<ConfigLayer> flags = new ArrayList<>(input.flags());
    if (!leftOut.isEmpty()) {
      flags.add(ConfigLayer.flag("--leave-out", "split.leave_out", leftOut));
    }
    ConfigLayers.add(flags, "--model", "scorer.model", model);
    EvalBoosterConfig config =
        EvalBoosterConfig.from(layers.over(CommandDefaults.EVAL_BOOSTER, flags));
    List<RevisionPair> pairs = RevisionFiles.read(config.revisions()).pairs();
    if (dryRun) {
      spec.commandLine().getOut().println(plan(pairs, config));
      return ExitCode.OK;
    }
    spec.commandLine().getOut().println(AcceptanceTable.of(calibrate(pairs, config)));
    return ExitCode.OK;
  }

  private static String plan(List<RevisionPair> pairs, EvalBoosterConfig config) {
    Split split = config.split();
    HeldOutSplit held = HeldOutSplit.byGroup(pairs, split.heldOutFraction(), split.seed());
    int tested = split.portion() == Portion.ALL ? pairs.size() : held.test().size();
    String scorer =
        config.scorer().map(model -> "a given scorer").orElse("a scorer trained on the others");
    return String.format(
        Locale.ROOT,
        "%,d revision pairs. Would test on %,d of them with %s%s.",
        pairs.size(),
        tested,
        scorer,
        split.leaveOut().isEmpty()
            ? ""
            : ", leaving out one language after the other: " + String.join(", ", split.leaveOut()));
  }

  private BoosterAcceptance calibrate(List<RevisionPair> pairs, EvalBoosterConfig config) {
    Split split = config.split();
    HeldOutSplit held = HeldOutSplit.byGroup(pairs, split.heldOutFraction(), split.seed());
    if (split.portion() == Portion.ALL) {
      return calibrate(new HeldOutSplit(List.of(), pairs), "", config);
    }
    if (split.leaveOut().isEmpty()) {
      return calibrate(held, "", config);
    }
    BoosterAcceptance sum = BoosterAcceptance.NONE;
    for (String language : split.leaveOut()) {
      verbosity.progress().printf("Leaving %s out ...%n", language);
      sum = sum.plus(calibrate(held, language, config));
    }
    return sum;
  }

  /**
   * Fits what is to be fitted, and tests.
   *
   * @param leftOut a language that is tested on and not fitted to; empty for none
   */
  private static BoosterAcceptance calibrate(
      HeldOutSplit split, String leftOut, EvalBoosterConfig config) {
    LanguageDetector detector = LanguageDetector.forSet(config.revisions().languages().set());
    List<RevisionPair> training =
        leftOut.isEmpty() ? split.training() : split.leavingOut(leftOut).training();
    MeaningModel meaning = meaning(training, detector, config);
    SiblingModel siblings = siblings(training, detector, meaning, config);
    Acceptance acceptance =
        new Acceptance(new Verifier(detector, meaning, siblings, PairBackground.of(split.test())));
    // Of all languages, since a saboteur may take a revision from another one.
    List<CalibrationCase> cases =
        cases(split.test(), config).stream()
            .filter(given -> leftOut.isEmpty() || given.pair().language().equals(leftOut))
            .toList();
    return BoosterAcceptance.of(cases, acceptance, scorer(training, config));
  }

  private static List<CalibrationCase> cases(List<RevisionPair> pairs, EvalBoosterConfig config) {
    List<CalibrationCase> cases = CalibrationCase.of(pairs, config.split().seed());
    return config.siblings() == EvalBoosterConfig.Siblings.USED
        ? cases
        : cases.stream().map(given -> given.with(Siblings.NONE)).toList();
  }

  private static LexicalScorer scorer(List<RevisionPair> training, EvalBoosterConfig config) {
    if (config.scorer().isEmpty()) {
      return LexicalScorerTrainer.train(
          training, LexicalScorerSettings.withSeed(config.modelSeed()));
    }
    return config.scorer().get() instanceof ModelChoice.Folder folder
        ? LexicalScorer.load(Located.path(folder.location()))
        : LexicalScorer.embedded();
  }

  private static MeaningModel meaning(
      List<RevisionPair> training, LanguageDetector detector, EvalBoosterConfig config) {
    if (!(config.meaning() instanceof Fitted fitted)) {
      return MeaningModel.embedded();
    }
    long seed = config.split().seed();
    MeaningModel model =
        MeaningTrainer.fit(
            CalibrationCase.of(training, seed),
            new Verifier(detector, MeaningModel.NONE, PairBackground.of(training)),
            fitted.provenance(),
            seed);
    fitted.output().ifPresent(file -> write("meaning.output", model, file));
    return model;
  }

  private static SiblingModel siblings(
      List<RevisionPair> training,
      LanguageDetector detector,
      MeaningModel meaning,
      EvalBoosterConfig config) {
    if (!(config.meaning() instanceof Fitted fitted)) {
      return SiblingModel.embedded();
    }
    SiblingModel model =
        SiblingTrainer.fit(
            cases(training, config),
            new Verifier(detector, meaning, SiblingModel.NONE, PairBackground.of(training)),
            fitted.provenance(),
            config.split().seed());
    fitted.siblingsOutput().ifPresent(file -> write("meaning.siblings_output", model, file));
    return model;
  }

  private static void write(String key, Object model, String file) {
    try {
      WholeFile.write(Located.local(file), stream -> JsonFile.write(stream, model));
    } catch (IOException | InvalidPathException e) {
      throw UserException.failed(
          "%s: %s cannot be written: %s. Name a file in a folder that is there."
              .formatted(key, Excerpt.of(file), e.getMessage()),
          e);
    }
  }
}
