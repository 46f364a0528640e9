// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

/** The settings {@code scorer.model} and {@code embedder.model}: which model is used. */
public sealed interface ModelChoice {

  /** The one that comes with the program. */
  record Embedded() implements ModelChoice {}

  /**
   * One in a folder.
   *
   * @param location the model's folder, local or {@code gs://}
   */
  record Folder(String location) implements ModelChoice {}

  /** The model that a setting names, which must name one. */
  static ModelChoice from(ConfigValue value) {
    String text =
        value
            .optionalText()
            .orElseThrow(() -> value.problem("names no model", "embedded, or a model's folder"));
    return ofText(text);
  }

  /** {@code embedded}, or else a folder. */
  static ModelChoice ofText(String text) {
    return text.equals("embedded") ? new Embedded() : new Folder(text);
  }
}
