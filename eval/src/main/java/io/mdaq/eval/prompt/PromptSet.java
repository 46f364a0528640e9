// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import java.util.List;

/**
 * The questions of one benchmark in all languages that are asked.
 *
 * @param facts what manifests say of it
 * @param prompts sorted by id
 */
public record PromptSet(PromptSetFacts facts, List<Prompt> prompts) {

  public PromptSet {
    prompts = List.copyOf(prompts);
  }
}
