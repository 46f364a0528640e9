// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Seeded texts made of the words of an invented language, and edits of them. */
final class TextGenerator {

  /** How a language writes. */
  enum Script {
    LATIN("abcdefghijklmnoprstuvwzäöü", 2, 9, " "),
    JAPANESE("あいうえおかきくけこさしすせそたちつてとなにのはまみもやらりるをん本日人年大会国水語学生", 1, 3, ""),
    THAI("กขคงจชซดตถทนบปผพมยรลวสหอะาเแโไ", 2, 4, ""),
    CHINESE("的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学", 1, 2, "");

    private final String letters;
    private final int shortest;
    private final int longest;
    final String space;

    Script(String letters, int shortest, int longest, String space) {
      this.letters = letters;
      this.shortest = shortest;
      this.longest = longest;
      this.space = space;
    }
  }

  private static final int VOCABULARY = 800;

  private final Script script;
  private final SplittableRandom random;
  private final List<String> vocabulary = new ArrayList<>();

  TextGenerator(Script script, long seed) {
    this.script = script;
    this.random = new SplittableRandom(seed);
    for (int i = 0; i < VOCABULARY; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = random.nextInt(script.shortest, script.longest + 1); n > 0; n--) {
        word.append(script.letters.charAt(random.nextInt(script.letters.length())));
      }
      vocabulary.add(word.toString());
    }
  }

  /** So many words, some of them much more frequent than others. */
  List<String> words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double skewed = random.nextDouble();
      words.add(vocabulary.get((int) (VOCABULARY * skewed * skewed)));
    }
    return words;
  }

  /** The words with so many of them dropped, swapped with their neighbour or written otherwise. */
  List<String> edited(List<String> words, int edits) {
    List<String> edited = new ArrayList<>(words);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(edited.size() - 1);
      switch (random.nextInt(3)) {
        case 0 -> edited.remove(at);
        case 1 -> edited.add(at, edited.remove(at + 1));
        default -> edited.set(at, edited.get(at).toUpperCase(Locale.ROOT));
      }
    }
    return edited;
  }

  /** The words as a text; behind some of them there is always a comma or full stop. */
  String text(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      String mark = word.hashCode() % 8 == 0 ? (script.space.isEmpty() ? "。" : ",") : "";
      text.append(word).append(mark).append(script.space);
    }
    return text.toString().strip();
  }

  int nextInt(int bound) {
    return random.nextInt(bound);
  }
}
