// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.problem.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration of {@code demo}; keys, meanings and defaults stand in {@code
 * configs/demo.yaml}. All but one of its keys are the study's.
 *
 * @param study the study's configuration, without what it reads
 * @param trainBooster assignments {@code KEY=VALUE} for {@code train-booster}
 * @param folder where everything goes
 */
public record DemoConfig(ConfigTree study, List<String> trainBooster, Path folder) {

  private static final String CURATE = "stages.curate";

  /**
   * Reads and checks every key.
   *
   * @throws UserException for the first value that is not allowed
   */
  public static DemoConfig from(ConfigTree tree) {
    ConfigTree study = tree.over(CommandDefaults.STUDY);
    Path folder = OutputConfig.localFolder(StudyConfig.from(study).requireOutput());
    return new DemoConfig(study, tree.value("stages.train_booster").texts(), folder);
  }

  /**
   * The whole study.
   *
   * @param pool globs of what is curated
   * @param booster the folder of the model that is asked for revisions
   */
  public ConfigTree study(List<String> pool, Path booster) {
    List<String> curate = new ArrayList<>(study.value(CURATE).texts());
    curate.add("boost.local.model=" + ConfigLayer.quoted(booster.toString()));
    return study
        .with(ConfigLayer.flag("the demo", "input.globs", pool))
        .with(ConfigLayer.flag("the demo", "prompts.paths", List.of("embedded")))
        .with(ConfigLayer.flag("the demo", CURATE, curate));
  }
}
