// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.scorer.calibration.Reliability;
import io.mdaq.core.scorer.calibration.Reliability.Bin;
import io.mdaq.core.scorer.calibration.ScorerCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A calibration as tables in Markdown that also read well on a terminal. */
final class CalibrationTable {

  private static final List<String> HEAD =
      List.of(
          "",
          "Calibration: the sigmoid of the difference of two scores as the probability that one is"
              + " preferred.",
          "",
          "| language |  pairs | mean confidence | accuracy | calibration error | Brier score |",
          "| -------- | -----: | --------------: | -------: | ----------------: | ----------: |");

  private static final List<String> BINS_HEAD =
      List.of(
          "",
          "| confidence   |  pairs | mean confidence | accuracy |",
          "| ------------ | -----: | --------------: | -------: |");

  private final List<String> lines = new ArrayList<>(HEAD);

  private CalibrationTable() {}

  static CalibrationTable empty() {
    return new CalibrationTable();
  }

  /** Languages, all of them together, and the bins of all. */
  static String of(ScorerCalibration calibration) {
    CalibrationTable table = new CalibrationTable();
    calibration.languages().forEach(table::add);
    table.add("all", calibration.total());
    table.lines.addAll(BINS_HEAD);
    for (int bin = 0; bin < Reliability.BINS; bin++) {
      table.addBin(bin, calibration.total().bins().get(bin));
    }
    return table.toString();
  }

  void add(String name, Reliability row) {
    lines.add(
        String.format(
            Locale.ROOT,
            "| %-8s | %,6d | %15s | %8s | %17s | %11s |",
            name,
            row.pairs(),
            shown(row.confidence(), row.pairs()),
            shown(row.accuracy(), row.pairs()),
            shown(row.calibrationError(), row.pairs()),
            shown(row.brierScore(), row.pairs())));
  }

  private void addBin(int number, Bin bin) {
    lines.add(
        String.format(
            Locale.ROOT,
            "| %.2f to %.2f | %,6d | %15s | %8s |",
            Bin.from(number),
            Bin.from(number + 1),
            bin.pairs(),
            shown(bin.confidence(), bin.pairs()),
            shown(bin.accuracy(), bin.pairs())));
  }

  private static String shown(double share, long pairs) {
    return pairs == 0 ? "-" : String.format(Locale.ROOT, "%.4f", share);
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines);
  }
}
