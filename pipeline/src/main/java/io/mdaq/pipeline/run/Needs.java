// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.config.BoosterConfig;
import io.mdaq.core.config.CorpusConfig;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.config.ModelChoice;
import io.mdaq.pipeline.engine.RunNeeds;
import io.mdaq.pipeline.engine.RunNeeds.Models;
import io.mdaq.pipeline.engine.RunNeeds.Place;
import io.mdaq.pipeline.engine.RunNeeds.Variable;
import io.mdaq.pipeline.transform.ModelSettings;
import java.util.ArrayList;
import java.util.List;

/** Reads out of a configuration what workers need. */
final class Needs {

  private Needs() {}

  static RunNeeds of(CorpusConfig config, ModelSettings models) {
    List<Place> places = new ArrayList<>();
    List<Variable> variables = new ArrayList<>();
    config.input().requireGlobs().forEach(glob -> places.add(new Place("input.globs", glob)));
    places.add(new Place("output.dir", config.output().requireDir()));
    addModel(places, "scorer.model", config.scorer());
    if (config instanceof CurateConfig curate) {
      addModel(places, "embedder.model", curate.embedder());
    }
    BoosterConfig boost = config.boost();
    switch (boost.backend()) {
      case NONE -> {}
      case ENDPOINT -> {
        add(places, "boost.endpoint.cache", boost.endpoint().cache());
        if (!boost.endpoint().keyVariable().isEmpty()) {
          variables.add(
              new Variable("boost.endpoint.key_variable", boost.endpoint().keyVariable()));
        }
      }
      case LOCAL -> add(places, "boost.local.model", boost.local().model());
    }
    return new RunNeeds(List.copyOf(places), List.copyOf(variables), largest(boost, models));
  }

  private static Models largest(BoosterConfig boost, ModelSettings models) {
    if (boost.backend() == BoosterConfig.Backend.LOCAL) {
      return Models.CAUSAL_LM;
    }
    return models.hasNeuralScorer() || models.hasNeuralEmbedder() ? Models.ENCODER : Models.LEXICAL;
  }

  private static void addModel(List<Place> places, String key, ModelChoice model) {
    if (model instanceof ModelChoice.Folder folder) {
      places.add(new Place(key, folder.location()));
    }
  }

  private static void add(List<Place> places, String key, String location) {
    if (!location.isEmpty()) {
      places.add(new Place(key, location));
    }
  }
}
