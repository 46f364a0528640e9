// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.assessment.EncoderCard;
import io.mdaq.core.assessment.EncoderScorer;
import io.mdaq.core.assessment.SampleEncoders;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.EncodingConfig;
import io.mdaq.core.config.EncodingConfig.PoolingChoice;
import io.mdaq.core.config.TrainScorerConfig;
import io.mdaq.core.encoder.DeclaredPooling;
import io.mdaq.core.encoder.Pooling;
import io.mdaq.core.encoder.TextPrompts;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.scorer.ScorerEvaluator;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.training.StepReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderScorerTrainingTest {

  private static final EncodingConfig ENCODING =
      new EncodingConfig(PoolingChoice.AUTO, Precision.FLOAT32, TorchDevice.CPU, 512, 4096);
  private static final List<RevisionPair> PAIRS = EasyRevisions.pairs(96, 20260501);

  @TempDir private Path parent;

  private static EncoderScorerCard train(
      List<RevisionPair> pairs, ConfigTree tree, Consumer<StepReport> progress) {
    return EncoderScorerTraining.train(pairs, TrainScorerConfig.from(tree), tree.asMap(), progress);
  }

  private static EncoderScorerCard train(ConfigTree tree) {
    return train(PAIRS, tree, report -> {});
  }

  private static double accuracy(Path folder, List<RevisionPair> pairs) {
    List<SampleText> samples =
        pairs.stream().flatMap(pair -> Stream.of(pair.raw(), pair.revised())).toList();
    try (var encoder = SampleEncoders.acquire(folder, ENCODING)) {
      EncoderScorer scorer = EncoderScorer.of(encoder.get(), samples, done -> {});
      return ScorerEvaluator.evaluate(scorer, pairs).total().all().share();
    }
  }

  @Test
  void learnsWhatExpertsPreferAndLeavesAModel() throws IOException {
    Path folder = parent.resolve("scorer");
    List<Double> losses = new ArrayList<>();

    EncoderScorerCard card =
        train(
            PAIRS,
            EasyRevisions.nano(folder, "training.epochs=4"),
            report -> losses.add(report.loss()));

    assertThat(losses).hasSize(48);
    assertThat(losses.get(47)).isLessThan(0.3 * losses.get(0));
    assertThat(accuracy(folder, EasyRevisions.pairs(60, 20260502))).isGreaterThan(0.95);
    try (InputStream stream = Files.newInputStream(folder.resolve("manifest.json"))) {
      assertThat(JsonFile.line(JsonFile.read(stream, EncoderScorerCard.class)))
          .isEqualTo(JsonFile.line(card));
    }
    assertThat(card.sha256()).isEqualTo(EncoderCard.sha256(folder));
    assertThat(card.base()).isEqualTo("nano");
    assertThat(card.pairs()).containsEntry("de", 48L).containsEntry("nl", 48L);
    assertThat(card.steps()).isEqualTo(48);
    assertThat(DeclaredPooling.of(folder)).isEqualTo(Pooling.MEAN);
    assertThat(TextPrompts.of(folder)).isEqualTo(new TextPrompts("query: ", "passage: "));
    assertThat(names(folder))
        .containsExactly(
            "1_Pooling",
            "config.json",
            "config_sentence_transformers.json",
            "manifest.json",
            "model.safetensors",
            "tokenizer.json",
            "tokenizer_config.json",
            "training");
    assertThat(names(folder.resolve("training"))).containsExactly("log.jsonl");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Ends a training as a killed process does. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void trainUntil(long step, ConfigTree tree) {
    assertThatThrownBy(
            () ->
                train(
                    PAIRS,
                    tree,
                    report -> {
                      if (report.step() == step) {
                        throw new Killed();
                      }
                    }))
        .isInstanceOf(Killed.class);
  }

  @Test
  void aTrainingGoesOnWithTheSameBits() {
    Path whole = parent.resolve("whole");
    Path parts = parent.resolve("parts");
    train(EasyRevisions.nano(whole, "training.max_steps=10"));

    ConfigTree tree = EasyRevisions.nano(parts, "training.max_steps=10");
    trainUntil(5, tree);
    assertThat(parts.resolve("config.json")).doesNotExist();
    trainUntil(7, tree);
    List<Long> done = new ArrayList<>();
    train(PAIRS, tree, report -> done.add(report.step()));

    assertThat(done).containsExactly(7L, 8L, 9L, 10L);
    assertThat(parts.resolve("model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model.safetensors"));
  }

  @Test
  void statesOfAnotherTrainingAreRefused() {
    Path folder = parent.resolve("scorer");
    trainUntil(4, EasyRevisions.nano(folder, "training.max_steps=10"));
    for (String other : List.of("triplets.margin=0.3", "nano.width=16")) {
      assertThatThrownBy(() -> train(EasyRevisions.nano(folder, "training.max_steps=10", other)))
          .as(other)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("this checkpoint is of the run");
    }
  }

  @Test
  void aFinishedModelStaysUnlessItMayBeReplaced() throws IOException {
    Path folder = parent.resolve("scorer");
    ConfigTree tree = EasyRevisions.nano(folder, "training.max_steps=1");
    EncoderScorerCard first = train(tree);
    Files.writeString(folder.resolve("model-00001-of-00002.safetensors"), "of an older model");

    assertThatThrownBy(() -> train(tree))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds a model already");
    ConfigTree other =
        tree.with(ConfigLayer.set("model.seed=43")).with(ConfigLayer.set("output.overwrite=true"));
    trainUntil(1, other);
    assertThat(EncoderCard.sha256(folder)).isNotEmpty();
    assertThat(folder.resolve("manifest.json")).exists();
    EncoderScorerCard second = train(other);

    assertThat(second.sha256()).isNotEqualTo(first.sha256()).isEqualTo(EncoderCard.sha256(folder));
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("other"));
    Files.writeString(folder.resolve("letter.txt"), "mine");
    assertThatThrownBy(() -> train(EasyRevisions.nano(folder)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("letter.txt");
    Files.writeString(folder.resolve("manifest.json"), "{\"format\": \"another\"}");
    assertThatThrownBy(() -> train(EasyRevisions.nano(folder, "output.overwrite=true")))
        .hasMessageContaining("other files than a trained encoder");
    assertThatThrownBy(() -> train(EasyRevisions.nano(folder.resolve("letter.txt"))))
        .hasMessageContaining("is a file");
    assertThat(names(folder)).containsExactly("letter.txt", "manifest.json");
  }

  @Test
  void anEncoderThatIsThereIsTrainedFurther() throws IOException {
    Path base = parent.resolve("base");
    EncoderConfig shape = new EncoderConfig(264, 16, 32, 1, 2, 42, 1, 1e-5, 1);
    new RandomCheckpoint(shape, 3, DType.F32, Long.MAX_VALUE).write(base);
    Files.createDirectory(base.resolve("1_Pooling"));
    Files.writeString(base.resolve("1_Pooling/config.json"), "{\"pooling_mode_cls_token\": true}");
    Path folder = parent.resolve("scorer");

    EncoderScorerCard card =
        train(
            EasyRevisions.nano(
                folder, "model.base=" + base, "triplets.max_tokens=512", "training.max_steps=2"));

    assertThat(card.base()).isEqualTo(base.toString());
    assertThat(card.baseSha256()).isEqualTo(EncoderCard.sha256(base));
    // By the 40 tokens that the base takes.
    assertThat(card.cutTexts()).isPositive();
    assertThat(DeclaredPooling.of(folder)).isEqualTo(Pooling.MEAN);
    assertThat(accuracy(folder, PAIRS.subList(0, 4))).isBetween(0.0, 1.0);
  }

  @Test
  void basesThatAreNoEncoderAreRefused() {
    Path decoder = parent.resolve("decoder");
    new RandomCheckpoint(KnownShape.LLAMA_TINY.config(), 3, DType.F32, Long.MAX_VALUE)
        .write(decoder);
    assertThatThrownBy(
            () -> train(EasyRevisions.nano(parent.resolve("a"), "model.base=" + decoder)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is a decoder (llama)");
    assertThatThrownBy(
            () -> train(EasyRevisions.nano(parent.resolve("b"), "model.base=" + parent + "/no")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no such folder");
  }

  @Test
  void aPlanTellsWhatATrainingDoes() {
    Path folder = parent.resolve("scorer");
    ConfigTree tree = EasyRevisions.nano(folder, "training.max_steps=2");

    EncoderScorerPlan plan = EncoderScorerTraining.plan(PAIRS, TrainScorerConfig.from(tree));

    assertThat(folder).doesNotExist();
    List<Double> operations = new ArrayList<>();
    EncoderScorerCard card = train(PAIRS, tree, report -> operations.add(report.operations()));
    assertThat(plan.steps()).isEqualTo(card.steps());
    assertThat(plan.triplets()).isEqualTo(card.triplets());
    assertThat(plan.parameters()).isEqualTo(card.parameters());
    assertThat(plan.bytes()).isEqualTo(16 * card.parameters());
    assertThat(plan.operations()).isBetween(0.5 * operations.get(0), 4 * operations.get(0));
  }
}
