// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import io.mdaq.core.config.PromptsConfig;
import io.mdaq.core.sampledata.SampleData;
import io.mdaq.core.sampledata.SamplePrompt;
import java.util.List;

/** The prompts that come with the program, none of them a translation of another. */
final class EmbeddedPrompts {

  private static final String SET = "embedded";

  private EmbeddedPrompts() {}

  static PromptSet read(PromptsConfig config) {
    PromptSetBuilder set = new PromptSetBuilder(SET);
    for (String language : SampleData.languages()) {
      if (config.languages().contains(language)) {
        for (SamplePrompt prompt : SampleData.of(language).prompts()) {
          set.add(
              Prompt.of(
                  SET,
                  language,
                  prompt.id(),
                  prompt.category(),
                  prompt.turns(),
                  prompt.references()),
              KeySource.ROW,
              "the sample data in " + language);
        }
      }
    }
    return set.build(List.of(), config.limit());
  }
}
