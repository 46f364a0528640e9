// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.assessment.Assessment.Assessed;
import io.mdaq.core.assessment.Assessment.Extent;
import io.mdaq.core.assessment.Assessment.Failed;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.config.EncodingConfig;
import io.mdaq.core.config.EncodingConfig.PoolingChoice;
import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.embedding.LexicalEmbedder;
import io.mdaq.core.embedding.LexicalEmbedderSettings;
import io.mdaq.core.embedding.UnitVectors;
import io.mdaq.core.encoder.EncoderSettings;
import io.mdaq.core.encoder.Pooling;
import io.mdaq.core.encoder.TextEncoder;
import io.mdaq.core.encoder.TextEncoders;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelAssessorTest {

  private static final EncodingConfig ENCODING =
      new EncodingConfig(PoolingChoice.AUTO, Precision.FLOAT32, TorchDevice.CPU, 64, 1024);

  private static final List<SampleText> SAMPLES =
      List.of(
          new SampleText("Wie alt ist der Eiffelturm?", "", "Er wurde 1889 eröffnet."),
          new SampleText("翻訳してください", "Good morning", "おはようございます"),
          new SampleText("لخّص النص", "الماء ضروري للحياة.", "الماء ضروري."),
          new SampleText("x", "", "y".repeat(500)));

  @TempDir private static Path folder;

  @BeforeAll
  static void writeModel() {
    new RandomCheckpoint(KnownShape.XLM_ROBERTA_TINY.config(), 3, DType.F32, Long.MAX_VALUE)
        .write(folder.resolve("encoder"));
  }

  private static SharedResources.Lease<SampleEncoder> encoder() {
    return SampleEncoders.acquire(folder.resolve("encoder"), ENCODING);
  }

  private static List<Assessment> assess(
      SampleEncoder encoder, EmbeddedText text, List<SampleText> samples) {
    return new ModelAssessor(new ScorePart.Neural(encoder), new EmbeddingPart.Neural(encoder, text))
        .assess(samples);
  }

  @Test
  void theScoreIsTheCosineOfInstructionAndResponse() {
    try (var lease = encoder();
        TextTokenizer tokenizer = TextTokenizer.open(folder.resolve("encoder"));
        TextEncoder plain =
            TextEncoders.open(folder.resolve("encoder"), ENCODING.settings(Pooling.MEAN))) {
      Assessed assessed = (Assessed) assess(lease.get(), EmbeddedText.INSTRUCTION, SAMPLES).get(1);

      List<float[]> vectors =
          plain
              .encode(
                  List.of(
                      tokenizer.encode("翻訳してください\n\nGood morning", SpecialTokens.WITH),
                      tokenizer.encode("おはようございます", SpecialTokens.WITH)))
              .vectors();
      double cosine = 0;
      for (int d = 0; d < plain.width(); d++) {
        cosine += (double) vectors.get(0)[d] * vectors.get(1)[d];
      }
      short[] quantized = new short[plain.width()];
      UnitVectors.quantize(vectors.get(0), quantized);
      assertThat(assessed.score()).isEqualTo((int) Math.rint(cosine * QualityScorer.SCALE));
      assertThat(assessed.embedding()).isEqualTo(quantized);
      assertThat(assessed.extent()).isEqualTo(Extent.WHOLE);
    }
  }

  @Test
  void companyChangesNothing() {
    try (var lease = encoder()) {
      List<Assessment> together = assess(lease.get(), EmbeddedText.SAMPLE, SAMPLES);
      List<SampleText> reversed = new ArrayList<>(SAMPLES);
      Collections.reverse(reversed);
      List<Assessment> backwards = assess(lease.get(), EmbeddedText.SAMPLE, reversed);
      for (int i = 0; i < SAMPLES.size(); i++) {
        List<Assessment> alone = assess(lease.get(), EmbeddedText.SAMPLE, List.of(SAMPLES.get(i)));
        assertThat(together.get(i)).usingRecursiveComparison().isEqualTo(alone.get(0));
        assertThat(backwards.get(SAMPLES.size() - 1 - i))
            .usingRecursiveComparison()
            .isEqualTo(alone.get(0));
      }
    }
  }

  @Test
  void textsThatAreTooLongAreFlagged() {
    try (var lease = encoder()) {
      assertThat(assess(lease.get(), EmbeddedText.INSTRUCTION, SAMPLES))
          .extracting(assessment -> ((Assessed) assessment).extent())
          .containsExactly(Extent.WHOLE, Extent.WHOLE, Extent.WHOLE, Extent.TRUNCATED);
    }
  }

  @Test
  void nothingGivesNothing() {
    try (var lease = encoder()) {
      assertThat(assess(lease.get(), EmbeddedText.INSTRUCTION, List.of())).isEmpty();
    }
  }

  @Test
  void lexicalAndNeuralPartsGoTogether() {
    LexicalEmbedder lexical = new LexicalEmbedder(LexicalEmbedderSettings.withSeed(1));
    try (var lease = encoder()) {
      SampleText sample = SAMPLES.get(0);
      Assessed scoredLexically =
          (Assessed)
              new ModelAssessor(
                      new ScorePart.Lexical(LexicalScorer.embedded()),
                      new EmbeddingPart.Neural(lease.get(), EmbeddedText.INSTRUCTION))
                  .assess(List.of(sample))
                  .get(0);
      assertThat(scoredLexically.score()).isEqualTo(LexicalScorer.embedded().score(sample));
      assertThat(scoredLexically.embedding()).hasSize(lease.get().dimensions());

      Assessed embeddedLexically =
          (Assessed)
              new ModelAssessor(
                      new ScorePart.Neural(lease.get()), new EmbeddingPart.Lexical(lexical))
                  .assess(List.of(sample))
                  .get(0);
      assertThat(embeddedLexically.embedding()).hasSize(lexical.dimensions());
      assertThat(embeddedLexically.score()).isBetween(-QualityScorer.SCALE, QualityScorer.SCALE);
    }
  }

  @Test
  void aModelThatFailsOnOneSampleFailsOnThatAlone() {
    QualityScorer fails =
        text -> {
          if (text.instruction().equals("x")) {
            throw new IllegalArgumentException("not this one");
          }
          return 5;
        };
    List<Assessment> assessments =
        new ModelAssessor(
                new ScorePart.Lexical(fails),
                new EmbeddingPart.Lexical(new LexicalEmbedder(LexicalEmbedderSettings.withSeed(1))))
            .assess(SAMPLES);
    assertThat(assessments.get(3)).isEqualTo(new Failed("not this one"));
    assertThat(assessments.subList(0, 3)).allMatch(Assessed.class::isInstance);
  }

  @Test
  void vectorsThatAreNotFiniteGiveNoScore() {
    Readings readings = (encoder, role) -> new Reading(new float[] {Float.NaN, 1}, Extent.WHOLE);
    Readings zero = (encoder, role) -> new Reading(new float[2], Extent.WHOLE);
    try (var lease = encoder()) {
      ScorePart scorer = new ScorePart.Neural(lease.get());
      assertThatThrownBy(() -> scorer.score(SAMPLES.get(0), readings))
          .hasMessageContaining("not finite");
      assertThatThrownBy(() -> scorer.score(SAMPLES.get(0), zero)).hasMessageContaining("zero");
    }
  }

  @Test
  void folderThatIsNoModel() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(SampleEncoders.isEncoder(empty)).isFalse();
    assertThat(SampleEncoders.isEncoder(folder.resolve("encoder"))).isTrue();
    assertThatThrownBy(() -> SampleEncoders.acquire(empty, ENCODING))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("empty")
        .hasMessageContaining("config.json");
  }

  @Test
  void theFolderSaysHowToPool() throws IOException {
    Path file = folder.resolve("encoder/1_Pooling/config.json");
    Files.createDirectories(file.getParent());
    try {
      Files.writeString(file, "{\"pooling_mode_cls_token\": true}");
      EncoderSettings declared = SampleEncoders.settings(folder.resolve("encoder"), ENCODING);
      assertThat(declared.pooling()).isEqualTo(Pooling.CLS);
      Files.writeString(file, "{\"pooling_mode_max_tokens\": true}");
      assertThatThrownBy(() -> SampleEncoders.settings(folder.resolve("encoder"), ENCODING))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("encoder.pooling");
    } finally {
      Files.delete(file);
    }
    assertThat(SampleEncoders.settings(folder.resolve("encoder"), ENCODING).pooling())
        .isEqualTo(Pooling.MEAN);
  }

  @Test
  void theCardTellsModelsApart() {
    new RandomCheckpoint(KnownShape.XLM_ROBERTA_TINY.config(), 4, DType.F32, Long.MAX_VALUE)
        .write(folder.resolve("other"));
    EncoderCard card = EncoderCard.of(folder.resolve("encoder"), ENCODING);
    assertThat(card.description()).endsWith("encoder, mean pooling, float32, 64 tokens at most");
    assertThat(card.sha256())
        .hasSize(64)
        .isEqualTo(EncoderCard.of(folder.resolve("encoder"), ENCODING).sha256())
        .isNotEqualTo(EncoderCard.of(folder.resolve("other"), ENCODING).sha256());
  }
}
