// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.config.PromptsConfig;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.testing.SharedData;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Published translations in 16 languages, ragged as they are: every row is read. */
class SharedPromptsTest {

  private static PromptSet read(String name) {
    String place = SharedData.require("data/" + name).toString();
    return PromptSets.read(
            new PromptsConfig(List.of(place), LanguageSet.known(), OptionalInt.empty(), 0))
        .get(0);
  }

  private static Map<String, Long> counts(String text) {
    Map<String, Long> counts = new TreeMap<>();
    for (String entry : text.split(" ", -1)) {
      counts.put(entry.split(":", -1)[0], Long.valueOf(entry.split(":", -1)[1]));
    }
    return counts;
  }

  @Test
  void alpacaEvalHasNoIdsAndIsNotAligned() {
    PromptSetFacts facts = read("alpaca_eval").facts();

    assertThat(facts.prompts())
        .isEqualTo(
            counts(
                "ar:802 cs:805 de:805 el:802 es:804 fr:804 id:805 it:805 ja:805 ko:804 ms:805"
                    + " pt:805 ru:805 th:805 tr:805 vi:805"));
    assertThat(facts.alignment()).isEqualTo(Alignment.NONE);
    assertThat(facts.rejected()).isEmpty();
    // Counted with Python's json: rows whose only key is the Arabic or Russian word.
    assertThat(facts.translatedKeys()).isEqualTo(28 + 14);
  }

  @Test
  void mtBenchIsAlignedByItsQuestionIds() {
    PromptSet set = read("mt_bench");
    PromptSetFacts facts = set.facts();

    assertThat(facts.prompts())
        .isEqualTo(
            counts(
                "ar:80 cs:78 de:78 el:78 es:78 fr:79 id:79 it:79 ja:79 ko:80 ms:80 pt:80 ru:78"
                    + " th:77 tr:78 vi:79"));
    assertThat(facts.alignment()).isEqualTo(Alignment.BY_ID);
    assertThat(facts.aligned()).hasSize(16);
    assertThat(facts.rejected()).isEmpty();
    assertThat(set.prompts()).anyMatch(prompt -> prompt.id().equals("mt_bench/ar/81"));
    // Counted with Python's json.
    assertThat(set.prompts().stream().filter(prompt -> prompt.turns().size() == 1)).hasSize(18);
    assertThat(set.prompts().stream().filter(prompt -> prompt.turns().size() == 6)).hasSize(1);
  }
}
