// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.assessment.EmbeddingPart;
import io.mdaq.core.assessment.ModelAssessor;
import io.mdaq.core.assessment.SampleAssessor;
import io.mdaq.core.assessment.SampleEncoder;
import io.mdaq.core.assessment.SampleEncoders;
import io.mdaq.core.assessment.ScorePart;
import io.mdaq.core.assessment.SharedResources;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.embedding.LexicalEmbedder;
import io.mdaq.core.problem.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * The models of one thread, ready to be used. What they share with other threads of the process is
 * given back when they are closed.
 */
public final class OpenModels implements AutoCloseable {

  private final List<SharedResources.Lease<SampleEncoder>> leases = new ArrayList<>();
  private final SampleAssessor assessor;

  private OpenModels(ModelSettings settings) {
    try {
      ScorePart scorer =
          settings.hasNeuralScorer()
              ? new ScorePart.Neural(encoder("scorer.model", settings.scorer(), settings))
              : new ScorePart.Lexical(settings.lexicalScorer());
      EmbeddingPart embedder =
          settings.hasNeuralEmbedder()
              ? new EmbeddingPart.Neural(
                  encoder("embedder.model", settings.embedder(), settings),
                  settings.lexicalEmbedder().text())
              : new EmbeddingPart.Lexical(new LexicalEmbedder(settings.lexicalEmbedder()));
      assessor = new ModelAssessor(scorer, embedder);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Opens the models.
   *
   * @throws io.mdaq.core.problem.UserException where a folder holds no usable model
   */
  static OpenModels of(ModelSettings settings) {
    return new OpenModels(settings);
  }

  private SampleEncoder encoder(String key, String folder, ModelSettings settings) {
    try {
      SharedResources.Lease<SampleEncoder> lease =
          SampleEncoders.acquire(Located.path(folder), settings.encoding());
      leases.add(lease);
      return lease.get();
    } catch (UserException e) {
      // Two keys may name a folder: the file alone does not tell which to mend.
      throw e.under(key);
    }
  }

  SampleAssessor assessor() {
    return assessor;
  }

  @Override
  public void close() {
    leases.forEach(SharedResources.Lease::close);
  }
}
