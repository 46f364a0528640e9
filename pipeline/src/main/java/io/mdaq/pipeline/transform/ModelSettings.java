// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.config.ModelChoice;
import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.embedding.Embedder;
import io.mdaq.core.embedding.LexicalEmbedder;
import io.mdaq.core.embedding.LexicalEmbedderSettings;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.QualityScorer;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which models score and embed, in a form that can be shipped to workers.
 *
 * @param scorer {@link #EMBEDDED}, or the folder of a model
 * @param embedder what the embedder reads, and its projection
 */
public record ModelSettings(String scorer, LexicalEmbedderSettings embedder)
    implements Serializable {

  /** The model in the jar. */
  public static final String EMBEDDED = "embedded";

  /** Models are large and immutable: one per process. */
  private static final Map<String, LexicalScorer> SCORERS = new ConcurrentHashMap<>();

  /** The models that a configuration asks for. */
  public static ModelSettings of(CurateConfig config) {
    String scorer =
        config.scorer() instanceof ModelChoice.Folder folder ? folder.location() : EMBEDDED;
    EmbeddedText text = config.cluster().text();
    return new ModelSettings(
        scorer,
        new LexicalEmbedderSettings(
            LexicalEmbedderSettings.DEFAULT_DIMENSIONS, text, config.seed()));
  }

  /**
   * The model that scores, shared by the threads of this process.
   *
   * @throws io.mdaq.core.problem.UserException where the folder holds no usable model
   */
  public LexicalScorer loadScorer() {
    return SCORERS.computeIfAbsent(
        scorer,
        name ->
            name.equals(EMBEDDED) ? LexicalScorer.embedded() : LexicalScorer.load(Path.of(name)));
  }

  /** A scorer for one thread. */
  QualityScorer newScorer() {
    return loadScorer();
  }

  /** An embedder for one thread. */
  Embedder newEmbedder() {
    return new LexicalEmbedder(embedder);
  }
}
