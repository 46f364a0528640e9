// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.sample.SampleText;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceFeaturesTest {

  @Test
  void namesAreUniqueAndReadable() {
    assertThat(SurfaceFeatures.names())
        .hasSize(SurfaceFeatures.count())
        .hasSize(119)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
  }

  @Test
  void refusesShortTarget() {
    SampleText text = new SampleText("a", "", "b");
    ScannedText scanned = new ScannedText(10);
    assertThatThrownBy(
            () -> new SurfaceFeatures().compute(text, scanned, scanned, scanned, new float[118]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("119 features need as many places, the target has 118");
  }

  @Test
  void tellsMissingInputFromInputWithoutLetters() {
    Surface none = Surface.of("Wer?", "", "Ich.");
    assertThat(none.get("has_input")).isZero();
    assertThat(none.get("input_ends_sentence")).isEqualTo(-1);
    assertThat(none.get("input_covered")).isEqualTo(-1);
    assertThat(none.get("log_response_to_input")).isZero();
    assertThat(Surface.of("Wer?", "-", "Ich.").get("has_input")).isEqualTo(0.5);
    Surface word = Surface.of("Wer?", "<Name>", "Ich.");
    assertThat(word.get("has_input")).isEqualTo(1);
    assertThat(word.get("input_is_short")).isEqualTo(1);
    assertThat(word.get("input_starts_with_bracket")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Give 3 tips, 1",
    "Give ٣ tips, 1",
    "Give 2.5 tips, 0",
    "At 10:30 give tips, 0",
    "Give 1 tip, 0",
    "Give 31 tips, 0",
    "Give 99999999999999999999 tips, 0",
    "In 1999 give 3 tips, 1"
  })
  void readsRequestedCount(String instruction, double expected) {
    Surface surface = Surface.of(instruction, "", "A tip.");
    assertThat(surface.get("count_requested")).isEqualTo(expected);
    assertThat(surface.get("count_given")).isEqualTo(expected == 0 ? 0 : -0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "In 31 words, 1, 1",
    "In ٣١ words, 1, 1",
    "In 31-40 words, 1, 1",
    "3 tips in 31 words, 1, 1",
    "In 50 words, 1, 0",
    "Take 99, 1, 0",
    "Give 30 tips, 0, 0",
    "In 1999, 0, 0",
    "In 99999999999999999999 words, 0, 0",
    "Take 31.5 percent, 0, 0"
  })
  void tellsResponseLongerThanRequested(String instruction, int requested, int exceeded) {
    Surface surface = Surface.of(instruction, "", "words ".repeat(40));
    assertThat(surface.get("length_requested")).isEqualTo(requested);
    assertThat(surface.get("length_exceeded") > 0).isEqualTo(exceeded == 1);
  }

  @Test
  void numbersFarBelowTheResponseCountNoWords() {
    String response = "words ".repeat(100);
    assertThat(Surface.of("What are 31 of 7?", "", response).get("length_exceeded")).isZero();
    assertThat(Surface.of("In 40 words", "", response).get("length_exceeded")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "\n\n", ".", "😀🎉😀", "\ud83d", "\udf00a", "\u0301", "```", "**", "1.", "- ", "|"
      })
  void isFiniteOnDegenerateTexts(String text) {
    assertThat(Surface.of(text, text, text).isFinite()).isTrue();
  }

  @Test
  void emojiCarryNoLength() {
    Surface surface = Surface.of("😀", "", "😀🎉😀\n🎉");
    assertThat(surface.get("log_response_units")).isZero();
    assertThat(surface.get("log_lines")).isEqualTo(Surface.log(2));
    assertThat(surface.get("log_symbol_count")).isEqualTo(Surface.log(4));
    assertThat(surface.get("distinct_share")).isEqualTo(1);
  }

  @Test
  void isFiniteOnRandomTextAndTheSameInUsedScratchSeed42() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(42L);
    SurfaceFeatures used = new SurfaceFeatures();
    for (int i = 0; i < 1_000; i++) {
      SampleText text = new SampleText(text(random), text(random), text(random));
      Surface surface = Surface.of(used, 500, text);
      assertThat(surface.isFinite()).isTrue();
      assertThat(surface.values()).isEqualTo(Surface.of(new SurfaceFeatures(), 500, text).values());
    }
  }

  @Test
  void readsResponseOfMillionLetters() {
    String response = "Ein Satz mit Wörtern. ".repeat(50_000);
    Surface surface = Surface.of(2_000_000, "Schreib viel.", "", response);
    assertThat(surface.isFinite()).isTrue();
    assertThat(surface.get("log_sentences")).isEqualTo(Surface.log(50_000));
    assertThat(surface.get("log_response_units")).as("capped").isEqualTo(Surface.log(3_000));
  }

  @Test
  void readsNothingBeyondTheLimit() {
    String response = "kurz und klein. ".repeat(100);
    Surface cut = Surface.of(40, "Wie?", "", response + "GROSS!");
    assertThat(cut.values())
        .isEqualTo(Surface.of(40, "Wie?", "", response.substring(0, 40)).values());
  }

  private static String text(UniformRandomProvider random) {
    String alphabet = "aZß9٣日カ한ไ่عС;·。．.!?؟…、،:\"'“「(（<[-—•*#`|/=😀_ \t\n\n\u3000\u200d";
    int[] signs = alphabet.codePoints().toArray();
    int length = random.nextInt(random.nextInt(4) == 0 ? 600 : 30);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(signs[random.nextInt(signs.length)]);
    }
    return text.toString();
  }
}
