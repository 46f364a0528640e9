// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.tokenizer;

/** What happens with the marks that a model has beside its text, such as begin and end. */
public enum SpecialTokens {
  /** They are put around a text as the tokenizer prescribes, and shown when ids become text. */
  WITH,
  /** None are put around a text, as after a chat template; they vanish when ids become text. */
  WITHOUT
}
