// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import java.util.Optional;

/**
 * The revision pairs that a scorer is trained or tested on.
 *
 * @param rows where the rows are and how they are read; both sides of revisions
 * @param languages which languages are used
 * @param sourceRows path of the JSON file that tells the source example of each row; empty where
 *     every row is an example of its own
 */
public record RevisionsConfig(
    InputConfig rows, LanguagesConfig languages, Optional<String> sourceRows) {

  static RevisionsConfig from(ConfigTree tree) {
    return new RevisionsConfig(
        InputConfig.revisions(tree),
        LanguagesConfig.from(tree),
        tree.value("input.source_rows").optionalText());
  }
}
