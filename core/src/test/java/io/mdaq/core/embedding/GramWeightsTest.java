// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.sample.SampleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GramWeightsTest {

  @Test
  void unlistedGramsAreNeutral() {
    GramWeights weights = new GramWeights(new int[] {-5, 7}, new byte[] {(byte) 200, 3});
    assertThat(weights.of(-5L << 32 | 99)).isEqualTo(200);
    assertThat(weights.of(7L << 32)).isEqualTo(3);
    assertThat(weights.of(8L << 32)).isEqualTo(GramWeights.NEUTRAL);
    assertThat(GramWeights.neutral().of(0)).isEqualTo(GramWeights.NEUTRAL);
  }

  @Test
  void commonGramsWeighLessAndOrderDoesNotMatter() {
    List<SampleText> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String rest = i % 4 == 0 ? " lake" : " number" + i;
      texts.add(new SampleText("describe" + rest, "", "answer"));
    }
    GramWeights weights = GramWeightsTrainer.train(Map.of("en", texts));
    Collections.reverse(texts);
    assertThat(GramWeightsTrainer.train(Map.of("en", texts)).toBytes())
        .isEqualTo(weights.toBytes());
    GramBag bag = new GramBag();
    bag.clear(10);
    bag.add("describe");
    int everywhere = weights.of(bag.gram(0));
    bag.clear(10);
    bag.add("lake");
    int sometimes = weights.of(bag.gram(0));
    assertThat(everywhere).isEqualTo(1);
    assertThat(sometimes).isGreaterThan(100);
  }

  @Test
  void rareGramsOnlyGiveNeutralWeights() {
    GramWeights weights =
        GramWeightsTrainer.train(Map.of("en", List.of(new SampleText("one text", "", "x"))));
    assertThat(weights.toBytes()).isEqualTo(GramWeights.neutral().toBytes());
  }

  @Test
  void survivesTheFileAndRefusesDamage() {
    byte[] bytes = new GramWeights(new int[] {-5, 7}, new byte[] {1, 3}).toBytes();
    assertThat(GramWeights.fromBytes(bytes).toBytes()).isEqualTo(bytes);
    byte[] hugeCount = bytes.clone();
    Arrays.fill(hugeCount, 8, 12, (byte) 0x7F);
    byte[] unordered = bytes.clone();
    unordered[12] = 0x7F;
    for (byte[] damaged :
        List.of(new byte[0], Arrays.copyOf(bytes, bytes.length - 1), hugeCount, unordered)) {
      assertThatThrownBy(() -> GramWeights.fromBytes(damaged))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("gram weights");
    }
  }

  @Test
  @Tag("shared")
  void theEmbeddedFileIsWhatTheReferenceDataGive() {
    assertThat(GramWeightsTrainer.train(SharedRevisions.trainingTexts()).toBytes())
        .isEqualTo(GramWeights.embedded().toBytes());
  }
}
