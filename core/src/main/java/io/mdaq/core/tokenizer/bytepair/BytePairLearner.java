// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.tokenizer.bytepair;

import io.mdaq.core.tokenizer.bytepair.BytePairs.Merge;
import io.mdaq.core.tokenizer.bytepair.BytePairs.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Learns byte pairs: again and again the most frequent pair of neighbours becomes one. Among
 * equally frequent ones the pair with the smaller ids comes first, so that the same texts, in any
 * order, give the same vocabulary.
 */
public final class BytePairLearner {

  /** A pair that occurs once says nothing about other texts. */
  private static final long LEAST_COUNT = 2;

  private final List<Word> words = new ArrayList<>();

  /** Only looked up: the order has no effect. */
  private final Map<Pair, Occurrences> pairs = new HashMap<>();

  private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(Candidate.BEST_FIRST);

  private final List<List<Integer>> bytesOf =
      new ArrayList<>(IntStream.range(0, BytePairs.BYTES).mapToObj(List::of).toList());
  private final Map<List<Integer>, Integer> idOf = new HashMap<>();

  private BytePairLearner() {}

  private record Pair(int left, int right) {}

  /** A pair as frequent as it was when it was queued. */
  private record Candidate(Pair pair, long count) {
    static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparingLong((Candidate candidate) -> -candidate.count)
            .thenComparingInt(candidate -> candidate.pair.left)
            .thenComparingInt(candidate -> candidate.pair.right);
  }

  /** How often a pair occurs, and in which words it does or did. */
  private static final class Occurrences {
    long count;
    final List<Word> words = new ArrayList<>();
  }

  /** A word as the ids that it is made of so far. */
  private static final class Word {
    final long count;
    int[] ids;

    Word(long count, int[] ids) {
      this.count = count;
      this.ids = ids;
    }

    Pair pair(int place) {
      return new Pair(ids[place], ids[place + 1]);
    }
  }

  /**
   * Learns.
   *
   * @param texts of the languages that the vocabulary is for
   * @param pieces how many are wanted, 0 or more; there are fewer where nothing repeats any more
   */
  public static BytePairs learn(Iterable<String> texts, int pieces) {
    BytePairLearner learner = new BytePairLearner();
    WordSplit.count(texts)
        .forEach((word, count) -> learner.words.add(new Word(count, WordSplit.bytes(word))));
    return learner.run(pieces);
  }

  private BytePairs run(int wanted) {
    for (Word word : words) {
      for (int i = 0; i + 1 < word.ids.length; i++) {
        Occurrences seen = count(word.pair(i));
        seen.count += word.count;
        seen.words.add(word);
      }
    }
    pairs.forEach((pair, seen) -> candidates.add(new Candidate(pair, seen.count)));
    // A pair may come again, where a piece that it is made of came to be in another way.
    Set<Merge> merges = new LinkedHashSet<>();
    while (bytesOf.size() < BytePairs.BYTES + wanted) {
      Candidate best = candidates.poll();
      if (best == null) {
        break;
      }
      Occurrences seen = pairs.getOrDefault(best.pair, new Occurrences());
      if (seen.count < LEAST_COUNT) {
        pairs.remove(best.pair);
      } else if (seen.count != best.count) {
        candidates.add(new Candidate(best.pair, seen.count));
      } else {
        merges.add(merge(best.pair, seen));
      }
    }
    List<Piece> pieces =
        bytesOf.subList(BytePairs.BYTES, bytesOf.size()).stream().map(Piece::new).toList();
    return new BytePairs(pieces, List.copyOf(merges));
  }

  private Occurrences count(Pair pair) {
    return pairs.computeIfAbsent(pair, unused -> new Occurrences());
  }

  private Merge merge(Pair pair, Occurrences seen) {
    List<Integer> bytes = new ArrayList<>(bytesOf.get(pair.left));
    bytes.addAll(bytesOf.get(pair.right));
    int result =
        idOf.computeIfAbsent(
            bytes,
            unused -> {
              bytesOf.add(bytes);
              return bytesOf.size() - 1;
            });
    Set<Pair> changed = new LinkedHashSet<>();
    for (Word word : seen.words) {
      merge(word, pair, result, changed);
    }
    pairs.remove(pair);
    changed.forEach(near -> candidates.add(new Candidate(near, count(near).count)));
    return new Merge(pair.left, pair.right, result);
  }

  /** Does nothing to a word in which the pair has become something else. */
  private void merge(Word word, Pair pair, int result, Set<Pair> changed) {
    int[] merged = merged(word.ids, pair, result);
    if (merged.length == word.ids.length) {
      return;
    }
    for (int i = 0; i + 1 < word.ids.length; i++) {
      count(word.pair(i)).count -= word.count;
    }
    word.ids = merged;
    for (int i = 0; i + 1 < merged.length; i++) {
      Pair near = word.pair(i);
      Occurrences seen = count(near);
      seen.count += word.count;
      if (near.left == result || near.right == result) {
        seen.words.add(word);
        changed.add(near);
      }
    }
  }

  private static int[] merged(int[] ids, Pair pair, int result) {
    int[] merged = new int[ids.length];
    int length = 0;
    for (int i = 0; i < ids.length; i++) {
      boolean isPair = i + 1 < ids.length && ids[i] == pair.left && ids[i + 1] == pair.right;
      merged[length++] = isPair ? result : ids[i];
      i += isPair ? 1 : 0;
    }
    return Arrays.copyOf(merged, length);
  }
}
