// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import java.util.List;

/**
 * A prompt for comparing models.
 *
 * @param id such as {@code fr-1}
 * @param category such as {@code culture}
 * @param turns what the user says, one or two texts
 * @param references a good answer to each turn; empty where none was written
 */
public record SamplePrompt(
    String id, String category, List<String> turns, List<String> references) {

  public SamplePrompt {
    turns = List.copyOf(turns);
    references = List.copyOf(references);
  }
}
