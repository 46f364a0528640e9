// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import io.mdaq.core.training.Batch;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples side by side, filled up at the right.
 *
 * @param rows the places of the examples in the data
 * @param width tokens of a row, padding included
 * @param ids row after row
 * @param places the states that are to predict a token, numbered through all rows
 * @param targets those tokens
 * @param tokens without padding
 */
public record CausalBatch(
    int[] rows, int width, long[] ids, long[] places, long[] targets, long tokens)
    implements Batch {

  /**
   * The engine keeps compiled products for every shape it has met, and memory lies in pieces where
   * each step wants blocks of other sizes: so there are few widths.
   */
  private static final int WIDTH_STEP = 32;

  /**
   * Puts examples into one block.
   *
   * @param most no row need be wider
   */
  static CausalBatch of(int[] rows, List<Example> examples, int most) {
    int longest = examples.stream().mapToInt(Example::length).max().orElseThrow();
    int width = Math.min(most, (longest + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP);
    long[] ids = new long[Math.multiplyExact(rows.length, width)];
    long[] places = new long[examples.stream().mapToInt(Example::terms).sum()];
    long[] targets = new long[places.length];
    int terms = 0;
    for (int row = 0; row < rows.length; row++) {
      Example example = examples.get(row);
      for (int i = 0; i < example.length(); i++) {
        ids[row * width + i] = example.ids()[i];
        if (i > 0 && example.labels()[i] != Example.MASKED) {
          places[terms] = (long) row * width + i - 1;
          targets[terms] = example.labels()[i];
          terms++;
        }
      }
    }
    long tokens = examples.stream().mapToLong(Example::length).sum();
    return new CausalBatch(rows, width, ids, places, targets, tokens);
  }

  @Override
  public long terms() {
    return targets.length;
  }

  /** The terms in parts of at most so many: start and end of each. */
  List<int[]> parts(int most) {
    return IntStream.iterate(0, from -> from < targets.length, from -> from + most)
        .mapToObj(from -> new int[] {from, Math.min(targets.length, from + most)})
        .toList();
  }
}
