// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

/** Turns generated tokens into text, without special tokens. */
@FunctionalInterface
public interface TokenDecoder {

  /** The text of the ids; bytes that are no character yet become U+FFFD. */
  String decode(int[] ids);
}
