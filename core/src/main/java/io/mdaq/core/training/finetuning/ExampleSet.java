// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import io.mdaq.core.problem.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * The examples of some data that can be trained on, and the count of all others.
 *
 * @param usable with at least one learned token each, and at most so many tokens as allowed
 * @param places the place of each in the data, from 0
 * @param truncated how many of them lost tokens at their end
 * @param dropped how many were left out for their length
 * @param masked how many were left out because no token was to be learned, or none was left
 */
public record ExampleSet(
    List<Example> usable, List<Integer> places, int truncated, int dropped, int masked) {

  /** What becomes of a sequence that is longer than the limit. */
  public enum TooLong {
    TRUNCATE,
    DROP
  }

  /** What becomes of one example. */
  public enum Fate {
    USED,
    /** Used without its end. */
    TRUNCATED,
    /** Left out for its length. */
    DROPPED,
    /** Left out because no token is to be learned, or none was left. */
    MASKED
  }

  public ExampleSet {
    usable = List.copyOf(usable);
    places = List.copyOf(places);
  }

  /**
   * Sorts examples out.
   *
   * @param maxTokens the longest sequence, at least 2
   * @throws UserException if none is usable
   */
  public static ExampleSet of(List<Example> examples, int maxTokens, TooLong tooLong) {
    if (maxTokens < 2) {
      throw new IllegalArgumentException("maxTokens: " + maxTokens + "; at least 2 are needed");
    }
    List<Example> usable = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    int truncated = 0;
    int dropped = 0;
    int masked = 0;
    for (int place = 0; place < examples.size(); place++) {
      Example example = examples.get(place);
      Fate fate = fate(example, maxTokens, tooLong);
      switch (fate) {
        case USED -> usable.add(example);
        case TRUNCATED -> {
          usable.add(example.truncated(maxTokens));
          truncated++;
        }
        case DROPPED -> dropped++;
        case MASKED -> masked++;
      }
      if (fate == Fate.USED || fate == Fate.TRUNCATED) {
        places.add(place);
      }
    }
    ExampleSet set = new ExampleSet(usable, places, truncated, dropped, masked);
    if (usable.isEmpty()) {
      throw UserException.failed(set.nothingUsable(examples.size(), maxTokens));
    }
    return set;
  }

  /** What becomes of an example. */
  public static Fate fate(Example example, int maxTokens, TooLong tooLong) {
    boolean isTooLong = example.length() > maxTokens;
    if (isTooLong && tooLong == TooLong.DROP) {
      return Fate.DROPPED;
    }
    if ((isTooLong ? example.truncated(maxTokens) : example).terms() == 0) {
      return Fate.MASKED;
    }
    return isTooLong ? Fate.TRUNCATED : Fate.USED;
  }

  private String nothingUsable(int rows, int maxTokens) {
    return "no row can be trained on: of "
        + rows
        + " rows "
        + dropped
        + " are longer than "
        + maxTokens
        + " tokens, and "
        + masked
        + " have no token to learn within that length (labels all masked, or an empty response)."
        + " Give rows with responses, or allow longer sequences.";
  }
}
