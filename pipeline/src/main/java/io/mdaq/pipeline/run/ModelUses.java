// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.assessment.EncoderCard;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.CorpusConfig;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.embedding.LexicalEmbedder;
import io.mdaq.core.scorer.calibration.ScorerCalibration;
import io.mdaq.pipeline.manifest.CurationManifest.ModelUse;
import io.mdaq.pipeline.transform.ModelSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The models of a run, as the manifest names them. */
final class ModelUses {

  private ModelUses() {}

  static List<ModelUse> of(CorpusConfig config, ModelSettings models) {
    return config instanceof CurateConfig
        ? List.of(scorer(models), embedder(models))
        : List.of(scorer(models));
  }

  private static ModelUse scorer(ModelSettings models) {
    if (models.hasNeuralScorer()) {
      Path folder = Located.path(models.scorer());
      EncoderCard card = EncoderCard.of(folder, models.encoding());
      return new ModelUse("scorer", card.description(), card.sha256(), calibration(folder));
    }
    @Nullable ScorerCalibration calibration =
        models.scorer().equals(ModelSettings.EMBEDDED)
            ? ScorerCalibration.embedded()
            : calibration(Located.path(models.scorer()));
    return new ModelUse(
        "scorer", Located.unpinned(models.scorer()), models.lexicalScorer().sha256(), calibration);
  }

  private static @Nullable ScorerCalibration calibration(Path folder) {
    return ScorerCalibration.read(folder).orElse(null);
  }

  private static ModelUse embedder(ModelSettings models) {
    String text = models.lexicalEmbedder().text().name().toLowerCase(Locale.ROOT);
    if (models.hasNeuralEmbedder()) {
      EncoderCard card = EncoderCard.of(Located.path(models.embedder()), models.encoding());
      return new ModelUse("embedder", card.description() + ", of the " + text, card.sha256(), null);
    }
    return new ModelUse(
        "embedder",
        "%s lexical, %d dimensions, of the %s"
            .formatted(ModelSettings.EMBEDDED, models.lexicalEmbedder().dimensions(), text),
        LexicalEmbedder.weightsSha256(),
        null);
  }
}
