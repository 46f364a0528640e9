// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.html.Cell;
import io.mdaq.core.html.Chart;
import io.mdaq.core.html.Chart.Series;
import io.mdaq.core.html.Chart.View;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.Tone;
import io.mdaq.core.scorer.calibration.Reliability;
import io.mdaq.core.scorer.calibration.Reliability.Bin;
import io.mdaq.core.scorer.calibration.ScorerCalibration;
import io.mdaq.pipeline.manifest.CurationManifest.ModelUse;
import io.mdaq.pipeline.transform.ModelSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** How far the scorer's confidence can be believed, where its folder says so. */
final class CalibrationSection {

  private static final int DECIMALS = 3;
  private static final int PERCENT = 100;
  private static final String EMBEDDED =
      "The numbers are those of five models trained in the same way, each on four fifths of the"
          + " examples and tested on the others; the embedded one was then trained on all.";

  private CalibrationSection() {}

  static Optional<Section> of(ReportFacts facts) {
    return facts.manifest().models().stream()
        .filter(model -> model.calibration() != null)
        .findFirst()
        .map(CalibrationSection::section);
  }

  private static Section section(ModelUse scorer) {
    ScorerCalibration calibration = Objects.requireNonNull(scorer.calibration());
    List<View> views = new ArrayList<>();
    views.add(view("all languages", calibration.total()));
    calibration
        .languages()
        .forEach((code, row) -> views.add(view(PageTemplates.nameOf(code), row)));
    Chart chart =
        new Chart(
            "Confidence of the scorer in pairs of raw and revised samples, and how many of them it"
                + " told right. "
                + basis(scorer),
            Chart.Kind.LINES,
            views,
            table(calibration));
    return new Section("calibration", "Calibration of the scorer", chart);
  }

  /** Why the pairs say something of pairs that the scorer has never seen. */
  static String basis(ModelUse scorer) {
    return scorer.name().equals(ModelSettings.EMBEDDED)
        ? EMBEDDED
        : "It was not trained on these pairs.";
  }

  private static View view(String name, Reliability reliability) {
    List<String> categories = new ArrayList<>();
    List<Bin> bins = reliability.bins().stream().filter(bin -> bin.pairs() > 0).toList();
    double[] confidence = new double[bins.size()];
    double[] accuracy = new double[bins.size()];
    for (int i = 0; i < bins.size(); i++) {
      confidence[i] = PERCENT * bins.get(i).confidence();
      accuracy[i] = PERCENT * bins.get(i).accuracy();
      categories.add(String.format(Locale.ROOT, "%.0f %%", confidence[i]));
    }
    return new View(
        name,
        categories,
        "mean confidence in a bin of pairs",
        "%",
        List.of(
            new Series("confidence", Tone.BASE, confidence),
            new Series("told right", Tone.MAIN, accuracy)));
  }

  private static DataTable table(ScorerCalibration calibration) {
    DataTable table =
        new DataTable(
            "The confidence in a pair is the probability given to the side that is preferred; the"
                + " calibration error is how far that is from the share told right.",
            List.of(
                Column.text("language"),
                Column.number("pairs"),
                Column.number("mean confidence"),
                Column.number("told right"),
                Column.number("calibration error"),
                Column.number("Brier score")));
    calibration.languages().forEach((code, row) -> add(table, PageTemplates.nameOf(code), row));
    add(table, "all", calibration.total());
    return table;
  }

  private static void add(DataTable table, String name, Reliability row) {
    table.row(
        Cell.text(name),
        Cell.count(row.pairs()),
        Cell.percent(row.confidence()),
        Cell.percent(row.accuracy()),
        Cell.percent(row.calibrationError()),
        Cell.decimal(row.brierScore(), DECIMALS));
  }
}
