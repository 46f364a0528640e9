// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.selection.Stage;
import java.util.SortedSet;
import java.util.TreeSet;

/** The stages of a selection in words. */
final class StageWords {

  private StageWords() {}

  /** What the budget and the stages of the strategy at work mean. */
  static String explained(CurationManifest manifest) {
    SortedSet<String> stages = stages(manifest);
    if (stages.contains(Stage.THRESHOLD.label())) {
      return "The budget is what the language is allotted, or the number of its samples that reach"
          + " selection.threshold where those are fewer.";
    }
    if (stages.contains(Stage.GREEDY.label())) {
      return "The first stage is below the budget where every other sample that was looked at"
          + " (selection.pool) is too similar to a selected one (selection.max_similarity).";
    }
    if (stages.contains(Stage.MMR.label())) {
      return "Each sample was selected for its score and its difference from those before it.";
    }
    return "The diversity quota is filled with the best sample of clusters that the best-scored"
        + " samples left uncovered; where there are too few such clusters, the rest is filled by"
        + " score (stage fill).";
  }

  /** The stages that selected anything. */
  static SortedSet<String> stages(CurationManifest manifest) {
    SortedSet<String> stages = new TreeSet<>();
    manifest.languages().values().forEach(language -> stages.addAll(language.stages().keySet()));
    return stages;
  }
}
