// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.assessment.Assessment;
import io.mdaq.core.assessment.Assessment.Extent;
import io.mdaq.core.assessment.EmbeddingPart;
import io.mdaq.core.assessment.ModelAssessor;
import io.mdaq.core.assessment.SampleEncoder;
import io.mdaq.core.assessment.SampleEncoders;
import io.mdaq.core.assessment.ScorePart;
import io.mdaq.core.assessment.SharedResources;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.EncodingConfig;
import io.mdaq.core.config.ModelChoice;
import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.manifest.FolderHash;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.LexicalScorer;
import java.util.List;

/** A quality scorer, lexical or an encoder, by which answers are measured. */
sealed interface ScorerModel extends AutoCloseable {

  /** What the models say of samples, one assessment each, in their order. */
  List<Assessment> assess(List<SampleText> samples);

  @Override
  void close();

  /** The name of a scorer for reports. */
  static String name(ModelChoice choice) {
    return choice instanceof ModelChoice.Folder folder
        ? "embedded judge (quality scorer " + folder.location() + ")"
        : "embedded judge (lexical quality scorer)";
  }

  /**
   * SHA-256 of the model; no encoder is loaded.
   *
   * @throws io.mdaq.core.problem.UserException if the folder holds no scorer
   */
  static String sha256(ModelChoice choice) {
    return choice instanceof ModelChoice.Folder folder
            && SampleEncoders.isEncoder(Located.path(folder.location()))
        ? FolderHash.of(Located.path(folder.location()), file -> file.getNameCount() == 1)
        : lexical(choice).sha256();
  }

  /**
   * Opens a scorer.
   *
   * @throws io.mdaq.core.problem.UserException if the folder holds none, or it cannot be loaded
   */
  static ScorerModel open(ModelChoice choice, EncodingConfig encoding) {
    return choice instanceof ModelChoice.Folder folder
            && SampleEncoders.isEncoder(Located.path(folder.location()))
        ? new Neural(SampleEncoders.acquire(Located.path(folder.location()), encoding))
        : new Lexical(lexical(choice));
  }

  private static LexicalScorer lexical(ModelChoice choice) {
    return choice instanceof ModelChoice.Folder folder
        ? LexicalScorer.load(Located.path(folder.location()))
        : LexicalScorer.embedded();
  }

  /** From the words. */
  record Lexical(LexicalScorer scorer) implements ScorerModel {

    private static final short[] NO_EMBEDDING = {};

    @Override
    public List<Assessment> assess(List<SampleText> samples) {
      return samples.stream()
          .<Assessment>map(
              sample -> new Assessment.Assessed(scorer.score(sample), NO_EMBEDDING, Extent.WHOLE))
          .toList();
    }

    @Override
    public void close() {}
  }

  /** By an encoder. */
  record Neural(SharedResources.Lease<SampleEncoder> lease) implements ScorerModel {

    @Override
    public List<Assessment> assess(List<SampleText> samples) {
      SampleEncoder encoder = lease.get();
      // The embedding takes nothing that the score does not read anyway.
      return new ModelAssessor(
              new ScorePart.Neural(encoder),
              new EmbeddingPart.Neural(encoder, EmbeddedText.INSTRUCTION))
          .assess(samples);
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
