// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.scorer.calibration.Reliability.Bin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReliabilityTest {

  @TempDir private Path folder;

  private static Reliability of(double... logOdds) {
    ReliabilityCounter counter = new ReliabilityCounter();
    for (double each : logOdds) {
      counter.add(each);
    }
    return counter.reliability();
  }

  /** Probabilities 0.8, 0.8, 0.8 and 0.9, the third told wrong. */
  @Test
  void byHand() {
    double four = Math.log(4.001);
    Reliability reliability = of(four, four, -four, Math.log(9.001));

    assertThat(reliability.pairs()).isEqualTo(4);
    assertThat(reliability.accuracy()).isEqualTo(0.75);
    assertThat(reliability.confidence()).isCloseTo(0.825, within(1e-4));
    // Three pairs off by 0.8 - 2/3, one by 0.1.
    assertThat(reliability.calibrationError())
        .isCloseTo((3 * (0.8 - 2 / 3.0) + 0.1) / 4, within(1e-4));
    assertThat(reliability.brierScore()).isCloseTo((0.04 + 0.04 + 0.64 + 0.01) / 4, within(1e-4));
    assertThat(reliability.bins().get(6).pairs()).isEqualTo(3);
    assertThat(reliability.bins().get(6).accuracy()).isCloseTo(2 / 3.0, within(1e-6));
    assertThat(reliability.bins().get(8)).isEqualTo(new Bin(1, 0.90001, 1));
    assertThat(Bin.from(6)).isEqualTo(0.8);
  }

  @Test
  void tiesCountHalfAndAreAsUnsureAsCanBe() {
    Reliability ties = of(0.0, -0.0);
    assertThat(ties.bins().get(0)).isEqualTo(new Bin(2, 0.5, 0.5));
    assertThat(ties.calibrationError()).isZero();
    assertThat(ties.brierScore()).isEqualTo(0.25);
  }

  @Test
  void whoIsSureAndWrongIsAsWrongAsCanBe() {
    Reliability wrong = of(-1e6, Double.NEGATIVE_INFINITY);
    assertThat(wrong.calibrationError()).isEqualTo(1);
    assertThat(wrong.brierScore()).isEqualTo(1);
    assertThat(of(1e6, Double.POSITIVE_INFINITY).calibrationError()).isZero();
  }

  @Test
  void nothingAskedIsNothing() {
    assertThat(of())
        .isEqualTo(new Reliability(0, 0, 0, 0, 0, Collections.nCopies(10, new Bin(0, 0, 0))));
  }

  /** A scorer whose log-odds are true is calibrated; one that exaggerates is not. */
  @Test
  void trueLogOddsAreCalibrated() {
    SplittableRandom random = new SplittableRandom(11);
    ReliabilityCounter honest = new ReliabilityCounter();
    ReliabilityCounter boasting = new ReliabilityCounter();
    for (int i = 0; i < 50_000; i++) {
      double logOdds = 3 * random.nextDouble();
      boolean right = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      honest.add(right ? logOdds : -logOdds);
      boasting.add(right ? 3 * logOdds : -3 * logOdds);
    }
    assertThat(honest.reliability().calibrationError()).isLessThan(0.01);
    assertThat(boasting.reliability().calibrationError()).isGreaterThan(0.1);
    assertThat(boasting.reliability().brierScore())
        .isGreaterThan(honest.reliability().brierScore());
    assertThat(honest.reliability().bins())
        .allSatisfy(bin -> assertThat(bin.accuracy()).isCloseTo(bin.confidence(), within(0.03)));
  }

  @Test
  void liesBesideTheModel() throws IOException {
    TreeMap<String, Reliability> languages = new TreeMap<>();
    languages.put("de", of(1, -2));
    ScorerCalibration calibration = new ScorerCalibration(languages, of(1, -2));
    assertThat(ScorerCalibration.read(folder)).isEmpty();

    calibration.write(folder);

    assertThat(ScorerCalibration.read(folder)).contains(calibration);
    assertThat(folder).isDirectoryContaining(file -> file.endsWith(ScorerCalibration.FILE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"languages\": {}}",
        "{\"languages\": {}, \"total\": null}",
        "{\"languages\": {\"| x\": null}, \"total\": null}",
        "{\"languages\": {}, \"total\": {\"pairs\": 0, \"confidence\": 0, \"accuracy\": 7,"
            + " \"calibration_error\": 0, \"brier_score\": 0, \"bins\": []}}",
        "{\"languages\": {}, \"total\": {\"pairs\": 0, \"confidence\": 0, \"accuracy\": 0,"
            + " \"calibration_error\": 0, \"brier_score\": 0, \"bins\": []}}",
      })
  void aStrangersFileIsChecked(String content) throws IOException {
    Files.writeString(folder.resolve(ScorerCalibration.FILE), content);
    assertThatThrownBy(() -> ScorerCalibration.read(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("calibration.json: not the calibration of a scorer");
  }

  @Test
  void aLongFileIsNotRead() throws IOException {
    Files.write(folder.resolve(ScorerCalibration.FILE), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> ScorerCalibration.read(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("larger than a calibration can be");
  }

  @Test
  void sharesAreShares() {
    assertThatThrownBy(() -> new Bin(1, Double.NaN, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Bin(-1, 0, 0)).hasMessageContaining("-1 pairs");
    assertThatThrownBy(() -> new Reliability(3, 0, 0, 0, 0, List.of()))
        .hasMessageContaining("0 bins for 3 pairs");
  }

  @Test
  void theEmbeddedScorerHasTheCalibrationOfItsKind() {
    ScorerCalibration embedded = ScorerCalibration.embedded();
    // The ten languages and the pairs of docs/lexical-qsm.md.
    assertThat(embedded.languages()).hasSize(10);
    assertThat(embedded.total().pairs()).isEqualTo(18_373);
    assertThat(embedded.total().calibrationError()).isLessThan(0.01);
    assertThat(embedded.languages().values())
        .allSatisfy(row -> assertThat(row.accuracy()).isBetween(0.9, 0.94));
  }
}
