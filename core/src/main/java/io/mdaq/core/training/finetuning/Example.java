// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import io.mdaq.core.text.Excerpt;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A text as token ids, and which of them are to be learned.
 *
 * @param ids from 0
 * @param labels for each place the id that is to be predicted there from those before it, or {@link
 *     #MASKED}; the first counts nothing
 */
public record Example(int[] ids, int[] labels) {

  /** The label of what is read but not learned. */
  public static final int MASKED = -100;

  /**
   * @throws IllegalArgumentException if there are more or fewer labels than ids, or a number is out
   *     of its range
   */
  public Example {
    if (ids.length != labels.length) {
      throw new IllegalArgumentException(ids.length + " ids, but " + labels.length + " labels");
    }
    for (int id : ids) {
      if (id < 0) {
        throw new IllegalArgumentException("id " + id + " is negative");
      }
    }
    for (int label : labels) {
      if (label < 0 && label != MASKED) {
        throw new IllegalArgumentException("label " + label + "; allowed are ids and " + MASKED);
      }
    }
  }

  /** A prompt, which is masked, and the response to it, which is learned with its end token. */
  public static Example ofResponse(int[] prompt, int[] response) {
    int[] ids = Arrays.copyOf(prompt, prompt.length + response.length);
    System.arraycopy(response, 0, ids, prompt.length, response.length);
    int[] labels = ids.clone();
    Arrays.fill(labels, 0, prompt.length, MASKED);
    return new Example(ids, labels);
  }

  /** A text that is learned as a whole. */
  public static Example ofText(int[] ids) {
    return new Example(ids, ids.clone());
  }

  /** How many tokens it has. */
  public int length() {
    return ids.length;
  }

  /** How many of them are learned. */
  public int terms() {
    return (int) IntStream.range(1, labels.length).filter(i -> labels[i] != MASKED).count();
  }

  /** The first tokens only. */
  public Example truncated(int length) {
    return new Example(Arrays.copyOf(ids, length), Arrays.copyOf(labels, length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Example that
        && Arrays.equals(ids, that.ids)
        && Arrays.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ids) + Arrays.hashCode(labels);
  }

  @Override
  public String toString() {
    return "Example" + Excerpt.of(Arrays.toString(ids));
  }
}
