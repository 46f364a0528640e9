// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import java.io.Serializable;

/** What a plan says of one sample. */
public sealed interface Decision extends Serializable {

  /**
   * The sample is kept.
   *
   * @param stage why
   */
  record Selected(Stage stage) implements Decision {}

  /** The sample is not kept. */
  record NotSelected() implements Decision {}
}
