// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.scorer;

import io.mdaq.core.assessment.EncoderCard;
import io.mdaq.core.assessment.TextRole;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.EncoderScorerConfig;
import io.mdaq.core.config.EncoderScorerConfig.Base;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.ScratchEncoder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.tokenizer.bytepair.BytePairLearner;
import io.mdaq.core.tokenizer.bytepair.BytePairs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoder that a training starts from.
 *
 * @param name as manifests show it
 * @param sha256 of its files
 */
record ScorerBase(String name, ModelFolder files, EncoderConfig shape, String sha256) {

  /**
   * Opens the folder that is named, or makes an encoder from scratch: always the same bytes for the
   * same pairs and seed.
   *
   * @param pairs to be trained on
   * @param empty the folder for one that is made
   * @throws UserException if it is no encoder
   */
  static ScorerBase open(
      EncoderScorerConfig config, List<RevisionPair> pairs, long seed, Path empty) {
    Base base = config.base();
    if (base instanceof Base.Folder given) {
      return of(given.location(), Located.path(given.location()));
    }
    if (base instanceof Base.Nano) {
      BytePairs learned = BytePairLearner.learn(texts(pairs), config.scratch().pieces());
      ScratchEncoder.of(config.scratch(), learned, config.maxTokens(), seed).write(empty);
      return of("nano", empty);
    }
    throw new IllegalArgumentException("a lexical scorer has no encoder");
  }

  private static ScorerBase of(String name, Path folder) {
    ModelFolder files = ModelFolder.open(folder);
    if (files.config() instanceof EncoderConfig shape) {
      return new ScorerBase(name, files, shape, EncoderCard.sha256(folder));
    }
    throw UserException.usage(
        "model.base: %s is a decoder (%s); a scorer is made of an encoder (xlm-roberta)"
            .formatted(
                Excerpt.escape(folder.toString()), files.config().architecture().modelType()));
  }

  private static List<String> texts(List<RevisionPair> pairs) {
    List<String> texts = new ArrayList<>();
    for (RevisionPair pair : pairs) {
      for (SampleText sample : List.of(pair.raw(), pair.revised())) {
        texts.add(TextRole.INSTRUCTION.of(sample));
        texts.add(TextRole.RESPONSE.of(sample));
      }
    }
    return texts;
  }

  /** The pairs as this encoder learns from them. */
  RevisionTriplets triplets(List<RevisionPair> pairs, EncoderScorerConfig config) {
    try (TextTokenizer tokenizer = TextTokenizer.open(files.folder(), shape)) {
      int maxTokens = Math.min(config.maxTokens(), shape.maxTokens());
      return RevisionTriplets.of(pairs, config.prompts(), tokenizer, maxTokens);
    }
  }
}
