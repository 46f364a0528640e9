// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

/** Why a text ended. */
public enum FinishReason {
  /** The model ended it. */
  STOP_TOKEN,
  /** A stop string appeared. */
  STOP_STRING,
  /** It reached the largest number of new tokens, or the model's last position. */
  LENGTH
}
