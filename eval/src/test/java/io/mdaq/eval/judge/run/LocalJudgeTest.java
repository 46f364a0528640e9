// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.JudgeConfig;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.judge.Judges;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.response.ResponseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tiny model of random weights that knows bytes. */
class LocalJudgeTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    ResponseFile.write(
        folder.resolve("subject.jsonl"),
        List.of(
            Responses.of("s/de/1", 1, "Weil es Chlorophyll enthält.<|im_end|>"),
            Responses.of("s/de/2", 1, "gleich")));
    ResponseFile.write(
        folder.resolve("baseline.jsonl"),
        List.of(Responses.of("s/de/1", 1, "Darum."), Responses.of("s/de/2", 1, "gleich")));
  }

  private JudgePlan plan(int maxTokens) {
    Path model = folder.resolve("model" + maxTokens);
    if (!Files.exists(model)) {
      DecoderConfig tiny = (DecoderConfig) KnownShape.QWEN2_TINY.config();
      DecoderConfig shape =
          new DecoderConfig(
              tiny.architecture(),
              tiny.vocabularySize(),
              tiny.hiddenSize(),
              tiny.intermediateSize(),
              tiny.layers(),
              tiny.heads(),
              tiny.keyValueHeads(),
              tiny.headSize(),
              maxTokens,
              tiny.rmsNormEpsilon(),
              tiny.rope(),
              tiny.attentionBias(),
              tiny.mlpBias(),
              tiny.outputHead());
      new RandomCheckpoint(shape, 7, DType.F32, Long.MAX_VALUE).write(model);
    }
    ConfigTree tree = CommandDefaults.JUDGE.tree();
    for (String setting :
        List.of(
            "input.subject=" + folder.resolve("subject.jsonl"),
            "input.baseline=" + folder.resolve("baseline.jsonl"),
            "judge.kind=local",
            "local.model=" + model,
            "local.precision=float32",
            "output.dir=" + folder.resolve("out" + maxTokens))) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return JudgePlan.of(new Judges(JudgeConfig.from(tree), Map.of(), notice -> {}));
  }

  private List<Judgement> judgements(int maxTokens) throws IOException {
    List<Judgement> judgements = new ArrayList<>();
    for (String line :
        Files.readAllLines(folder.resolve("out" + maxTokens + "/judgements.jsonl"))) {
      judgements.add(JsonFile.readLine(line, Judgement.class));
    }
    return judgements;
  }

  @Test
  void theLikelierLabelIsTheVerdictAndBothNumbersAreKept() throws IOException {
    JudgementManifest manifest = JudgeRun.run(plan(8192), done -> {});
    assertThat(manifest.judge().detail()).isEqualTo("float32 on cpu");
    List<Judgement> judgements = judgements(8192);
    assertThat(judgements.get(1).outcome()).isEqualTo(PairOutcome.TIE);
    for (OrderedVerdict order : judgements.get(0).orders()) {
      assertThat(order.reply()).matches("FIRST -[0-9.]+ SECOND -[0-9.]+");
      assertThat(order.verdict().scored()).isTrue();
    }
    // Equal answers are one question in both orders.
    assertThat(manifest.account().asked()).isEqualTo(3);

    Files.delete(folder.resolve("out8192/manifest.json"));
    assertThat(JudgeRun.run(plan(8192), done -> {}).account().reused()).isEqualTo(4);
    assertThat(judgements(8192)).isEqualTo(judgements);
    assertThat(Reparse.run(folder.resolve("out8192")).changed()).isZero();
  }

  @Test
  void aPairThatTheModelCannotReadHasNoVerdict() throws IOException {
    JudgeRun.run(plan(256), done -> {});
    assertThat(judgements(256)).extracting(Judgement::outcome).containsOnly(PairOutcome.UNSCORED);
    assertThat(judgements(256).get(0).orders())
        .allMatch(order -> order.verdict() == Verdict.API_ERROR)
        .allMatch(order -> order.detail().contains("the judge reads 256"));
  }

  @Test
  void aFolderThatIsNoModelIsNamed() {
    ConfigTree tree =
        CommandDefaults.JUDGE
            .tree()
            .with(ConfigLayer.set("input.subject=" + folder.resolve("subject.jsonl")))
            .with(ConfigLayer.set("input.baseline=" + folder.resolve("baseline.jsonl")))
            .with(ConfigLayer.set("judge.kind=local"))
            .with(ConfigLayer.set("local.model=" + folder));
    assertThatThrownBy(
            () -> JudgePlan.of(new Judges(JudgeConfig.from(tree), Map.of(), notice -> {})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(folder.toString());
  }
}
