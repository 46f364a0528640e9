// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

/** Which texts of a sample its vector stands for. */
public enum EmbeddedText {
  /** The instruction and its input: clusters are kinds of tasks. */
  INSTRUCTION,
  /** Instruction, input and response. */
  SAMPLE
}
