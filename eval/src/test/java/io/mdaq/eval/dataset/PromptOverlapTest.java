// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.sample.SampleText;
import io.mdaq.eval.dataset.PromptOverlap.Kind;
import io.mdaq.eval.dataset.PromptOverlap.Match;
import io.mdaq.eval.prompt.Prompt;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptOverlapTest {

  private static final String THIRTEEN =
      "one two three four five six seven eight nine ten eleven twelve thirteen";

  private static Prompt prompt(String key, String... turns) {
    return Prompt.of("set", "en", key, "", List.of(turns), List.of());
  }

  private static Optional<Match> find(String question, String instruction, String response) {
    return new PromptOverlap(List.of(prompt("1", question)))
        .find(new SampleText(instruction, "", response));
  }

  private static Optional<Match> exact() {
    return Optional.of(new Match(Kind.EXACT, "set/en/1"));
  }

  private static Optional<Match> run() {
    return Optional.of(new Match(Kind.RUN, "set/en/1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who is Larry Page?",
        "who is larry page",
        "  WHO is -- Larry\nPage ?!",
        "Ｗｈｏ ｉｓ Larry Page？"
      })
  void findsAWholeQuestionWhateverItsCaseWidthAndPunctuation(String instruction) {
    assertThat(find("Who is Larry Page?", instruction, "A founder.")).isEqualTo(exact());
  }

  @Test
  void findsAQuestionThatWasSplitIntoInstructionAndInput() {
    PromptOverlap overlap = new PromptOverlap(List.of(prompt("1", "Translate this: Guten Tag")));
    assertThat(overlap.find(new SampleText("Translate this:", "Guten Tag", "Good day")))
        .isEqualTo(exact());
  }

  @Test
  void findsARunOfThirteenWordsInAnyText() {
    String question = "Say: " + THIRTEEN + "!";
    assertThat(find(question, "Count. " + THIRTEEN, "Yes")).isEqualTo(run());
    assertThat(find(question, "Count.", "Well: " + THIRTEEN + ".")).isEqualTo(run());
  }

  @Test
  void twelveWordsAreNoRun() {
    String twelve = THIRTEEN.substring(0, THIRTEEN.lastIndexOf(' '));
    assertThat(find(THIRTEEN, twelve + " end", twelve)).isEmpty();
    assertThat(find(twelve, "Count: " + twelve, "Yes")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "日本の首都はどこですか。また、その人口と面積を教えてください。, 日本の首都はどこですか。また、その人口と面積を教えてくだ",
    "ประเทศไทยมีกี่จังหวัดและจังหวัดใดใหญ่ที่สุดในประเทศ, ไทยมีกี่จังหวัดและจังหวัดใดใหญ่ที่สุด",
  })
  void countsTwoCharactersAsAWordWhereThereAreNoSpaces(String question, String part) {
    assertThat(find(question, "前置き：" + part, "答え")).isEqualTo(run());
    assertThat(find(question, part.substring(0, 20), "答え")).isEmpty();
  }

  @Test
  void composedAndDecomposedTextsAreTheSame() {
    String vietnamese = "Thủ đô của Việt Nam là gì?";
    assertThat(find(vietnamese, Normalizer.normalize(vietnamese, Normalizer.Form.NFD), "Hà Nội"))
        .isEqualTo(exact());
  }

  @Test
  void looksAtEveryTurn() {
    PromptOverlap overlap = new PromptOverlap(List.of(prompt("1", "First?", "Second thing?")));
    assertThat(overlap.find(new SampleText("second thing", "", "x"))).isEqualTo(exact());
  }

  @Test
  void ofTwoEqualQuestionsTheFirstByIdIsNamed() {
    PromptOverlap overlap =
        new PromptOverlap(List.of(prompt("2", "Same question"), prompt("1", "same question")));
    assertThat(overlap.find(new SampleText("Same question!", "", "x"))).isEqualTo(exact());
  }

  @Test
  void aQuestionWithoutLettersMatchesNothing() {
    assertThat(find("?!", "...", "!!!")).isEmpty();
    assertThat(new PromptOverlap(List.of()).find(new SampleText("a", "", "b"))).isEmpty();
  }

  @Test
  void otherTextsDoNotOverlap() {
    assertThat(find(THIRTEEN, "Name three colours.", "Red, green and blue.")).isEmpty();
  }
}
