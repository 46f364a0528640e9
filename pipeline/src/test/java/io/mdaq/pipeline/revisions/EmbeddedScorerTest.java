// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.TrainScorerConfig;
import io.mdaq.core.scorer.HeldOutSplit;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.LexicalScorerSettings;
import io.mdaq.core.scorer.LexicalScorerTrainer;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.scorer.ScorerEvaluation;
import io.mdaq.core.scorer.ScorerEvaluator;
import io.mdaq.core.testing.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The embedded model and its recipe on the revision pairs it was made from. */
class EmbeddedScorerTest {

  private static final long SEED = 42;

  @Test
  void theEmbeddedModelIsWhatTrainingWrites() {
    LexicalScorer trained =
        LexicalScorerTrainer.train(pairs(), LexicalScorerSettings.withSeed(SEED));

    assertThat(trained.sha256()).isEqualTo(LexicalScorer.embedded().sha256());
    assertThat(trained.card()).isEqualTo(LexicalScorer.embedded().card());
  }

  /** On one split; docs/lexical-qsm.md has several, which differ by more than a point. */
  @Test
  void tellsRevisionsOfExamplesThatItHasNotSeen() {
    HeldOutSplit split = HeldOutSplit.byGroup(pairs(), 0.2, SEED);
    LexicalScorer scorer =
        LexicalScorerTrainer.train(split.training(), LexicalScorerSettings.withSeed(SEED));

    ScorerEvaluation evaluation = ScorerEvaluator.evaluate(scorer, split.test());

    assertThat(evaluation.total().all().share()).isGreaterThan(0.91);
    assertThat(evaluation.total().matched().share()).isGreaterThanOrEqualTo(0.80);
    assertThat(evaluation.total().shorter().share()).isGreaterThanOrEqualTo(0.60);
    assertThat(evaluation.total().longerWins().share()).isLessThan(0.84);
    assertThat(evaluation.low()).isLessThan(evaluation.total().all().share());
  }

  private static List<RevisionPair> pairs() {
    String folder = SharedData.require("data/midb_revisions").toString();
    String sources = SharedData.require("data/midb_revisions_source_rows.json").toString();
    ConfigTree tree =
        CommandDefaults.TRAIN_SCORER
            .tree()
            .with(ConfigLayer.flag("--input", "input.globs", List.of(folder + "/*.json")))
            .with(ConfigLayer.flag("--source-rows", "input.source_rows", sources));
    return RevisionFiles.read(TrainScorerConfig.from(tree).revisions()).pairs();
  }
}
