// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.assessment.SampleEncoders;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.config.EncodingConfig;
import io.mdaq.core.config.ModelChoice;
import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.embedding.LexicalEmbedderSettings;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.scorer.LexicalScorer;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which models score and embed, in a form that can be shipped to workers.
 *
 * @param scorer {@link #EMBEDDED}, or the folder of a lexical scorer or an encoder, by its whole
 *     path since workers may have another working folder; or a {@code gs://} place in one state
 * @param embedder {@link #EMBEDDED}, or the folder of an encoder, likewise
 * @param lexicalEmbedder which texts are embedded; and the projection of the embedded embedder
 * @param encoding how encoders run
 */
public record ModelSettings(
    String scorer,
    String embedder,
    LexicalEmbedderSettings lexicalEmbedder,
    EncodingConfig encoding)
    implements Serializable {

  /** The model in the jar. */
  public static final String EMBEDDED = "embedded";

  /** Lexical models are small and immutable: one per process, for good. */
  private static final Map<String, LexicalScorer> LEXICAL_SCORERS = new ConcurrentHashMap<>();

  /** The models that a configuration asks for. */
  public static ModelSettings of(CurateConfig config) {
    return new ModelSettings(
        name("scorer.model", config.scorer()),
        name("embedder.model", config.embedder()),
        new LexicalEmbedderSettings(
            LexicalEmbedderSettings.DEFAULT_DIMENSIONS, config.cluster().text(), config.seed()),
        config.encoding());
  }

  /** Only the scorer matters: samples get small vectors that nobody compares. */
  public static ModelSettings ofScorer(ModelChoice scorer, EncodingConfig encoding, long seed) {
    return new ModelSettings(
        name("scorer.model", scorer),
        EMBEDDED,
        new LexicalEmbedderSettings(
            LexicalEmbedderSettings.MIN_DIMENSIONS, EmbeddedText.INSTRUCTION, seed),
        encoding);
  }

  private static String name(String key, ModelChoice choice) {
    try {
      return choice instanceof ModelChoice.Folder folder
          ? Located.pinned(folder.location())
          : EMBEDDED;
    } catch (UserException e) {
      throw e.under(key);
    }
  }

  /** Whether samples are scored by an encoder. */
  public boolean hasNeuralScorer() {
    return !scorer.equals(EMBEDDED) && SampleEncoders.isEncoder(Located.path(scorer));
  }

  /** Whether samples are embedded by an encoder. */
  public boolean hasNeuralEmbedder() {
    return !embedder.equals(EMBEDDED);
  }

  /**
   * The number of components of every vector.
   *
   * @throws io.mdaq.core.problem.UserException where the folder holds no usable model
   */
  public int dimensions() {
    return hasNeuralEmbedder()
        ? SampleEncoders.dimensionsOf(Located.path(embedder))
        : lexicalEmbedder.dimensions();
  }

  /**
   * Opens every model. Held for the length of a run, they are loaded once in this process, and one
   * that cannot be used fails before any work is done.
   *
   * @throws io.mdaq.core.problem.UserException where a folder holds no usable model
   */
  public OpenModels open() {
    return OpenModels.of(this);
  }

  /**
   * The lexical model that scores, shared by the threads of this process.
   *
   * @throws io.mdaq.core.problem.UserException where the folder holds no usable model
   */
  public LexicalScorer lexicalScorer() {
    return LEXICAL_SCORERS.computeIfAbsent(
        scorer,
        name ->
            name.equals(EMBEDDED)
                ? LexicalScorer.embedded()
                : LexicalScorer.load(Located.path(name)));
  }
}
