// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Levenshtein's distance in code points: the fewest insertions, deletions and replacements that
 * turn one text into another. Bit-parallel, 64 rows of the table at a time (Myers 1999,
 * doi:10.1145/316542.316550, in the form of Hyyrö 2003, "A bit-vector algorithm for computing
 * Levenshtein and Damerau edit distances"): texts of n and m code points take n m / 64 steps and
 * memory for n + m.
 */
public final class EditDistance {

  private static final int NO_SYMBOL = -1;

  private EditDistance() {}

  /** The distance; 0 for equal texts. */
  public static int between(String left, String right) {
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    CommonEnds ends = CommonEnds.of(a, b);
    // What both begin and end with costs nothing, and revisions leave much as it was.
    return table(
        Arrays.copyOfRange(a, ends.from(), ends.endOfLeft()),
        Arrays.copyOfRange(b, ends.from(), ends.endOfRight()));
  }

  private static int table(int[] pattern, int[] text) {
    if (pattern.length == 0 || text.length == 0) {
      return pattern.length + text.length;
    }
    Map<Integer, Integer> symbols = new HashMap<>();
    int[] rows = new int[pattern.length];
    for (int i = 0; i < pattern.length; i++) {
      rows[i] = symbols.computeIfAbsent(pattern[i], c -> symbols.size());
    }
    int[] columns = Arrays.stream(text).map(c -> symbols.getOrDefault(c, NO_SYMBOL)).toArray();
    // By column: the step from the cell on its left, in the lowest row that is known so far.
    byte[] steps = new byte[text.length];
    Arrays.fill(steps, (byte) 1);
    long[] matches = new long[symbols.size()];
    for (int first = 0; first < rows.length; first += Long.SIZE) {
      int last = Math.min(rows.length, first + Long.SIZE);
      Arrays.fill(matches, 0);
      for (int row = first; row < last; row++) {
        matches[rows[row]] |= 1L << (row - first);
      }
      addRows(matches, columns, 1L << (last - first - 1), steps);
    }
    int distance = pattern.length;
    for (byte step : steps) {
      distance += step;
    }
    return distance;
  }

  /**
   * Goes through one block of rows from left to right.
   *
   * @param matches by symbol, the rows in which it stands
   * @param lowest the bit of the block's last row
   * @param steps along the row above the block; becomes those along its last row
   */
  private static void addRows(long[] matches, int[] columns, long lowest, byte[] steps) {
    long up = -1;
    long down = 0;
    for (int column = 0; column < columns.length; column++) {
      int above = steps[column];
      long equal = columns[column] == NO_SYMBOL ? 0 : matches[columns[column]];
      long vertical = equal | down;
      if (above < 0) {
        equal |= 1;
      }
      long horizontal = (((equal & up) + up) ^ up) | equal;
      long more = down | ~(horizontal | up);
      long less = up & horizontal;
      steps[column] = (byte) ((more & lowest) != 0 ? 1 : (less & lowest) != 0 ? -1 : 0);
      more = more << 1 | (above > 0 ? 1 : 0);
      less = less << 1 | (above < 0 ? 1 : 0);
      up = less | ~(vertical | more);
      down = more & vertical;
    }
  }
}
