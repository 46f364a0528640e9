// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.tokenizer.bytepair;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts texts as the {@code ByteLevel} step of Hugging Face tokenizers does (GPT-2's rule, Radford
 * et al. 2019): words, numbers and signs, each with the space before it, and runs of white space.
 * Pieces never reach over such a cut.
 */
final class WordSplit {

  private static final Pattern WORD =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\p{IsWhite_Space}\\p{L}\\p{N}]+"
              + "|\\p{IsWhite_Space}+(?!\\P{IsWhite_Space})|\\p{IsWhite_Space}+");

  private WordSplit() {}

  /** How often each word occurs. */
  static SortedMap<String, Long> count(Iterable<String> texts) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (String text : texts) {
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        counts.merge(word.group(), 1L, Long::sum);
      }
    }
    return counts;
  }

  /** The bytes of UTF-8 as numbers from 0 to 255. */
  static int[] bytes(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int[] values = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = Byte.toUnsignedInt(bytes[i]);
    }
    return values;
  }
}
