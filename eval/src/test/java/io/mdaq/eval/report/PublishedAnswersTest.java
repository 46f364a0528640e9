// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mdaq.core.testing.SharedData;
import io.mdaq.eval.diagnostics.AnswerCheck;
import io.mdaq.eval.diagnostics.LengthBias;
import io.mdaq.eval.imports.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the diagnostics say of AlpacaEval's published annotations. */
class PublishedAnswersTest {

  /**
   * Rates: scikit-learn 1.9.1, {@code LogisticRegressionCV(cv=GroupKFold(5), penalty="l1",
   * solver="liblinear", fit_intercept=False)} on {@code tanh(delta / delta.std(ddof=1))} and a
   * column of ones as in AlpacaEval's {@code fit_LogisticRegressionCV}, in percent. liblinear stops
   * early, which its own tighter tolerance shows to matter up to 0.07 points here.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "FuseChat-Gemma-2-9B-Instruct, 70.07881589303334",
    "NullModel, 84.70951670200647",
    "alpaca-7b, 19.549396078011167",
    "gpt-3.5-turbo-1106, 37.773728433974604",
    "phi-2, 4.321521866699979",
    "vicuna-13b-v1.5, 15.2425763188594",
  })
  void theLengthControlledMinimalRateAgreesWithScikitLearn(String model, double percent) {
    ContestData data = read(model);
    LengthBias lengths = LengthBias.of(data.lengths(data.comparisons()));

    assertThat(100 * Objects.requireNonNull(lengths.lengthControlledMinimal()))
        .isCloseTo(percent, within(0.1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"NullModel, true", "phi-2, false", "alpaca-7b, false", "gpt-3.5-turbo-1106, false"})
  void onlyNullModelsConstantAnswerIsFlagged(String model, boolean isConstant) {
    List<AnswerCheck> checks = read(model).answers().checks();

    assertThat(checks).hasSize(2);
    assertThat(checks.get(0).isConstant()).isEqualTo(isConstant);
    assertThat(checks.get(1).isConstant()).isFalse();
    assertThat(checks).noneMatch(check -> check.language().equals("en") && check.answers() < 800);
    assertThat(DiagnosticWarnings.of(List.of(), checks))
        .filteredOn(
            warning -> warning.contains("was given by the subject to many questions: 805 of 805"))
        .hasSize(isConstant ? 1 : 0);
  }

  private static ContestData read(String model) {
    Path file = SharedData.vectors("alpaca_eval_annotations").resolve(model + ".json");
    assumeTrue(Files.exists(file), () -> "reference data absent: " + file);
    return ContestData.read(Recording.open(file, "en"), List.of()).get(0);
  }
}
