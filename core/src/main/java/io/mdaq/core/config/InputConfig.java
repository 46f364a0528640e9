// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.format.FormatChoice;
import io.mdaq.core.format.ReadSettings;
import io.mdaq.core.format.SideChoice;
import io.mdaq.core.problem.UserException;
import java.util.List;

/**
 * What is read.
 *
 * @param globs paths or globs, local or {@code gs://}; empty where none has been named yet
 * @param reading how rows are read
 * @param maxInvalidFraction the run fails when more than this share of the rows is rejected, 0 to 1
 */
public record InputConfig(List<String> globs, ReadSettings reading, double maxInvalidFraction) {

  private static final int MOST_TEXT_CHARS = 100_000_000;

  public InputConfig {
    globs = List.copyOf(globs);
  }

  /** Rows of any format, as {@code input.format} and {@code input.sides} say. */
  static InputConfig from(ConfigTree tree) {
    return ofAnyFormat(tree, tree.value("input.language_fields").texts());
  }

  /** Rows of any format, for commands that do not ask for their language. */
  static InputConfig ofAnyLanguage(ConfigTree tree) {
    return ofAnyFormat(tree, List.of());
  }

  private static InputConfig ofAnyFormat(ConfigTree tree, List<String> languageFields) {
    return from(
        tree,
        tree.value("input.format").choice(FormatChoice.class),
        tree.value("input.sides").choice(SideChoice.class),
        languageFields);
  }

  /** Both sides of revisions, for commands that know no other rows. */
  static InputConfig revisions(ConfigTree tree) {
    return from(
        tree, FormatChoice.REVISIONS, SideChoice.BOTH, tree.value("input.language_fields").texts());
  }

  private static InputConfig from(
      ConfigTree tree, FormatChoice format, SideChoice sides, List<String> languageFields) {
    return new InputConfig(
        tree.value("input.globs").texts(),
        new ReadSettings(
            format,
            sides,
            tree.value("input.max_row_bytes")
                .integer(ReadSettings.MIN_ROW_BYTES, ReadSettings.LARGEST_ROW_BYTES),
            tree.value("input.max_text_chars").integer(1, MOST_TEXT_CHARS),
            languageFields),
        tree.value("input.max_invalid_fraction").decimal(0, 1));
  }

  /**
   * The globs, at least one.
   *
   * @throws UserException where none was named
   */
  public List<String> requireGlobs() {
    if (globs.isEmpty()) {
      throw UserException.usage(
          "input.globs: no input is named. Add --input GLOB (it may be repeated), for example"
              + " --input 'data/*.json'.");
    }
    return globs;
  }
}
