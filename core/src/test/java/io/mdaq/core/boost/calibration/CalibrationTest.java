// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.boost.Acceptance;
import io.mdaq.core.boost.KeptReason;
import io.mdaq.core.boost.check.MeaningModel;
import io.mdaq.core.boost.check.SiblingModel;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sampledata.SampleData;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.RevisionPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On the revisions in the jar: 18 languages, eight of which no model was fitted to, and hard ones:
 * raw responses that are off the subject or hardly more than a word.
 */
class CalibrationTest {

  private static final List<RevisionPair> PAIRS = new ArrayList<>();
  private static List<CalibrationCase> cases = List.of();
  private static Calibration calibration = new Calibration(Map.of());

  private static Verifier verifier() {
    return new Verifier(
        LanguageDetector.forSet(LanguageSet.known()),
        MeaningModel.embedded(),
        PairBackground.of(PAIRS));
  }

  @BeforeAll
  static void calibrate() {
    SampleData.languages().forEach(language -> PAIRS.addAll(SampleData.of(language).pairs()));
    cases = CalibrationCase.of(PAIRS, 1);
    calibration = Calibration.of(cases, new Acceptance(verifier()), LexicalScorer.embedded());
  }

  @Test
  void expertsAreAcceptedAndAlwaysRead() {
    Tally experts = calibration.total(Respondent.ORACLE);
    assertThat(experts.cases()).isEqualTo(cases.size()).isGreaterThan(200);
    assertThat(experts.kept())
        .doesNotContainKeys(
            KeptReason.EMPTY,
            KeptReason.CUT_OFF,
            KeptReason.PROMPT_ECHOED,
            KeptReason.TEXT_OUTSIDE,
            KeptReason.SECTION_MISSING,
            KeptReason.SECTION_DOUBLED,
            KeptReason.MARK_IN_TEXT);
    assertThat(experts.acceptedShare()).isGreaterThan(0.65);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SAME_TEXT",
        "EMPTY_REPLY",
        "EMPTY_RESPONSE",
        "CUT_OFF",
        "BROKEN_OFF",
        "PROMPT_ECHOED",
        "INSTRUCTION_ECHOED",
        "SECTIONS_REORDERED",
        "MARKUP_INJECTED"
      })
  void noneOfTheseIsEverAcceptedAndTheReasonIsRight(Respondent respondent) {
    Tally tally = calibration.total(respondent);
    assertThat(tally.cases()).isPositive();
    assertThat(tally.accepted()).isZero();
    assertThat(tally.rightShare(respondent)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"SECTIONS_SWAPPED", "UNRELATED_SAMPLE"})
  void hardlyAnyOfTheseIs(Respondent respondent) {
    assertThat(calibration.total(respondent).acceptedShare()).isLessThan(0.02);
  }

  @Test
  void fewResponsesToSomethingElseAreAcceptedInLanguagesNeverSeen() {
    assertThat(calibration.total(Respondent.UNRELATED_ANSWER).acceptedShare()).isLessThan(0.02);
  }

  @Test
  void theSumOfTwoCalibrationsCountsBoth() {
    Calibration twice = calibration.plus(calibration);
    assertThat(twice.total(Respondent.ORACLE).cases()).isEqualTo(2L * cases.size());
    assertThat(twice.total(Respondent.ORACLE).acceptedShare())
        .isEqualTo(calibration.total(Respondent.ORACLE).acceptedShare());
  }

  @Test
  void theClassifierIsFittedTheSameEachTime() {
    List<CalibrationCase> some = cases.subList(0, 60);
    MeaningModel model = MeaningTrainer.fit(some, verifier(), "some", 1);
    assertThat(MeaningTrainer.fit(some, verifier(), "some", 1)).isEqualTo(model);
    assertThat(model.classifier().pairs()).isEqualTo(60);
    assertThat(model.classifier().unrelated()).isEqualTo(180);
    assertThatThrownBy(() -> MeaningTrainer.fit(List.of(), verifier(), "none", 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Give more pairs");
  }

  /** The pairs are no translations of each other; these here say that they are. */
  private static List<CalibrationCase> aligned() {
    List<RevisionPair> pairs = new ArrayList<>();
    for (String language : List.of("de", "es", "fr")) {
      for (RevisionPair pair : SampleData.of(language).pairs()) {
        pairs.add(
            new RevisionPair(
                Integer.toString(pairs.size() % 12), language, pair.raw(), pair.revised()));
      }
    }
    return CalibrationCase.of(pairs, 1);
  }

  @Test
  void translationsOfOneExampleAreSiblings() {
    assertThat(aligned())
        .hasSize(36)
        .allSatisfy(
            given ->
                assertThat(given.siblings().all())
                    .hasSize(2)
                    .noneMatch(s -> s.language().equals(given.pair().language())));
    assertThat(cases).allMatch(given -> given.siblings().isEmpty());
  }

  @Test
  void aMisplacedResponseIsOfAThirdExample() {
    List<CalibrationCase> whole = aligned();
    List<CalibrationCase> misplaced = CalibrationCase.misplaced(whole);
    assertThat(misplaced).hasSameSizeAs(whole);
    for (CalibrationCase given : misplaced) {
      CalibrationCase own = whole.get(given.number());
      assertThat(given.pair().raw().response())
          .isNotEqualTo(own.pair().raw().response())
          .isNotEqualTo(own.unrelated().raw().response());
      assertThat(given.pair().revised()).isEqualTo(own.pair().revised());
    }
    assertThat(CalibrationCase.misplaced(List.of())).isEmpty();
    assertThat(CalibrationCase.misplaced(whole.subList(0, 1))).isEmpty();
  }

  @Test
  void theClassifierWithSiblingsIsFittedTheSameEachTime() {
    SiblingModel model = SiblingTrainer.fit(aligned(), verifier(), "some", 1);
    assertThat(SiblingTrainer.fit(aligned(), verifier(), "some", 1)).isEqualTo(model);
    assertThat(model.classifier().pairs()).isEqualTo(36 + 5);
    assertThat(SiblingTrainer.fit(cases, verifier(), "none", 1)).isEqualTo(SiblingModel.NONE);
    assertThatThrownBy(() -> SiblingTrainer.fit(List.of(), verifier(), "none", 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Give more pairs");
  }

  @Test
  void aLanguageWithASingleExampleHasNoCase() {
    RevisionPair only = PAIRS.get(0);
    assertThat(CalibrationCase.of(List.of(only, only), 1)).isEmpty();
    assertThat(CalibrationCase.of(List.of(), 1)).isEmpty();
  }
}
