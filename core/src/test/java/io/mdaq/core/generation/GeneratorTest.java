// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.generation.Generation.Completed;
import io.mdaq.core.generation.Generation.Failed;
import io.mdaq.core.problem.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GeneratorTest {

  private static final int VOCABULARY = 128;
  private static final int STOP = 0;
  private static final SortedSet<Integer> STOPS =
      Collections.unmodifiableSortedSet(new TreeSet<>(List.of(STOP)));

  /** Tokens are characters. */
  private static final TokenDecoder CHARACTERS =
      ids -> {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
          text.append((char) id);
        }
        return text.toString();
      };

  /** Counts on from the last character; a text that reaches z is over. */
  private static ScriptedModel alphabet(int maxTokens) {
    return new ScriptedModel(
        VOCABULARY,
        maxTokens,
        text -> {
          int last = text.get(text.size() - 1);
          return ScriptedModel.certain(VOCABULARY, last == 'z' ? STOP : last + 1);
        });
  }

  /** Any lower-case letter is as likely as any other. */
  private static ScriptedModel anyLetter() {
    return new ScriptedModel(
        VOCABULARY,
        1000,
        text -> {
          float[] logits = new float[VOCABULARY];
          Arrays.fill(logits, Float.NEGATIVE_INFINITY);
          Arrays.fill(logits, 'a', 'z' + 1, 1f);
          return logits;
        });
  }

  private static List<int[]> prompts(String... texts) {
    List<int[]> prompts = new ArrayList<>();
    for (String text : texts) {
      prompts.add(text.chars().toArray());
    }
    return prompts;
  }

  private static Completed only(List<Generation> results) {
    assertThat(results).hasSize(1);
    return (Completed) results.get(0);
  }

  @Test
  void aStopTokenEndsATextAndIsNotPartOfIt() {
    Completed result =
        only(
            new Generator(alphabet(100), CHARACTERS, 4)
                .generate(prompts("uvw"), GenerationSettings.greedy(STOPS, 50)));

    assertThat(result.text()).isEqualTo("xyz");
    assertThat(result.tokens()).containsExactly((int) 'x', (int) 'y', (int) 'z', STOP);
    assertThat(result.reason()).isEqualTo(FinishReason.STOP_TOKEN);
    assertThat(result.logProbabilities()).allSatisfy(p -> assertThat(p).isCloseTo(0, within(1e-5)));
  }

  @Test
  void aTextEndsAtTheLargestNumberOfNewTokens() {
    Completed result =
        only(
            new Generator(alphabet(100), CHARACTERS, 4)
                .generate(prompts("a"), GenerationSettings.greedy(STOPS, 3)));

    assertThat(result.text()).isEqualTo("bcd");
    assertThat(result.reason()).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void aTextEndsAtTheModelsLastPosition() {
    Completed result =
        only(
            new Generator(alphabet(5), CHARACTERS, 4)
                .generate(prompts("abc"), GenerationSettings.greedy(STOPS, 50)));

    assertThat(result.text()).isEqualTo("de");
    assertThat(result.reason()).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void aStopStringAcrossTokensCutsTheTextBeforeIt() {
    GenerationSettings settings =
        GenerationSettings.greedy(STOPS, 50).withStopStrings(List.of("xyz", "hij", "ij"));

    Completed result =
        only(new Generator(alphabet(100), CHARACTERS, 4).generate(prompts("d"), settings));

    assertThat(result.text()).isEqualTo("efg");
    assertThat(result.reason()).isEqualTo(FinishReason.STOP_STRING);
    assertThat(result.tokens()).hasSize(6);
  }

  @Test
  void aStopStringInsideATokenCutsTheTextThere() {
    TokenDecoder words = ids -> "one. Two".repeat(ids.length);
    GenerationSettings settings =
        GenerationSettings.greedy(STOPS, 50).withStopStrings(List.of(". "));

    assertThat(only(new Generator(alphabet(100), words, 1).generate(prompts("d"), settings)).text())
        .isEqualTo("one");
  }

  @Test
  void resultsStandInTheOrderOfThePromptsWhateverTheirLengths() {
    ScriptedModel model = alphabet(100);
    List<Generation> results =
        new Generator(model, CHARACTERS, 2)
            .generate(
                prompts("abcdefghx", "y", "defw", "z", "xy"), GenerationSettings.greedy(STOPS, 50));

    assertThat(results.stream().map(r -> ((Completed) r).text()).toList())
        .containsExactly("yz", "z", "xyz", "", "z");
    assertThat(model.open).isZero();
  }

  @Test
  void aTextThatHasEndedLeavesItsBatch() {
    ScriptedModel model = alphabet(100);
    new Generator(model, CHARACTERS, 3)
        .generate(prompts("w", "y", "z"), GenerationSettings.greedy(STOPS, 50));

    assertThat(model.appends).containsExactly(2, 1, 1);
  }

  @Test
  void noPromptsGiveNoResults() {
    assertThat(
            new Generator(alphabet(9), CHARACTERS, 2)
                .generate(List.of(), GenerationSettings.greedy(STOPS, 5)))
        .isEmpty();
  }

  @Test
  void numbersThatAreNoneFailOneTextOnly() {
    ScriptedModel model =
        new ScriptedModel(
            VOCABULARY,
            100,
            text -> {
              float[] logits = ScriptedModel.certain(VOCABULARY, 'b');
              if (text.get(0) == 'n' && text.size() == 3) {
                logits[5] = Float.NaN;
              }
              return logits;
            });

    List<Generation> results =
        new Generator(model, CHARACTERS, 2)
            .generate(prompts("n", "a"), GenerationSettings.greedy(STOPS, 4));

    assertThat(results.get(0)).isInstanceOf(Failed.class);
    assertThat(((Failed) results.get(0)).reason()).contains("not numbers after 2 new tokens");
    assertThat(((Completed) results.get(1)).text()).isEqualTo("bbbb");
  }

  @Test
  void drawsDependOnSeedAndPromptButNotOnNeighbours() {
    Generator generator = new Generator(anyLetter(), CHARACTERS, 8);
    List<Generation> together = generator.generate(prompts("p", "q", "longer", "p"), sampled(1));

    assertThat(generator.generate(prompts("q"), sampled(1))).containsExactly(together.get(1));
    assertThat(generator.generate(prompts("longer"), sampled(1))).containsExactly(together.get(2));
    assertThat(together.get(3)).isEqualTo(together.get(0));
    assertThat(together.get(0)).isNotEqualTo(together.get(1));
    assertThat(generator.generate(prompts("p"), sampled(2)))
        .isNotEqualTo(generator.generate(prompts("p"), sampled(1)));
  }

  @Test
  void eachPromptMayHaveSettingsOfItsOwn() {
    Generator generator = new Generator(anyLetter(), CHARACTERS, 8);
    List<Generation> together =
        generator.generate(prompts("p", "p", "q"), prompt -> sampled(prompt + 1));

    assertThat(together.get(0)).isEqualTo(generator.generate(prompts("p"), sampled(1)).get(0));
    assertThat(together.get(1)).isEqualTo(generator.generate(prompts("p"), sampled(2)).get(0));
    assertThat(together.get(2)).isEqualTo(generator.generate(prompts("q"), sampled(3)).get(0));
    assertThat(together.get(0)).isNotEqualTo(together.get(1));
  }

  private static GenerationSettings sampled(long seed) {
    return new GenerationSettings(new TokenChoice.Sampled(1, 0, 1, seed), 1, STOPS, List.of(), 20);
  }

  @Test
  void aPromptWithoutRoomIsRefused() {
    Generator generator = new Generator(alphabet(5), CHARACTERS, 2);

    assertThatThrownBy(
            () -> generator.generate(prompts("abcde"), GenerationSettings.greedy(STOPS, 1)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("5 tokens")
        .hasMessageContaining("at most 4");
  }

  @Test
  void noRowsAtOnceAreRefused() {
    assertThatThrownBy(() -> new Generator(alphabet(5), CHARACTERS, 0))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("texts generated at once: 0");
  }
}
