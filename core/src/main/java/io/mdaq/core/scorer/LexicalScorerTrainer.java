// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.scorer.features.GramFamily;
import io.mdaq.core.scorer.features.SurfaceFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Trains a {@link LexicalScorer}: trees, and a linear part for each family of n-grams, are fitted
 * apart; then their weights come from predictions on folds that they had not seen, so that a part
 * which overfits more does not count more.
 *
 * <p>Deterministic: the same pairs, in any order, and the same settings give the same bytes. Needs
 * about 40 KB of memory per pair.
 */
public final class LexicalScorerTrainer {

  /** N-grams of fewer pairs are left out: they say more of single texts than of quality. */
  private static final int LEAST_PAIRS_PER_GRAM = 8;

  private static final GramFamily[] FAMILIES = GramFamily.values();

  /** By family: the cost of its fit as a multiple of the settings' cost. */
  private static final double[] COSTS = {3, 2.5, 2};

  private static final int TREES = 0;
  private static final int FOLDS = 4;

  private final List<RevisionPair> pairs;
  private final LexicalScorerSettings settings;
  private final List<SparseRows> grams = new ArrayList<>();
  private final FeatureBins surface;

  private LexicalScorerTrainer(List<RevisionPair> pairs, LexicalScorerSettings settings) {
    this.pairs = pairs;
    this.settings = settings;
    float[][] samples = new float[2 * pairs.size()][SurfaceFeatures.count()];
    SparseRows rows = new SparseRows();
    SampleFeatures features = new SampleFeatures();
    SparseDifference difference = new SparseDifference();
    for (int i = 0; i < pairs.size(); i++) {
      features.read(pairs.get(i).raw());
      samples[2 * i] = features.surface().clone();
      difference.add(features, -1);
      features.read(pairs.get(i).revised());
      samples[2 * i + 1] = features.surface().clone();
      difference.add(features, 1);
      difference.moveTo(rows);
    }
    for (GramFamily family : FAMILIES) {
      int from = SampleFeatures.offset(family);
      grams.add(rows.slice(from, from + family.buckets(), LEAST_PAIRS_PER_GRAM));
    }
    this.surface = FeatureBins.of(samples);
  }

  /**
   * Trains.
   *
   * @param pairs unchanged ones are left out
   * @throws UserException where no changed pair is left
   */
  public static LexicalScorer train(List<RevisionPair> pairs, LexicalScorerSettings settings) {
    List<RevisionPair> changed = new ArrayList<>(pairs);
    changed.removeIf(RevisionPair::isUnchanged);
    if (changed.isEmpty()) {
      throw UserException.failed(
          "there is nothing to train on: of %d revision pairs none differs between its sides"
              .formatted(pairs.size()));
    }
    changed.sort(
        Comparator.comparing(RevisionPair::group)
            .thenComparing(RevisionPair::language)
            .thenComparing(pair -> pair.revised().response())
            .thenComparing(pair -> pair.raw().response())
            .thenComparing(pair -> pair.revised().instruction())
            .thenComparing(pair -> pair.raw().instruction())
            .thenComparing(pair -> pair.revised().input())
            .thenComparing(pair -> pair.raw().input()));
    return new LexicalScorerTrainer(changed, settings).train();
  }

  private LexicalScorer train() {
    Mixture mixture = mixture();
    int[] all = IntStream.range(0, pairs.size()).toArray();
    BoostedTrees trees = TreeBooster.fit(surface, all, settings, random(TREES, FOLDS));
    byte[] linear = new byte[SampleFeatures.DIMENSIONS];
    float[] steps = new float[FAMILIES.length];
    for (GramFamily family : FAMILIES) {
      int f = family.ordinal();
      float[] weights = linear(family, all, FOLDS);
      float largest = Float.MIN_NORMAL;
      for (float weight : weights) {
        largest = Math.max(largest, Math.abs(weight));
      }
      float step = largest / Byte.MAX_VALUE;
      for (int i = 0; i < weights.length; i++) {
        linear[SampleFeatures.offset(family) + i] = (byte) Math.rint(weights[i] / step);
      }
      steps[f] = (float) (mixture.linear[f] * step);
    }
    return new LexicalScorer(
        new LexicalScorer.Parts(trees, (float) mixture.trees, linear, steps), card());
  }

  private float[] linear(GramFamily family, int[] chosen, int fold) {
    int f = family.ordinal();
    return PairwiseLinear.fit(
        grams.get(f), family.buckets(), chosen, settings.cost() * COSTS[f], random(1 + f, fold));
  }

  private LexicalScorerCard card() {
    TreeMap<String, Long> byLanguage = new TreeMap<>();
    pairs.forEach(pair -> byLanguage.merge(pair.language(), 1L, Long::sum));
    long groups = pairs.stream().map(RevisionPair::group).distinct().count();
    return new LexicalScorerCard(
        LexicalScorerCard.FORMAT, LexicalScorerCard.VERSION, settings, byLanguage, groups);
  }

  /**
   * The factors of the parts.
   *
   * @param trees of the trees
   * @param linear by family
   */
  private record Mixture(double trees, double[] linear) {}

  private Mixture mixture() {
    int[] foldOf = HeldOutSplit.folds(pairs, FOLDS, settings.seed());
    double[] byTrees = new double[pairs.size()];
    double[][] byFamily = new double[FAMILIES.length][pairs.size()];
    SurfaceRows rows = new SurfaceRows(surface);
    for (int fold = 0; fold < FOLDS; fold++) {
      int current = fold;
      int[] seen = IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != current).toArray();
      int[] unseen = IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == current).toArray();
      if (seen.length == 0) {
        continue;
      }
      BoostedTrees trees = TreeBooster.fit(surface, seen, settings, random(TREES, fold));
      for (int i : unseen) {
        byTrees[i] = trees.sum(rows.of(2 * i + 1)) - trees.sum(rows.of(2 * i));
      }
      for (GramFamily family : FAMILIES) {
        float[] weights = linear(family, seen, fold);
        for (int i : unseen) {
          byFamily[family.ordinal()][i] = grams.get(family.ordinal()).dot(i, weights);
        }
      }
    }
    double[][] parts = new double[1 + FAMILIES.length][];
    parts[0] = byTrees;
    System.arraycopy(byFamily, 0, parts, 1, byFamily.length);
    double[] factors = LogisticStack.fit(parts);
    return new Mixture(factors[0], Arrays.copyOfRange(factors, 1, factors.length));
  }

  private UniformRandomProvider random(int part, int fold) {
    return RandomSource.XO_SHI_RO_256_PP.create(settings.seed() * 1000 + 100L * part + fold);
  }
}
