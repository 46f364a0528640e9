// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.text.TextDiff.Kind;
import io.mdaq.core.text.TextDiff.Piece;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDiffTest {

  /** As git shows the difference of words. */
  private static String shown(String before, String after) {
    return TextDiff.between(before, after).stream()
        .map(
            piece ->
                switch (piece.kind()) {
                  case SAME -> piece.text();
                  case REMOVED -> "[-" + piece.text() + "-]";
                  case ADDED -> "{+" + piece.text() + "+}";
                })
        .collect(Collectors.joining());
  }

  private static void requireBothTexts(String before, String after) {
    List<Piece> pieces = TextDiff.between(before, after);
    assertThat(joined(pieces, Kind.REMOVED)).isEqualTo(before);
    assertThat(joined(pieces, Kind.ADDED)).isEqualTo(after);
    assertThat(pieces).noneMatch(piece -> piece.text().isEmpty());
    for (int i = 1; i < pieces.size(); i++) {
      Kind last = pieces.get(i - 1).kind();
      Kind kind = pieces.get(i).kind();
      assertThat(kind).isNotEqualTo(last);
      assertThat(last == Kind.ADDED && kind == Kind.REMOVED).isFalse();
    }
  }

  private static String joined(List<Piece> pieces, Kind own) {
    return pieces.stream()
        .filter(piece -> piece.kind() == Kind.SAME || piece.kind() == own)
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "'' | '' | ''",
        "'' | neu | {+neu+}",
        "alt | '' | [-alt-]",
        "gleich | gleich | gleich",
        "Der Hund bellt laut. | Der Hund schläft laut. | Der Hund [-bellt-]{+schläft+} laut.",
        // Korean has words, Japanese and Thai have none that spaces would show.
        "나는 사과를 먹었다 | 나는 바나나를 먹었다 | '나는 [-사과를-]{+바나나를+} 먹었다'",
        "東京は大きい都市です | 大阪は大きい都市です | [-東京-]{+大阪+}は大きい都市です",
        "ฉันชอบกินข้าวมาก | ฉันชอบกินผลไม้มาก | ฉันชอบกิน[-ข้าว-]{+ผลไม้+}มาก",
        // A letter and its marks are one.
        "قلمٌ جديد هنا | قلمٍ جديد هنا | '[-قلمٌ-]{+قلمٍ+} جديد هنا'",
        // One word between two changes goes with them.
        "rot und blau bleibt hier | grün und gelb bleibt hier | '[-rot und blau-]{+grün und gelb+} bleibt hier'",
        "rot aber blau bleibt hier | grün aber gelb bleibt hier | '[-rot-]{+grün+} aber [-blau-]{+gelb+} bleibt hier'",
        "1250 kg | 1250 g | '1250 [-kg-]{+g+}'"
      })
  void showsWhatAReaderWouldMark(String before, String after, String expected) {
    assertThat(shown(before, after)).isEqualTo(expected);
    requireBothTexts(before, after);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void bothTextsComeBackAndNoMoreIsChangedThanNecessary(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<String> before = tokens(random);
      List<String> after = tokens(random);
      requireBothTexts(String.join("", before), String.join("", after));
      int marked =
          TextDiff.changes(before, after).stream()
              .mapToInt(
                  change -> change.to() - change.from() + change.otherTo() - change.otherFrom())
              .sum();
      assertThat(marked).isEqualTo(before.size() + after.size() - 2 * longestCommon(before, after));
    }
  }

  private static List<String> tokens(Random random) {
    return random
        .ints(random.nextInt(30), 0, 4)
        .mapToObj("?!.,"::substring)
        .map(t -> t.substring(0, 1))
        .toList();
  }

  /** By the textbook's table. */
  private static int longestCommon(List<String> a, List<String> b) {
    int[][] table = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        table[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? table[i - 1][j - 1] + 1
                : Math.max(table[i - 1][j], table[i][j - 1]);
      }
    }
    return table[a.size()][b.size()];
  }

  @Test
  void textsThatDifferTooMuchAreReplacedAsAWhole() {
    String before = "Anfang " + "?".repeat(TextDiff.MOST_CHANGES) + " Ende";
    String after = "Anfang " + "!".repeat(TextDiff.MOST_CHANGES) + " Ende";
    assertThat(TextDiff.between(before, after))
        .extracting(Piece::kind)
        .containsExactly(Kind.SAME, Kind.REMOVED, Kind.ADDED, Kind.SAME);
    requireBothTexts(before, after);
    requireBothTexts("a b ".repeat(50_000), "b c ".repeat(50_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800 x", "👩‍👩‍👧 ja", "e\u0301 \u202e!", "\r\n\n\t"})
  void oddTextsAreTexts(String text) {
    requireBothTexts(text, "und " + text);
    requireBothTexts(text + "!", text);
  }
}
