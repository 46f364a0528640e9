// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.sample.SampleText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiblingsTest {

  private static final String SPANISH =
      "Internet conecta objetos; la inteligencia artificial analiza los datos desde 1998.";
  private static final String FRENCH =
      "Internet relie des objets et l'intelligence artificielle analyse les données depuis 1998.";

  private static NeutralForm form(String response) {
    return NeutralForm.of(new SampleText("Was ist neu?", "", response));
  }

  private static Sibling sibling(String language, String id, String response) {
    return new Sibling(language, id, form(response));
  }

  private static double[] features(String response, Sibling... siblings) {
    return SiblingModel.features(-2, form(response), new Siblings(List.of(siblings)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"في عام ١٩٩٨ و٣", "ในปี ๑๙๙๘ และ ๓", "１９９８年と３月", "in 1998 and 3", "1.998; 3"})
  void numbersAreTheSameInAllDigits(String response) {
    assertThat(form(response).numbers()).containsExactly("1998", "3");
  }

  @Test
  void wordsAreTheirBeginningsInPlainLetters() {
    assertThat(form("Élections à Zürich, ÉLECTION des élus; la URL https://mdaq.org").words())
        .containsExactly("elect", "zuric", "elus", "https", "mdaq");
    assertThat(form("東京とموسكو").words()).isEmpty();
  }

  @Test
  void lengthsOfScriptsThatSayMoreInALetterAreComparable() {
    assertThat(form("漢字").length()).isEqualTo(6);
    assertThat(form("かな한글").length()).isEqualTo(7);
    assertThat(form("abc🙂").length()).isEqualTo(4);
    assertThat(form("").length()).isZero();
  }

  @Test
  void aFormIsOfBoundedSize() {
    String many = String.join(" ", IntStream.range(0, 5000).mapToObj(SiblingsTest::word).toList());
    String numbers =
        String.join(" ", IntStream.range(0, 5000).mapToObj(Integer::toString).toList());
    NeutralForm form = NeutralForm.of(new SampleText(many, many, many + numbers));
    assertThat(form.words()).hasSize(256);
    assertThat(form.taskWords()).hasSize(256);
    assertThat(form.numbers()).hasSize(256);
  }

  private static String word(int number) {
    return ""
        + (char) ('a' + number % 26)
        + (char) ('a' + number / 26 % 26)
        + (char) ('a' + number / 676)
        + "x";
  }

  @Test
  void ownLanguageIsNoEvidenceAndOrderAndCopiesDoNotMatter() {
    List<Sibling> family = new ArrayList<>();
    for (String language : List.of("vi", "fr", "de", "es")) {
      family.add(sibling(language, "2", FRENCH));
      family.add(sibling(language, "1", SPANISH));
    }
    family.add(family.get(0));
    Siblings siblings = Siblings.of("de", family);
    assertThat(siblings.all()).hasSize(6).isSorted();
    double[] features = SiblingModel.features(1, form(SPANISH), siblings);
    Collections.reverse(family);
    assertThat(Siblings.of("de", family)).isEqualTo(siblings);
    assertThat(SiblingModel.features(1, form(SPANISH), Siblings.of("de", family)))
        .isEqualTo(features);
    assertThat(Siblings.of("de", List.of(sibling("de", "3", SPANISH)))).isEqualTo(Siblings.NONE);
  }

  @Test
  void whatIsAboutTheSameSharesWordsAndNumbers() {
    double[] same = features(SPANISH, sibling("fr", "1", FRENCH));
    assertThat(same).startsWith(-2).hasSize(SiblingModel.FEATURES);
    assertThat(same[1]).isBetween(0.4, 1.0);
    assertThat(same[3]).isZero();
    assertThat(same[4]).isZero();
    assertThat(same[5]).isZero();
    assertThat(same[6]).isLessThan(0.2);
    double[] other = features("El pan se hornea durante 45 minutos.", sibling("fr", "1", FRENCH));
    assertThat(other[1]).isLessThan(0.1);
    assertThat(other[4]).isEqualTo(1);
    assertThat(features("Sin cifras", sibling("fr", "1", FRENCH))[5]).isEqualTo(1);
    assertThat(features("猫です", sibling("fr", "1", FRENCH))[3]).isEqualTo(1);
  }

  @Test
  void severalSiblingsAreAveraged() {
    double[] one = features(SPANISH, sibling("fr", "1", FRENCH));
    double[] two = features(SPANISH, sibling("fr", "1", FRENCH), sibling("ja", "2", "猫です"));
    for (int f = 1; f < SiblingModel.FEATURES; f++) {
      double alone = features(SPANISH, sibling("ja", "2", "猫です"))[f];
      assertThat(two[f]).isEqualTo((one[f] + alone) / 2);
    }
  }

  @Test
  void emptyResponsesHaveNothingInCommon() {
    double[] features = features("", sibling("fr", "1", ""));
    assertThat(features).containsExactly(-2, 0, 0, 1, 0, 0, 0);
  }

  @Test
  void siblingsDecideOnlyWhereThereAreSome() {
    Verifier verifier =
        new Verifier(LanguageDetector.forSet(LanguageSet.known()), MeaningModel.embedded());
    SampleText raw = new SampleText("¿Qué hay de nuevo en la red?", "", "No lo sé.");
    SampleText revised = new SampleText(raw.instruction(), "", SPANISH);
    MeaningCheck.Finding alone = verifier.check("es", raw, revised).meaning();
    assertThat(alone.evidence()).isEmpty();
    assertThat(alone.isKept())
        .isEqualTo(alone.logOdds() >= MeaningModel.embedded().classifier().threshold());
    MeaningCheck.Finding with =
        verifier
            .check("es", raw, revised, new Siblings(List.of(sibling("fr", "1", FRENCH))))
            .meaning();
    MeaningCheck.Finding against =
        verifier
            .check("es", raw, revised, new Siblings(List.of(sibling("fr", "1", "Le pain cuit."))))
            .meaning();
    assertThat(with.logOdds()).isEqualTo(alone.logOdds());
    assertThat(with.evidence().orElseThrow().siblings()).isEqualTo(1);
    assertThat(with.evidence().orElseThrow().logOdds())
        .isGreaterThan(against.evidence().orElseThrow().logOdds());
    assertThat(with.isKept())
        .isEqualTo(
            with.evidence().orElseThrow().logOdds()
                >= SiblingModel.embedded().classifier().threshold());
  }

  @Test
  void aModelHasTheWeightsOfItsVersion() {
    assertThat(SiblingModel.embedded().classifier().pairs()).isGreaterThan(1000);
    assertThatThrownBy(
            () -> new SiblingModel(new FittedClassifier(1, "", 0, 0, 0, 0, List.of(1.0), 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 1 with 1 weights");
  }
}
