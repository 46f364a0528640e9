// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was changed between two texts, for people to look at: in words, and in characters of scripts
 * that put no spaces between words. The fewest tokens are removed and added (Myers 1986,
 * doi:10.1007/BF01840446); then lone words between two changes go with them, because a text that
 * changes at every word is not read.
 *
 * <p>Texts of n and m tokens with d changes take (n + m) d steps and memory for d². Where d would
 * be more than {@value #MOST_CHANGES}, what lies between the first and the last difference counts
 * as removed and added as a whole.
 */
public final class TextDiff {

  /** What became of a piece. */
  public enum Kind {
    /** It is in both texts. */
    SAME,
    /** It is in the first text only. */
    REMOVED,
    /** It is in the second text only. */
    ADDED
  }

  /**
   * A piece of one text or of both.
   *
   * @param text never empty
   */
  public record Piece(Kind kind, String text) {}

  /** A change: tokens of the first text that tokens of the second one take the place of. */
  record Change(int from, int to, int otherFrom, int otherTo) {}

  static final int MOST_CHANGES = 2000;

  /** What two changes have between them and is shorter belongs to both. */
  private static final int FEWEST_LETTERS = 4;

  private TextDiff() {}

  /**
   * The pieces in order, no two neighbours of one kind; between two that are the same, what was
   * removed comes before what was added. The same and the removed ones together are the first text,
   * the same and the added ones the second.
   */
  public static List<Piece> between(String before, String after) {
    List<String> old = DiffTokens.of(before);
    List<String> now = DiffTokens.of(after);
    return pieces(old, now, merged(old, changes(old, now)));
  }

  /** The changes token by token, in order. */
  static List<Change> changes(List<String> old, List<String> now) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] a = numbered(old, numbers);
    int[] b = numbered(now, numbers);
    CommonEnds ends = CommonEnds.of(a, b);
    return changes(a, b, ends.from(), ends.endOfLeft(), ends.endOfRight());
  }

  private static int[] numbered(List<String> tokens, Map<String, Integer> numbers) {
    return tokens.stream()
        .mapToInt(token -> numbers.computeIfAbsent(token, t -> numbers.size()))
        .toArray();
  }

  /** The changes between two ranges that begin at the same place. */
  private static List<Change> changes(int[] a, int[] b, int from, int endOfA, int endOfB) {
    List<int[]> reached = new ArrayList<>();
    int lengthOfA = endOfA - from;
    int lengthOfB = endOfB - from;
    int most = Math.min(MOST_CHANGES, lengthOfA + lengthOfB);
    int[] furthest = new int[2 * most + 3];
    for (int d = 0; d <= most; d++) {
      for (int k = -d; k <= d; k += 2) {
        int x = start(furthest, most + 1, d, k);
        int y = x - k;
        while (x < lengthOfA && y < lengthOfB && a[from + x] == b[from + y]) {
          x++;
          y++;
        }
        furthest[most + 1 + k] = x;
        if (x >= lengthOfA && y >= lengthOfB) {
          return traced(reached, from, lengthOfA, lengthOfB);
        }
      }
      reached.add(Arrays.copyOfRange(furthest, most + 1 - d, most + 2 + d));
    }
    return List.of(new Change(from, endOfA, from, endOfB));
  }

  /** Where diagonal k begins in round d. */
  private static int start(int[] furthest, int middle, int d, int k) {
    if (d == 0) {
      return 0;
    }
    return isAdding(furthest, middle, d, k)
        ? furthest[middle + k + 1]
        : furthest[middle + k - 1] + 1;
  }

  /**
   * Whether diagonal k is entered by a step down from the one above, which adds a token, or else by
   * a step to the right from the one below, which removes one: from where the way has come further.
   */
  private static boolean isAdding(int[] furthest, int middle, int d, int k) {
    return k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1]);
  }

  /**
   * Follows the way back.
   *
   * @param reached by round, how far each diagonal had come, from the lowest one on
   */
  private static List<Change> traced(List<int[]> reached, int from, int x, int y) {
    List<Change> changes = new ArrayList<>();
    for (int d = reached.size(); d > 0; d--) {
      int[] before = reached.get(d - 1);
      int middle = d - 1;
      int k = x - y;
      boolean isAdding = isAdding(before, middle, d, k);
      int startX = isAdding ? before[middle + k + 1] : before[middle + k - 1];
      int startY = isAdding ? startX - k - 1 : startX - k + 1;
      changes.add(
          0,
          isAdding
              ? new Change(from + startX, from + startX, from + startY, from + startY + 1)
              : new Change(from + startX, from + startX + 1, from + startY, from + startY));
      x = startX;
      y = startY;
    }
    return changes;
  }

  /** Joins neighbouring changes, also over what is too short to stand alone. */
  private static List<Change> merged(List<String> tokens, List<Change> changes) {
    List<Change> merged = new ArrayList<>();
    for (Change change : changes) {
      int last = merged.size() - 1;
      if (last >= 0 && isShort(tokens.subList(merged.get(last).to(), change.from()))) {
        Change before = merged.get(last);
        merged.set(
            last, new Change(before.from(), change.to(), before.otherFrom(), change.otherTo()));
      } else {
        merged.add(change);
      }
    }
    return merged;
  }

  private static boolean isShort(List<String> tokens) {
    long letters =
        tokens.stream().flatMapToInt(String::codePoints).filter(Character::isLetterOrDigit).count();
    return letters < FEWEST_LETTERS;
  }

  private static List<Piece> pieces(List<String> old, List<String> now, List<Change> changes) {
    List<Piece> pieces = new ArrayList<>();
    int done = 0;
    for (Change change : changes) {
      add(pieces, Kind.SAME, old.subList(done, change.from()));
      add(pieces, Kind.REMOVED, old.subList(change.from(), change.to()));
      add(pieces, Kind.ADDED, now.subList(change.otherFrom(), change.otherTo()));
      done = change.to();
    }
    add(pieces, Kind.SAME, old.subList(done, old.size()));
    return pieces;
  }

  private static void add(List<Piece> pieces, Kind kind, List<String> tokens) {
    if (!tokens.isEmpty()) {
      pieces.add(new Piece(kind, String.join("", tokens)));
    }
  }
}
