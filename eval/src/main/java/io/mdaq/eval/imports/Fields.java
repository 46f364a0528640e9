// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.core.json.JsonObject;

/** Fields that recordings have in common. */
final class Fields {

  /** The dimension of judges who were asked which answer is better, and nothing else. */
  static final String OVERALL = "overall";

  private Fields() {}

  /** A text that must be there. */
  static String text(JsonObject row, String key) {
    return row.text(key)
        .orElseThrow(
            () ->
                row.problem(
                    key, "is missing, or null. Every row must have it: fetch the file again."));
  }
}
