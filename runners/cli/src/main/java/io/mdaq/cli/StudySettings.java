// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.BoosterConfig.Backend;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.config.GenerateConfig;
import io.mdaq.core.config.JudgeConfig;
import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.config.StudyConfig;
import io.mdaq.core.config.TrainBoosterConfig;
import io.mdaq.core.problem.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The settings that a study hands on to its commands, checked before any of them starts. */
final class StudySettings {

  private StudySettings() {}

  /**
   * Lays every list of settings over its command's defaults.
   *
   * @throws UserException for an unknown key, a value that is not allowed, or a key that the study
   *     itself sets
   */
  static void check(StudyConfig.Stages stages) {
    for (String assignment : stages.boost()) {
      if (!assignment.startsWith("boost.")) {
        throw UserException.usage(
            "stages.boost: " + assignment + " is no key of boost. Put it under stages.curate.");
      }
    }
    check(
        "stages.curate",
        CommandDefaults.CURATE,
        stages.curate(),
        List.of("input.", "languages.", "output."),
        CurateConfig::from);
    if (stages.isBoosting()) {
      List<String> boosting = new ArrayList<>(stages.curate());
      boosting.addAll(stages.boost());
      check("stages.boost", CommandDefaults.CURATE, boosting, List.of(), StudySettings::boosting);
    }
    check(
        "stages.pretrain",
        CommandDefaults.FINE_TUNE,
        stages.pretrain(),
        List.of("base=", "input.", "output.", "seed=", "training.max_steps=", "examples.learn="),
        FineTuneConfig::from);
    check(
        "stages.fine_tune",
        CommandDefaults.FINE_TUNE,
        stages.fineTune(),
        List.of("base=", "input.", "output.", "seed=", "examples.learn="),
        FineTuneConfig::from);
    check(
        "stages.generate",
        CommandDefaults.GENERATE,
        stages.generate(),
        List.of("prompts.", "model.dir=", "model.adapter=", "endpoint.", "output.", "seed="),
        GenerateConfig::from);
    check(
        "stages.judge",
        CommandDefaults.JUDGE,
        stages.judge(),
        List.of("input.", "output."),
        JudgeConfig::from);
    check(
        "stages.report",
        CommandDefaults.REPORT,
        stages.report(),
        List.of("input.", "output."),
        ReportConfig::from);
  }

  /**
   * Lays the settings of the demo's booster over the defaults of its command.
   *
   * @throws UserException as {@link #check}
   */
  static void checkBooster(List<String> assignments) {
    check(
        "stages.train_booster",
        CommandDefaults.TRAIN_BOOSTER,
        assignments,
        List.of("base=", "input.", "output."),
        TrainBoosterConfig::from);
  }

  private static void boosting(ConfigTree tree) {
    if (CurateConfig.from(tree).boost().backend() == Backend.NONE) {
      throw UserException.usage(
          "no booster is named. Add boost.backend=endpoint or boost.backend=local, with its keys,"
              + " or leave stages.boost empty.");
    }
  }

  private static void check(
      String key,
      CommandDefaults command,
      List<String> assignments,
      List<String> reserved,
      Consumer<ConfigTree> reading) {
    try {
      ConfigTree tree = command.tree();
      for (String assignment : assignments) {
        if (reserved.stream().anyMatch(assignment::startsWith)) {
          throw UserException.usage(assignment + " is decided by the study itself. Leave it out.");
        }
        tree = tree.with(ConfigLayer.set(assignment));
      }
      reading.accept(tree);
    } catch (UserException e) {
      throw e.under(key);
    }
  }
}
