// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import io.mdaq.core.resource.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many frequent function words of each language a text in the Latin script has. A glance at
 * them is some hundred times cheaper than comparing n-grams, and settles nearly all texts of a few
 * sentences.
 */
final class FunctionWords {

  private static final String RESOURCE = "function-words.txt";

  /** What a word that one language alone has weighs; one that n have weighs an n-th for each. */
  private static final int WEIGHT = 60;

  /** Less than this many words more may come from a title or a quotation. */
  private static final int CLEAR_LEAD = 4 * WEIGHT;

  /** In a text of two languages one leads by less. */
  private static final int CLEAR_RATIO = 2;

  /** Texts in Spanish have up to so many Portuguese words, and the other way round. */
  private static final int LEAD_OF_RELATED = 2 * WEIGHT;

  private static final double RATIO_OF_RELATED = 1.25;

  /** The codes of each list; Malay and Indonesian share one. */
  private static final List<List<String>> CODES = new ArrayList<>();

  /** The lists that have a word. */
  private static final Map<String, int[]> LISTS_OF_WORD = load();

  private final int[] weights = new int[CODES.size()];

  FunctionWords(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int start = 0;
    for (int i = 0; i <= lower.length(); i++) {
      if (i == lower.length() || !Character.isLetter(lower.charAt(i))) {
        if (i > start) {
          count(lower.substring(start, i));
        }
        start = i + 1;
      }
    }
  }

  /**
   * The codes of the language that clearly leads all others: one code, or two where a list is
   * shared; none where no language does.
   */
  List<String> leader() {
    int best = 0;
    for (int list = 1; list < weights.length; list++) {
      best = weights[list] > weights[best] ? list : best;
    }
    return lead(best) >= CLEAR_LEAD && ratio(best) >= CLEAR_RATIO ? CODES.get(best) : List.of();
  }

  /** Whether the text is in the language, where nothing else than that is expected. */
  boolean confirm(String code) {
    return indexOf(code)
        .filter(list -> weights[list] > 0)
        .filter(
            list ->
                ratio(list) >= CLEAR_RATIO
                    || (lead(list) >= LEAD_OF_RELATED && ratio(list) >= RATIO_OF_RELATED))
        .isPresent();
  }

  /** Whether the language has words in the text, and no other has more. */
  boolean allow(String code) {
    return indexOf(code).filter(list -> weights[list] > 0 && lead(list) >= 0).isPresent();
  }

  /** Whether a word of the language is in the text; not so where it has no list. */
  boolean any(String code) {
    return indexOf(code).filter(list -> weights[list] > 0).isPresent();
  }

  /**
   * Whether the text has more words of a language than of another; a list that is missing has none.
   */
  boolean prefer(String code, String other) {
    int ofOther = indexOf(other).map(list -> weights[list]).orElse(0);
    return indexOf(code).filter(list -> weights[list] > ofOther).isPresent();
  }

  private int lead(int list) {
    return weights[list] - mostOfOthers(list);
  }

  private double ratio(int list) {
    return (double) weights[list] / Math.max(1, mostOfOthers(list));
  }

  private int mostOfOthers(int list) {
    int most = 0;
    for (int other = 0; other < weights.length; other++) {
      most = other == list ? most : Math.max(most, weights[other]);
    }
    return most;
  }

  private static Optional<Integer> indexOf(String code) {
    for (int list = 0; list < CODES.size(); list++) {
      if (CODES.get(list).contains(code)) {
        return Optional.of(list);
      }
    }
    return Optional.empty();
  }

  private void count(String word) {
    int[] lists = LISTS_OF_WORD.get(word);
    if (lists != null) {
      for (int list : lists) {
        weights[list] += WEIGHT / lists.length;
      }
    }
  }

  private static Map<String, int[]> load() {
    Map<String, int[]> listsOfWord = new HashMap<>();
    for (String line : Resource.text(FunctionWords.class, RESOURCE).lines().toList()) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(": ", 2);
      List<String> codes = List.of(parts[0].split(" ", -1));
      if (!CODES.contains(codes)) {
        CODES.add(codes);
      }
      int list = CODES.indexOf(codes);
      for (String word : parts[1].split(" ", -1)) {
        listsOfWord.merge(word, new int[] {list}, FunctionWords::both);
      }
    }
    return listsOfWord;
  }

  /** Sorted lists, each once. */
  private static int[] both(int[] some, int[] more) {
    return IntStream.concat(Arrays.stream(some), Arrays.stream(more)).distinct().sorted().toArray();
  }
}
