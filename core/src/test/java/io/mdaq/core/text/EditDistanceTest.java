// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditDistanceTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', 0", "'', abc, 3", "abc, '', 3", "abc, abc, 0", "kitten, sitting, 3",
    "intention, execution, 5", "おはよう, おやすみ, 3", "مرحبا, مرحبتين, 3", "a😀b, a😃b, 1", "aaaa, aa, 2"
  })
  void countsInCodePoints(String left, String right, int distance) {
    assertThat(EditDistance.between(left, right)).isEqualTo(distance);
    assertThat(EditDistance.between(right, left)).isEqualTo(distance);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithThePlainTableAcrossBlocks(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      String left = text(random, random.nextInt(300), 2 + random.nextInt(5));
      String right = random.nextBoolean() ? mutated(random, left) : text(random, 200, 4);
      assertThat(EditDistance.between(left, right)).isEqualTo(plain(left, right));
    }
  }

  @Test
  void takesLongTexts() {
    String left = text(new Random(9), 40_000, 30);
    assertThat(EditDistance.between(left, "x" + left.substring(1) + "yz")).isEqualTo(3);
    assertThat(EditDistance.between(left, text(new Random(10), 40_000, 30)))
        .isBetween(20_000, 40_000);
  }

  private static String text(Random random, int length, int letters) {
    StringBuilder text = new StringBuilder();
    random.ints(length, 0, letters).forEach(letter -> text.appendCodePoint('a' + letter));
    return text.toString();
  }

  private static String mutated(Random random, String text) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = 0; i < 20; i++) {
      int at = random.nextInt(mutated.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> mutated.insert(at, 'ж');
        case 1 -> mutated.delete(at, Math.min(at + 1, mutated.length()));
        default -> mutated.replace(at, Math.min(at + 1, mutated.length()), "z");
      }
    }
    return mutated.toString();
  }

  private static int plain(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[right.length()];
  }
}
