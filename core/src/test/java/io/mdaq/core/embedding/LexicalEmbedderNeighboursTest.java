// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.embedding.SharedRevisions.Pair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Vectors mean something: of all revised instructions (with input) of a language, the nearest to a
 * raw one is its own revision. Pairs that the expert left unchanged are counted apart.
 */
@Tag("shared")
class LexicalEmbedderNeighboursTest {

  @ParameterizedTest
  @CsvSource({"256, 0.965, 0.93", "128, 0.955, 0.91"})
  void aChangedInstructionFindsItsRevision(int dimensions, double total, double everyLanguage) {
    int changed = 0;
    int found = 0;
    int instructionChanged = 0;
    int instructionFound = 0;
    int unchanged = 0;
    int unchangedFound = 0;
    for (Map.Entry<String, List<Pair>> entry : SharedRevisions.pairs().entrySet()) {
      List<Pair> pairs = entry.getValue();
      boolean[] hits = nearestIsOwn(pairs, dimensions);
      int languageChanged = 0;
      int languageFound = 0;
      for (int i = 0; i < hits.length; i++) {
        int hit = hits[i] ? 1 : 0;
        if (pairs.get(i).unchanged()) {
          unchanged++;
          unchangedFound += hit;
          continue;
        }
        languageChanged++;
        languageFound += hit;
        if (!pairs.get(i).instructionUnchanged()) {
          instructionChanged++;
          instructionFound += hit;
        }
      }
      changed += languageChanged;
      found += languageFound;
      double rate = (double) languageFound / languageChanged;
      System.out.printf(
          "%d dims, %s: %.4f of %d%n", dimensions, entry.getKey(), rate, languageChanged);
      assertThat(rate).as(entry.getKey()).isGreaterThan(everyLanguage);
    }
    double rate = (double) found / changed;
    System.out.printf(
        "%d dims: changed %.4f of %d, instruction changed %.4f of %d, unchanged %.4f of %d, all %.4f%n",
        dimensions,
        rate,
        changed,
        (double) instructionFound / instructionChanged,
        instructionChanged,
        (double) unchangedFound / unchanged,
        unchanged,
        (double) (found + unchangedFound) / (changed + unchanged));
    assertThat(rate).isGreaterThan(total);
    assertThat((double) instructionFound / instructionChanged).isGreaterThan(total - 0.015);
    assertThat((double) unchangedFound / unchanged).isGreaterThan(0.999);
  }

  /**
   * An equally near other revision (the data repeat a few instructions) does not count as a miss.
   */
  private static boolean[] nearestIsOwn(List<Pair> pairs, int dimensions) {
    LexicalEmbedder embedder =
        new LexicalEmbedder(new LexicalEmbedderSettings(dimensions, EmbeddedText.INSTRUCTION, 1));
    short[][] raw = new short[pairs.size()][dimensions];
    short[][] revised = new short[pairs.size()][dimensions];
    for (int i = 0; i < raw.length; i++) {
      embedder.embed(pairs.get(i).raw(), raw[i]);
      embedder.embed(pairs.get(i).revised(), revised[i]);
    }
    boolean[] hits = new boolean[raw.length];
    for (int i = 0; i < raw.length; i++) {
      long own = squaredDistance(raw[i], revised[i]);
      boolean nearest = true;
      for (int j = 0; j < revised.length && nearest; j++) {
        nearest = squaredDistance(raw[i], revised[j]) >= own;
      }
      hits[i] = nearest;
    }
    return hits;
  }

  private static long squaredDistance(short[] a, short[] b) {
    int sum = 0;
    for (int d = 0; d < a.length; d++) {
      int difference = a[d] - b[d];
      sum += difference * difference;
    }
    return sum;
  }
}
