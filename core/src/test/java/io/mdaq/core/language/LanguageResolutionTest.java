// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.language.LanguageOutcome.Contradicted;
import io.mdaq.core.language.LanguageOutcome.Known;
import io.mdaq.core.language.LanguageOutcome.Unknown;
import io.mdaq.core.sample.SampleText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageResolutionTest {

  private static final SampleText GERMAN =
      new SampleText(
          "Nenne drei Gründe für das Lesen.",
          "",
          "Wer liest, erweitert seinen Wortschatz und lernt fremde Welten kennen, ohne sich von dem"
              + " Sofa zu erheben, auf dem er es sich bequem gemacht hat.");

  private static final SampleText NUMBERS = new SampleText("1 + 1 = ?", "", "2");

  private static LanguageResolution resolution(String... codes) {
    return new LanguageResolution(LanguageSet.parse(List.of(codes)), Optional.empty());
  }

  private static String detail(LanguageOutcome outcome) {
    assertThat(outcome).isInstanceOf(Unknown.class);
    return ((Unknown) outcome).detail();
  }

  @Test
  void theFieldWins() {
    assertThat(resolution("ar", "ja").resolve("ja.json", Optional.of(" Arabic "), GERMAN))
        .isEqualTo(new Known("ar", LanguageSource.FIELD));
    assertThat(resolution("ar").resolve("x.json", Optional.of("ar-EG"), GERMAN))
        .isEqualTo(new Known("ar", LanguageSource.FIELD));
  }

  @Test
  void thenTheFileName() {
    LanguageResolution resolution = resolution("ja", "pt-BR");
    assertThat(resolution.resolve("data/ja.json", Optional.empty(), GERMAN))
        .isEqualTo(new Known("ja", LanguageSource.FILE_NAME));
    assertThat(resolution.resolve("Portuguese.json", Optional.empty(), GERMAN))
        .isEqualTo(new Known("pt-BR", LanguageSource.FILE_NAME));
  }

  @Test
  void thenTheDefault() {
    LanguageResolution resolution =
        new LanguageResolution(LanguageSet.parse(List.of("ja", "de")), Optional.of("ja"));
    assertThat(resolution.resolve("x.json", Optional.empty(), GERMAN))
        .isEqualTo(new Known("ja", LanguageSource.DEFAULT));
    assertThat(resolution.resolve("de.json", Optional.empty(), GERMAN))
        .isEqualTo(new Known("de", LanguageSource.FILE_NAME));
  }

  @Test
  void thenTheText() {
    assertThat(resolution("ja", "de").resolve("x.json", Optional.empty(), GERMAN))
        .isEqualTo(new Known("de", LanguageSource.DETECTION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "und", "UNKNOWN", "null", "None"})
  void aFieldThatSaysNothingIsNone(String field) {
    assertThat(resolution("ja", "de").resolve("ja.json", Optional.of(field), GERMAN))
        .isEqualTo(new Known("ja", LanguageSource.FILE_NAME));
  }

  private static LanguageResolution checked(Checking checking) {
    return new LanguageResolution(
        LanguageSet.parse(List.of("ja", "de")), Optional.of("ja"), checking);
  }

  @Test
  void aCheckWritesDownWhatTheTextIsIn() {
    LanguageResolution flagging = checked(Checking.FLAG);
    assertThat(flagging.resolve("de.json", Optional.empty(), GERMAN))
        .isEqualTo(new Known("de", LanguageSource.FILE_NAME, "de"));
    assertThat(flagging.resolve("x.json", Optional.of("ja"), GERMAN))
        .isEqualTo(new Known("ja", LanguageSource.FIELD, "de"));
    assertThat(flagging.resolve("x.json", Optional.of("ja"), NUMBERS))
        .isEqualTo(new Known("ja", LanguageSource.FIELD, "und"));
  }

  @Test
  void rowsInAnotherLanguageAreRejectedWhereThatIsAskedFor() {
    LanguageResolution rejecting = checked(Checking.REJECT);
    assertThat(rejecting.resolve("x.json", Optional.of("ja"), GERMAN))
        .isEqualTo(new Contradicted("the row's field says ja, and the text is in de"));
    assertThat(rejecting.resolve("ja.json", Optional.empty(), GERMAN))
        .isEqualTo(new Contradicted("the file's name says ja, and the text is in de"));
    assertThat(rejecting.resolve("x.json", Optional.empty(), GERMAN))
        .isEqualTo(new Contradicted("languages.default says ja, and the text is in de"));
    assertThat(rejecting.resolve("de.json", Optional.empty(), GERMAN))
        .isEqualTo(new Known("de", LanguageSource.FILE_NAME, "de"));
    assertThat(rejecting.resolve("x.json", Optional.of("ja"), NUMBERS))
        .isEqualTo(new Known("ja", LanguageSource.FIELD, "und"));
  }

  @Test
  void whatWasDetectedIsNotCheckedAgain() {
    LanguageResolution resolution =
        new LanguageResolution(
            LanguageSet.parse(List.of("ja", "de")), Optional.empty(), Checking.REJECT);
    assertThat(resolution.resolve("x.json", Optional.empty(), GERMAN))
        .isEqualTo(new Known("de", LanguageSource.DETECTION));
  }

  @Test
  void whatIsFoundMustBeInTheSetAndIsNotReplaced() {
    LanguageResolution resolution = resolution("ja");
    assertThat(detail(resolution.resolve("ja.json", Optional.of("Turkish"), GERMAN)))
        .isEqualTo("the language field says \"Turkish\", which is tr, not in languages.set");
    assertThat(detail(resolution.resolve("ja.json", Optional.of("Klingon"), GERMAN)))
        .contains("\"Klingon\"", "no code or name");
    assertThat(detail(resolution.resolve("a/tr.json", Optional.empty(), GERMAN)))
        .isEqualTo("the file's name says tr, which is not in languages.set");
    assertThat(detail(resolution.resolve("x.json", Optional.empty(), GERMAN)))
        .contains("detected as de", "not in languages.set");
    assertThat(detail(resolution.resolve("x.json", Optional.empty(), NUMBERS)))
        .contains("no clear answer");
  }

  @Test
  void hostileFieldsAreQuotedShortAndHarmless() {
    String detail =
        detail(
            resolution("ja")
                .resolve("x.json", Optional.of("\u001b[31m" + "x".repeat(100_000)), GERMAN));
    assertThat(detail).doesNotContain("\u001b").hasSizeLessThan(200);
  }

  @Test
  void anyNumberOfFilesMayBeRead() {
    LanguageResolution resolution = resolution("ja", "ar");
    for (int i = 0; i < 2500; i++) {
      String language = i % 2 == 0 ? "ja" : "ar";
      assertThat(resolution.resolve(i + "/" + language + ".json", Optional.empty(), GERMAN))
          .isEqualTo(new Known(language, LanguageSource.FILE_NAME));
    }
  }

  @Test
  void filesMayAlternate() {
    LanguageResolution resolution = resolution("ja", "ar");
    for (int i = 0; i < 3; i++) {
      assertThat(resolution.resolve("ja.json", Optional.empty(), GERMAN))
          .isEqualTo(new Known("ja", LanguageSource.FILE_NAME));
      assertThat(resolution.resolve("ar.json", Optional.empty(), GERMAN))
          .isEqualTo(new Known("ar", LanguageSource.FILE_NAME));
    }
  }
}
