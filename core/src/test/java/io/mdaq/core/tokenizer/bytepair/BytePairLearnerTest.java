// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.tokenizer.bytepair;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.tokenizer.bytepair.BytePairs.Merge;
import io.mdaq.core.tokenizer.bytepair.BytePairs.Piece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytePairLearnerTest {

  private static List<String> pieces(BytePairs pairs) {
    return pairs.pieces().stream().map(BytePairLearnerTest::text).toList();
  }

  private static String text(Piece piece) {
    byte[] bytes = new byte[piece.bytes().size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = piece.bytes().get(i).byteValue();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void theMostFrequentPairComesFirst() {
    BytePairs pairs = BytePairLearner.learn(List.of("abcab", "abc", "xy"), 10);

    assertThat(pieces(pairs)).containsExactly("ab", "abc");
    assertThat(pairs.merges()).containsExactly(new Merge('a', 'b', 256), new Merge(256, 'c', 257));
  }

  @Test
  void equallyFrequentPairsComeByTheirIds() {
    assertThat(pieces(BytePairLearner.learn(List.of("dc ba dc ba"), 2)))
        // A word has the space before it, so that "ba" and "dc" occur twice, but " b" as well.
        .containsExactly(" b", "dc");
  }

  @Test
  void piecesEndWhereWordsDo() {
    assertThat(pieces(BytePairLearner.learn(Collections.nCopies(9, "ab, 12ab"), 100)))
        .containsExactlyInAnyOrder("ab", " 1", " 12");
  }

  @Test
  void lettersOfEveryScriptArePutTogether() {
    assertThat(pieces(BytePairLearner.learn(Collections.nCopies(5, "日本 مرحبا ไทย"), 100)))
        .contains("日本", " مرحبا");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", "abc"})
  void whatDoesNotRepeatGivesNothing(String text) {
    assertThat(BytePairLearner.learn(List.of(text), 100)).isEqualTo(BytePairs.NONE);
  }

  @Test
  void noTextAndNoPieceGiveNothing() {
    assertThat(BytePairLearner.learn(List.of(), 100)).isEqualTo(BytePairs.NONE);
    assertThat(BytePairLearner.learn(List.of("abab"), 0)).isEqualTo(BytePairs.NONE);
  }

  @Test
  void theOrderOfTheTextsHasNoEffect() {
    List<String> texts = texts(20260401);
    List<String> others = new ArrayList<>(texts);
    Collections.shuffle(others, new Random(1));

    assertThat(BytePairLearner.learn(others, 300)).isEqualTo(BytePairLearner.learn(texts, 300));
  }

  /** Few letters in long words, so that pairs overlap and pieces come to be in several ways. */
  private static List<String> texts(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 60)
        .mapToObj(
            text ->
                IntStream.range(0, 30)
                    .mapToObj(letter -> "aab ".charAt(random.nextInt(4)) + "")
                    .reduce("", String::concat))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {20260401, 20260402, 20260403, 20260404})
  void learnsWhatCountingAnewEachTimeLearns(long seed) {
    List<String> texts = texts(seed);

    BytePairs pairs = BytePairLearner.learn(texts, 120);

    assertThat(pairs).isEqualTo(countingAnew(texts, 120));
    assertThat(pairs.pieces()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
  }

  /** The definition, slowly. */
  private static BytePairs countingAnew(List<String> texts, int wanted) {
    Map<String, Long> counts = WordSplit.count(texts);
    Map<String, List<Integer>> words = new TreeMap<>();
    counts.keySet().forEach(word -> words.put(word, boxed(WordSplit.bytes(word))));
    List<List<Integer>> bytes = new ArrayList<>();
    IntStream.range(0, 256).forEach(value -> bytes.add(List.of(value)));
    List<Merge> merges = new ArrayList<>();
    while (bytes.size() < 256 + wanted) {
      TreeMap<Long, Long> pairs = new TreeMap<>();
      words.forEach(
          (word, ids) -> {
            for (int i = 0; i + 1 < ids.size(); i++) {
              pairs.merge(ids.get(i) * 100_000L + ids.get(i + 1), counts.get(word), Long::sum);
            }
          });
      long most = pairs.values().stream().mapToLong(Long::longValue).max().orElse(0);
      if (most < 2) {
        break;
      }
      long best =
          pairs.entrySet().stream().filter(e -> e.getValue() == most).findFirst().get().getKey();
      int left = (int) (best / 100_000);
      int right = (int) (best % 100_000);
      List<Integer> together = new ArrayList<>(bytes.get(left));
      together.addAll(bytes.get(right));
      if (!bytes.contains(together)) {
        bytes.add(together);
      }
      Merge merge = new Merge(left, right, bytes.indexOf(together));
      if (!merges.contains(merge)) {
        merges.add(merge);
      }
      words.replaceAll((word, ids) -> merged(ids, merge));
    }
    return new BytePairs(
        bytes.subList(256, bytes.size()).stream().map(Piece::new).toList(), merges);
  }

  private static List<Integer> boxed(int[] ids) {
    return IntStream.of(ids).boxed().toList();
  }

  private static List<Integer> merged(List<Integer> ids, Merge merge) {
    List<Integer> merged = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (i + 1 < ids.size() && ids.get(i) == merge.left() && ids.get(i + 1) == merge.right()) {
        merged.add(merge.result());
        i++;
      } else {
        merged.add(ids.get(i));
      }
    }
    return merged;
  }
}
