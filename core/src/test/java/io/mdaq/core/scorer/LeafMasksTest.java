// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafMasksTest {

  private static final int FEATURES = 7;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 63, 64})
  void sumsAreThoseOfTheWalkBitByBit(int leaves) {
    SplittableRandom random = new SplittableRandom(leaves);
    BoostedTrees trees = randomTrees(random, 40, leaves);
    LeafMasks masks = new LeafMasks(trees);
    for (int sample = 0; sample < 500; sample++) {
      float[] surface = new float[FEATURES];
      for (int f = 0; f < FEATURES; f++) {
        surface[f] = valueOf(random);
      }
      assertThat(masks.sum(surface)).isEqualTo(trees.sum(surface));
    }
  }

  @Test
  void theEmbeddedModelIsAskedAsItWasTrained() {
    BoostedTrees trees = LexicalScorer.embedded().parts().trees();
    LeafMasks masks = new LeafMasks(trees);
    SplittableRandom random = new SplittableRandom(5);
    for (int sample = 0; sample < 200; sample++) {
      float[] surface = new float[trees.largestFeature() + 1];
      for (int f = 0; f < surface.length; f++) {
        surface[f] = (float) random.nextDouble(-1, 6);
      }
      assertThat(masks.sum(surface)).isEqualTo(trees.sum(surface));
    }
  }

  @Test
  void noTreesSumToZero() {
    BoostedTrees none = randomTrees(new SplittableRandom(1), 0, 1);

    assertThat(new LeafMasks(none).sum(new float[FEATURES])).isZero();
  }

  @Test
  void extremeValuesAreComparedAsTheWalkDoes() {
    BoostedTrees trees = randomTrees(new SplittableRandom(2), 10, 9);
    LeafMasks masks = new LeafMasks(trees);
    for (float extreme : new float[] {Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -0f}) {
      float[] surface = new float[FEATURES];
      Arrays.fill(surface, extreme);
      assertThat(masks.sum(surface)).isEqualTo(trees.sum(surface));
    }
  }

  @Test
  void aTreeOfTooManyLeavesIsRefused() {
    BoostedTrees trees = randomTrees(new SplittableRandom(3), 2, LeafMasks.MAX_LEAVES + 1);

    assertThatThrownBy(() -> new LeafMasks(trees))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tree 0 has more than 64 leaves");
  }

  /** A damaged model: every node is the left child of the one before. */
  @Test
  void aDeepChainIsNotFollowed() {
    int nodes = 100_001;
    short[] features = new short[nodes];
    int[] left = new int[nodes];
    for (int node = 0; node < nodes - 2; node++) {
      left[node] = node + 1;
    }
    features[nodes - 1] = BoostedTrees.LEAF;
    features[nodes - 2] = BoostedTrees.LEAF;
    BoostedTrees chain =
        new BoostedTrees(new int[] {0}, features, new float[nodes], left, new float[nodes]);

    assertThatThrownBy(() -> new LeafMasks(chain)).hasMessageContaining("more than 64 leaves");
  }

  /** Trees that split leaves at random; thresholds and values meet often. */
  private static BoostedTrees randomTrees(SplittableRandom random, int count, int leaves) {
    TreeArrays trees = new TreeArrays();
    for (int tree = 0; tree < count; tree++) {
      List<Integer> open = new ArrayList<>(List.of(trees.newTree()));
      while (open.size() < leaves) {
        int node = open.remove(random.nextInt(open.size()));
        int child = trees.split(node, random.nextInt(FEATURES), valueOf(random));
        open.add(child);
        open.add(child + 1);
      }
      open.forEach(leaf -> trees.setLeaf(leaf, (float) random.nextDouble(-1, 1)));
    }
    return trees.toTrees();
  }

  private static float valueOf(SplittableRandom random) {
    return random.nextInt(-4, 5) / 4f;
  }
}
