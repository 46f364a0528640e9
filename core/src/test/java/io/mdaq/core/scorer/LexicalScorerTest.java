// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexicalScorerTest {

  private static final LexicalScorerSettings QUICK = new LexicalScorerSettings(3, 20, 4, 0.1, 1);

  @TempDir private Path folder;

  @Test
  void trainingDoesNotDependOnTheOrderOfPairs() {
    List<RevisionPair> shuffled = new ArrayList<>(pairs(120));
    Collections.shuffle(shuffled, new Random(4));

    assertThat(LexicalScorerTrainer.train(shuffled, QUICK).sha256())
        .isEqualTo(LexicalScorerTrainer.train(pairs(120), QUICK).sha256());
  }

  @Test
  void learnsWhatRevisionsHaveInCommon() {
    HeldOutSplit split = HeldOutSplit.byGroup(pairs(900), 0.3, 1);
    LexicalScorer scorer = LexicalScorerTrainer.train(split.training(), QUICK);

    assertThat(ScorerEvaluator.evaluate(scorer, split.test()).total().all().share())
        .isGreaterThan(0.9);
  }

  @Test
  void aSavedModelScoresAsTheTrainedOne() {
    LexicalScorer trained = LexicalScorerTrainer.train(pairs(120), QUICK);
    trained.save(folder);
    LexicalScorer loaded = LexicalScorer.load(folder);

    assertThat(loaded.card()).isEqualTo(trained.card());
    for (RevisionPair pair : pairs(40)) {
      assertThat(loaded.score(pair.revised())).isEqualTo(trained.score(pair.revised()));
    }
  }

  @Test
  void refusesToTrainOnNothing() {
    assertThatThrownBy(() -> LexicalScorerTrainer.train(List.of(), QUICK))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("nothing to train on: of 0 revision pairs");
    SampleText same = new SampleText("Frage", "", "Antwort");
    assertThatThrownBy(
            () ->
                LexicalScorerTrainer.train(List.of(new RevisionPair("1", "de", same, same)), QUICK))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("of 1 revision pairs none differs");
  }

  @Test
  void onePairIsEnoughToTrainOn() {
    LexicalScorer scorer = LexicalScorerTrainer.train(pairs(1), QUICK);

    assertThat(scorer.score(pairs(1).get(0).raw()))
        .isBetween(-QualityScorer.LIMIT, QualityScorer.LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀😀😀", "ก", ".", "あ", "\u0301", "12", "- \n- \n- "})
  void scoresOddResponses(String response) {
    int score = LexicalScorer.embedded().score(new SampleText("Was ist das?", "", response));

    assertThat(score).isBetween(-QualityScorer.LIMIT, QualityScorer.LIMIT);
  }

  @Test
  void scoresAHugeResponseWithoutReadingAllOfIt() {
    SampleText huge = new SampleText("Schreib viel.", "", "wort und wort, ".repeat(70_000));

    assertThat(LexicalScorer.embedded().score(huge))
        .isBetween(-QualityScorer.LIMIT, QualityScorer.LIMIT);
  }

  @Test
  void oneModelServesManyThreads() {
    List<RevisionPair> pairs = pairs(200);
    LexicalScorer scorer = LexicalScorer.embedded();
    int[] alone = pairs.stream().mapToInt(pair -> scorer.score(pair.revised())).toArray();

    int[] together =
        IntStream.range(0, pairs.size())
            .parallel()
            .map(i -> scorer.score(pairs.get(i).revised()))
            .toArray();

    assertThat(together).isEqualTo(alone);
  }

  @Test
  void aFolderWithoutAModelIsToldSo() {
    assertThatThrownBy(() -> LexicalScorer.load(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("config.json")
        .hasMessageContaining("train-scorer");
  }

  @Test
  void aModelOfAnotherVersionIsRefused() throws IOException {
    LexicalScorerTrainer.train(pairs(20), QUICK).save(folder);
    Path config = folder.resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replace("\"version\" : 2", "\"version\" : 9"));

    assertThatThrownBy(() -> LexicalScorer.load(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("version 9");
  }

  @Test
  void brokenWeightsAreRefusedAndNeverFollowed() throws IOException {
    LexicalScorerTrainer.train(pairs(60), QUICK).save(folder);
    Path weights = folder.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 300; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i < 20; i++) {
        broken[random.nextInt(Math.min(broken.length, 20_000))] = (byte) random.nextInt();
      }
      Files.write(weights, broken);
      scoreOrRefuse();
    }
  }

  /** A damaged model is refused, or is another model that ends all the same. */
  private void scoreOrRefuse() {
    try {
      int score = LexicalScorer.load(folder).score(pairs(1).get(0).raw());
      assertThat(score).isBetween(-QualityScorer.LIMIT, QualityScorer.LIMIT);
    } catch (UserException e) {
      assertThat(e).hasMessageContaining("model.safetensors");
    }
  }

  @Test
  void treesThatWouldLoopAreRefused() {
    assertThatThrownBy(
            () ->
                new BoostedTrees(
                    new int[] {0},
                    new short[] {0, -1, -1},
                    new float[3],
                    new int[] {0, 0, 0},
                    new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("left child 0 of 3 nodes");
  }

  /** Revisions that are longer, structured and end properly; seeded. */
  private static List<RevisionPair> pairs(int count) {
    SplittableRandom random = new SplittableRandom(7);
    List<RevisionPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String ask = "Nenne Gründe für Nummer " + i;
      StringBuilder raw = new StringBuilder("Grund " + random.nextInt(100));
      StringBuilder revised = new StringBuilder("Hier sind einige Gründe:\n\n");
      for (int line = 1 + random.nextInt(4); line > 0; line--) {
        raw.append(" und noch ").append(random.nextInt(100));
        revised.append("- Grund ").append(random.nextInt(100)).append(" ist wichtig.\n");
      }
      pairs.add(
          new RevisionPair(
              Integer.toString(i),
              "de",
              new SampleText(ask, "", raw.toString()),
              new SampleText(ask, "", revised.toString().strip())));
    }
    return pairs;
  }
}
