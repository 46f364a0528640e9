// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.boost.check.LanguageCheck.Verdict;
import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.sample.SampleText;
import org.junit.jupiter.api.Test;

/** The languages of the sections before and after revision. */
class LanguageCheckTest {

  private final Verifier verifier =
      new Verifier(LanguageDetector.forSet(LanguageSet.known()), MeaningModel.embedded());

  private Verdict verdict(String language, SampleText sample, SampleText revised) {
    return verifier.check(language, sample, revised).language().verdict();
  }

  private static SampleText text(String instruction, String response) {
    return new SampleText(instruction, "", response);
  }

  @Test
  void aLongerResponseInTheSameLanguageIsWelcome() {
    assertThat(
            verdict(
                "pt",
                text("Converta 76 graus Fahrenheit para Celsius.", "24,44 graus Celsius"),
                text(
                    "Converta 76 graus Fahrenheit para Celsius.",
                    "Subtraímos 32 e multiplicamos o resultado por cinco nonos: são 24,44 graus"
                        + " Celsius.")))
        .isEqualTo(Verdict.KEPT);
  }

  @Test
  void aShortTextThatWasTakenForAnotherLanguageExcusesNothing() {
    assertThat(
            verdict(
                "pt",
                text("Converter a temperatura Celsius dada para Fahrenheit.", "21.16 Fahrenheit."),
                text(
                    "Konvertiere die gegebene Temperatur in Celsius in Fahrenheit.",
                    "Um Celsius in Fahrenheit umzurechnen, nimmt man die Temperatur mal neun"
                        + " Fünftel und zählt 32 hinzu; das sind 21,16 Grad Fahrenheit.")))
        .isEqualTo(Verdict.CHANGED);
  }

  @Test
  void aTranslationMayStayInItsOtherLanguage() {
    String instruction = "Übersetze den folgenden Satz ins Englische: Der Zug kommt heute später.";
    assertThat(
            verdict(
                "de",
                text(instruction, "The train is coming later on this day."),
                text(instruction, "The train will arrive later today, it has been delayed.")))
        .isEqualTo(Verdict.KEPT);
  }

  @Test
  void aSampleThatIsWhollyInAnotherLanguageIsNoneOfItsLanguage() {
    assertThat(
            verdict(
                "de",
                text(
                    "Write a short story involving a time machine.",
                    "David was a scientist and he wanted to explore the limits of the possible."),
                text(
                    "Write a short story involving a time machine.",
                    "She had always wanted to see the dinosaurs, the creatures that ruled the"
                        + " earth long before there were people on it.")))
        .isEqualTo(Verdict.CHANGED);
  }

  @Test
  void malayIsNotIndonesianAndMustNotBeInDoubt() {
    SampleText sample =
        text("Jelaskan cara kerja fotosintesis.", "Tanaman mengubah cahaya menjadi energi.");
    assertThat(
            verdict(
                "id",
                sample,
                text(
                    "Jelaskan cara kerja fotosintesis.",
                    "Tanaman menyerap cahaya matahari dan mengubahnya menjadi energi kimia, yaitu"
                        + " glukosa, yang kemudian digunakan untuk tumbuh.")))
        .isEqualTo(Verdict.KEPT);
    assertThat(
            verdict(
                "id",
                sample,
                text(
                    "Terangkan cara fotosintesis berfungsi.",
                    "Tumbuhan menyerap cahaya matahari dan menukarkannya kepada tenaga kimia,"
                        + " iaitu glukosa, yang kemudian digunakan untuk membesar.")))
        .isEqualTo(Verdict.CHANGED);
    assertThat(verdict("id", text("Hitung.", "Delapan ditambah lima"), text("8 + 5", "13")))
        .isEqualTo(Verdict.CHANGED);
  }
}
