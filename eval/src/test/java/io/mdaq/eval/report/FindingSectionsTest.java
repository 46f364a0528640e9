// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.FindingsConfig;
import io.mdaq.core.html.Page;
import io.mdaq.core.html.Section;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.culture.CultureReport;
import io.mdaq.eval.human.agreement.HumanReport;
import io.mdaq.eval.sah.SahReport;
import io.mdaq.eval.sah.SahReport.Conclusion;
import io.mdaq.eval.sah.SahReport.Point;
import io.mdaq.eval.sah.VarianceSplit;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Funnel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingSectionsTest {

  private static final Contest CONTEST =
      new Contest("out", "new", "old", new Contest.Judge("<b>judge</b>", Contest.Kind.ENDPOINT));

  private static final SahReport SAH =
      new SahReport(
          1000,
          0.03,
          2,
          1,
          0,
          Conclusion.PLATEAU,
          "On 40 questions nothing changes.",
          List.of(
              new Point(10_000, "", 40, 80, 0.51, 0.49, 0.53, 0.01),
              new Point(10_000, "ar", 40, 40, 0.52, null, null, null),
              new Point(52_000, "", 40, 80, 0.62, 0.58, 0.66, 0.9)),
          List.of(new VarianceSplit(10_000, 80, 2, 1, 0.04, 0.0001, null, null, 0.09)));

  @TempDir private Path folder;

  @Test
  void peopleStandBesideTheJudge() throws IOException {
    HumanReport.Row german =
        new HumanReport.Row(
            "de",
            40,
            20,
            40,
            1,
            0.71,
            List.of(),
            0.85,
            0.655,
            0.9,
            0.8,
            0.625,
            new HumanReport.Rate(0.55, 0.4, 0.7),
            new HumanReport.Rate(0.575, null, null),
            0.5);
    HumanReport report =
        new HumanReport(CONTEST, "overall", 0, List.of(german), german, List.of(), List.of());

    String html = page(new FindingsConfig(List.of(write("human.json", report)), List.of()));

    assertThat(section(html, "human"))
        .contains("&lt;b&gt;judge&lt;/b&gt;", "judge, corrected", "62.5 %", "57.5 %")
        .contains("40.0 % to 70.0 %", "85.0 %", "0.655", "0.710", "90.0 %", "80.0 %")
        .contains("class=\"whisker\"");
  }

  @Test
  void theScalingCurveIsReadFromTheMeanDown() throws IOException {
    String html = page(new FindingsConfig(List.of(), List.of(write("sah.json", SAH))));
    String sizes = section(html, "sizes");

    assertThat(sizes)
        .contains("On 40 questions nothing changes.", "49.0 % to 53.0 %", "0.9000", "20.0", "1.0")
        .contains("less than 3.0 points", "30 %", "70 %");
    assertThat(sizes.indexOf("58.0 % to 66.0 %")).isLessThan(sizes.indexOf("Arabic (ar)"));
  }

  @Test
  void whatIsNoFindingIsRefused() throws IOException {
    String other = write("other.json", CONTEST);

    assertThatThrownBy(() -> Findings.read(new FindingsConfig(List.of(), List.of(other))))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("findings.sah")
        .hasMessageContaining("is not what \"mdaq study\" of this version writes");
    assertThatThrownBy(() -> Findings.read(new FindingsConfig(List.of("none"), List.of())))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("findings.human: \"none\" is no file");
  }

  private String page(FindingsConfig config) {
    PageFacts facts =
        PageFacts.of(
            new EvaluationReport(
                List.of(), List.of(), List.of(), new CultureReport(List.of(), List.of())),
            List.of(),
            new ReportManifest(
                "report",
                "",
                new SoftwareVersions("1", "17", "none", "here"),
                Map.of(),
                List.of(),
                new Funnel(0, 0, 0, 0, 0)),
            Findings.read(config));
    Page page = HtmlReport.of(facts);
    assertThat(page.sections()).extracting(Section::id).endsWith("provenance").hasSize(2);
    return page.html();
  }

  private String write(String name, Object report) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream stream = Files.newOutputStream(file)) {
      JsonFile.write(stream, report);
    }
    return file.toString();
  }

  private static String section(String html, String id) {
    int start = html.indexOf("<section id=\"" + id + "\"");
    return html.substring(start, html.indexOf("</section>", start));
  }
}
