// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Gradient boosting of a pointwise score under a pairwise logistic loss (Burges et al. 2005,
 * RankNet, doi:10.1145/1102351.1102363; Friedman 2001, doi:10.1214/aos/1013203451) with histograms
 * and leaf-wise growth: the loss of a pair is log(1 + exp(score of raw - score of revised)).
 *
 * <p>Samples come in pairs: 2i is raw, 2i + 1 its revision.
 */
final class TreeBooster {

  private static final double LEAF_PENALTY = 5;
  private static final int LEAST_SAMPLES = 100;
  private static final double FEATURE_SHARE = 0.4;

  private final FeatureBins data;
  private final int[] pairs;
  private final LexicalScorerSettings settings;
  private final UniformRandomProvider random;
  private final double[] scores;
  private final double[] gradients;
  private final double[] curvatures;
  private final TreeArrays trees = new TreeArrays();

  private TreeBooster(
      FeatureBins data, int[] pairs, LexicalScorerSettings settings, UniformRandomProvider random) {
    this.data = data;
    this.pairs = pairs;
    this.settings = settings;
    this.random = random;
    int samples = data.bins()[0].length;
    this.scores = new double[samples];
    this.gradients = new double[samples];
    this.curvatures = new double[samples];
  }

  /**
   * Fits.
   *
   * @param data all samples
   * @param pairs which pairs to learn from
   */
  static BoostedTrees fit(
      FeatureBins data, int[] pairs, LexicalScorerSettings settings, UniformRandomProvider random) {
    TreeBooster booster = new TreeBooster(data, pairs, settings, random);
    for (int tree = 0; tree < settings.trees(); tree++) {
      booster.addTree();
    }
    return booster.trees.toTrees();
  }

  private void addTree() {
    int[] samples = new int[2 * pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      int raw = 2 * pairs[i];
      double wrong = 1 / (1 + StrictMath.exp(scores[raw + 1] - scores[raw]));
      gradients[raw] = wrong;
      gradients[raw + 1] = -wrong;
      curvatures[raw] = wrong * (1 - wrong);
      curvatures[raw + 1] = curvatures[raw];
      samples[2 * i] = raw;
      samples[2 * i + 1] = raw + 1;
    }
    int[] features = chosenFeatures();
    Leaf[] leaves = new Leaf[settings.leaves()];
    leaves[0] = new Leaf(trees.newTree(), samples, features);
    int count = 1;
    while (count < leaves.length) {
      Leaf best = leaves[0];
      for (int i = 1; i < count; i++) {
        best = leaves[i].split.gain > best.split.gain ? leaves[i] : best;
      }
      if (best.split.gain <= 0) {
        break;
      }
      count = split(best, leaves, count, features);
    }
    for (int i = 0; i < count; i++) {
      double value = settings.learningRate() * leaves[i].optimum();
      trees.setLeaf(leaves[i].node, (float) value);
      for (int sample : leaves[i].samples) {
        scores[sample] += (float) value;
      }
    }
  }

  /** Replaces a leaf by its right half and appends the left one. */
  private int split(Leaf leaf, Leaf[] leaves, int count, int[] features) {
    Split split = leaf.split;
    byte[] bins = data.bins()[split.feature];
    int[] left = Arrays.stream(leaf.samples).filter(i -> bins[i] <= split.bin).toArray();
    int[] right = Arrays.stream(leaf.samples).filter(i -> bins[i] > split.bin).toArray();
    int child = trees.split(leaf.node, split.feature, data.bounds()[split.feature][split.bin]);
    int at = Arrays.asList(leaves).indexOf(leaf);
    leaves[count] = new Leaf(child, left, features);
    leaves[at] = new Leaf(child + 1, right, features);
    return count + 1;
  }

  private int[] chosenFeatures() {
    int all = data.bins().length;
    int wanted = Math.max(1, (int) (FEATURE_SHARE * all));
    int[] chosen = new PermutationSampler(random, all, wanted).sample();
    Arrays.sort(chosen);
    return chosen;
  }

  /** Where a leaf would be cut: samples with bins up to {@code bin} go left. */
  private record Split(int feature, int bin, double gain) {}

  /** A leaf while its tree grows. */
  private final class Leaf {
    final int node;
    final int[] samples;
    final double gradient;
    final double curvature;
    final Split split;

    Leaf(int node, int[] samples, int[] features) {
      this.node = node;
      this.samples = samples;
      double gradientSum = 0;
      double curvatureSum = 0;
      for (int sample : samples) {
        gradientSum += gradients[sample];
        curvatureSum += curvatures[sample];
      }
      this.gradient = gradientSum;
      this.curvature = curvatureSum;
      this.split = bestSplit(features);
    }

    double optimum() {
      return -gradient / (curvature + LEAF_PENALTY);
    }

    private Split bestSplit(int[] features) {
      Split best = new Split(0, 0, 0);
      if (samples.length < 2 * LEAST_SAMPLES) {
        return best;
      }
      double[] gradientOf = new double[FeatureBins.MOST];
      double[] curvatureOf = new double[FeatureBins.MOST];
      int[] countOf = new int[FeatureBins.MOST];
      for (int feature : features) {
        Arrays.fill(gradientOf, 0);
        Arrays.fill(curvatureOf, 0);
        Arrays.fill(countOf, 0);
        byte[] bins = data.bins()[feature];
        for (int sample : samples) {
          int bin = bins[sample];
          gradientOf[bin] += gradients[sample];
          curvatureOf[bin] += curvatures[sample];
          countOf[bin]++;
        }
        best = better(best, feature, gradientOf, curvatureOf, countOf);
      }
      return best;
    }

    private Split better(
        Split best, int feature, double[] gradientOf, double[] curvatureOf, int[] countOf) {
      Split found = best;
      double gradientLeft = 0;
      double curvatureLeft = 0;
      int left = 0;
      double whole = worth(gradient, curvature);
      for (int bin = 0; bin < data.bounds()[feature].length; bin++) {
        gradientLeft += gradientOf[bin];
        curvatureLeft += curvatureOf[bin];
        left += countOf[bin];
        if (left < LEAST_SAMPLES || samples.length - left < LEAST_SAMPLES) {
          continue;
        }
        double gain =
            worth(gradientLeft, curvatureLeft)
                + worth(gradient - gradientLeft, curvature - curvatureLeft)
                - whole;
        if (gain > found.gain) {
          found = new Split(feature, bin, gain);
        }
      }
      return found;
    }

    private static double worth(double gradient, double curvature) {
      return gradient * gradient / (curvature + LEAF_PENALTY);
    }
  }
}
