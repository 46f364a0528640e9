// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import java.util.Arrays;

/** Token ids, of which the last ones are to be judged in the light of all that come before them. */
public final class Continuation {

  private final int[] ids;
  private final int first;

  private Continuation(int[] ids, int first) {
    this.ids = ids;
    this.first = first;
  }

  /**
   * A continuation of a prompt.
   *
   * @param prompt not empty: the first token of a text follows nothing
   * @param tokens may be empty
   */
  public static Continuation of(int[] prompt, int[] tokens) {
    if (prompt.length == 0) {
      throw new IllegalArgumentException("the prompt has no tokens; begin it with a first one");
    }
    int[] ids = Arrays.copyOf(prompt, prompt.length + tokens.length);
    System.arraycopy(tokens, 0, ids, prompt.length, tokens.length);
    return new Continuation(ids, prompt.length);
  }

  /** All tokens behind the first. */
  public static Continuation ofAllButFirst(int[] ids) {
    return of(
        Arrays.copyOf(ids, Math.min(1, ids.length)),
        Arrays.copyOfRange(ids, Math.min(1, ids.length), ids.length));
  }

  /** Prompt and continuation. */
  int[] ids() {
    return ids;
  }

  /** Where the continuation begins among {@link #ids}. */
  int first() {
    return first;
  }

  /** How many tokens are judged. */
  public int length() {
    return ids.length - first;
  }
}
