// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.features.GramFamily;
import io.mdaq.core.scorer.features.SurfaceFeatures;
import java.nio.file.Path;

/**
 * The embedded quality scoring model: boosted trees over surface features of any script, plus a
 * linear model over hashed n-grams, trained pairwise on expert revisions (the idea of M-DaQ's
 * quality scoring model, arXiv 2509.15549, without a neural encoder).
 *
 * <p>The model is immutable; {@link #score} keeps scratch memory per thread and may be called from
 * any number of threads.
 */
public final class LexicalScorer implements QualityScorer {

  private static final GramFamily[] FAMILIES = GramFamily.values();

  /**
   * What makes up the model.
   *
   * @param trees over surface features
   * @param treeFactor what their sum is multiplied by
   * @param linear weights over hashed n-grams, in steps
   * @param steps by family of n-grams, the size of a step
   */
  record Parts(BoostedTrees trees, float treeFactor, byte[] linear, float[] steps) {

    Parts {
      if (linear.length != SampleFeatures.DIMENSIONS) {
        throw new IllegalArgumentException(
            "%d linear weights, expected %d".formatted(linear.length, SampleFeatures.DIMENSIONS));
      }
      if (trees.largestFeature() >= SurfaceFeatures.count()) {
        throw new IllegalArgumentException(
            "a tree asks for feature %d, there are %d"
                .formatted(trees.largestFeature(), SurfaceFeatures.count()));
      }
      if (steps.length != FAMILIES.length) {
        throw new IllegalArgumentException(
            "%d steps, expected %d".formatted(steps.length, FAMILIES.length));
      }
      for (float step : steps) {
        requireFinite(step);
      }
      requireFinite(treeFactor);
    }

    private static void requireFinite(float factor) {
      if (!Float.isFinite(factor)) {
        throw new IllegalArgumentException("a factor is not finite");
      }
    }
  }

  private final Parts parts;
  private final LeafMasks trees;
  private final LexicalScorerCard card;
  private final ThreadLocal<SampleFeatures> features = ThreadLocal.withInitial(SampleFeatures::new);

  /**
   * @throws IllegalArgumentException if a tree has more leaves than {@link LeafMasks#MAX_LEAVES}
   */
  LexicalScorer(Parts parts, LexicalScorerCard card) {
    this.parts = parts;
    this.trees = new LeafMasks(parts.trees);
    this.card = card;
  }

  /** The model in the jar. */
  public static LexicalScorer embedded() {
    return Embedded.SCORER;
  }

  /**
   * Reads a model that {@link #save} wrote.
   *
   * @throws io.mdaq.core.problem.UserException where the folder holds no usable model
   */
  public static LexicalScorer load(Path folder) {
    return LexicalScorerFiles.load(folder);
  }

  /** Writes {@code config.json} and {@code model.safetensors}; the same model, the same bytes. */
  public void save(Path folder) {
    LexicalScorerFiles.save(this, folder);
  }

  /** How and on what it was trained. */
  public LexicalScorerCard card() {
    return card;
  }

  /** The SHA-256 of {@code model.safetensors}, for manifests: 64 hexadecimal digits. */
  public String sha256() {
    return LexicalScorerFiles.sha256(this);
  }

  Parts parts() {
    return parts;
  }

  @Override
  public int score(SampleText text) {
    SampleFeatures read = features.get();
    read.read(text);
    double logit = parts.treeFactor * trees.sum(read.surface());
    byte[] linear = parts.linear;
    int i = 0;
    // Components come family by family.
    for (GramFamily family : FAMILIES) {
      int end = SampleFeatures.offset(family) + family.buckets();
      double steps = 0;
      for (; i < read.size() && read.index(i) < end; i++) {
        steps += linear[read.index(i)] * (double) read.value(i);
      }
      logit += parts.steps[family.ordinal()] * steps;
    }
    return (int) Math.max(-LIMIT, Math.min(LIMIT, Math.rint(logit * SCALE)));
  }

  /** Read on first use. */
  private static final class Embedded {
    static final LexicalScorer SCORER = LexicalScorerFiles.loadEmbedded();
  }
}
