// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import java.util.SortedMap;

/**
 * What a model's {@code config.json} says.
 *
 * @param format {@value #FORMAT}
 * @param version of the format
 * @param settings of the training
 * @param pairs training pairs by language
 * @param groups different source examples among them
 */
public record LexicalScorerCard(
    String format,
    int version,
    LexicalScorerSettings settings,
    SortedMap<String, Long> pairs,
    long groups) {

  /** Names the format. */
  public static final String FORMAT = "mdaq-lexical-qsm";

  /** The version that this program reads and writes. */
  public static final int VERSION = 2;
}
