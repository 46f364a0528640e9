// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.embedding.LexicalEmbedder;
import io.mdaq.pipeline.run.CurationManifest.ModelUse;
import io.mdaq.pipeline.transform.ModelSettings;
import java.util.List;
import java.util.Locale;

/** The models of a run, as the manifest names them. */
final class ModelUses {

  private ModelUses() {}

  static List<ModelUse> of(ModelSettings models) {
    return List.of(
        new ModelUse("scorer", models.scorer(), models.loadScorer().sha256()),
        new ModelUse(
            "embedder",
            "%s lexical, %d dimensions, of the %s"
                .formatted(
                    ModelSettings.EMBEDDED,
                    models.embedder().dimensions(),
                    models.embedder().text().name().toLowerCase(Locale.ROOT)),
            LexicalEmbedder.weightsSha256()));
  }
}
