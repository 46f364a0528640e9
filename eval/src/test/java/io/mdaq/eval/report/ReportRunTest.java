// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.config.CultureConfig;
import io.mdaq.core.config.FindingsConfig;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.config.OutputConfig.IfExists;
import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.config.StatisticsConfig;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.report.ReportRow.Resampling;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseFile;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.testing.Judgements;
import io.mdaq.eval.winrate.Funnel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportRunTest {

  private static final int FEW = 10;

  private static final StatisticsConfig STATISTICS = new StatisticsConfig(1000, 1, 0.05, List.of());

  @TempDir private Path folder;

  /** German: 9 wins and 3 losses; Greek: 2 ties and one without a verdict; second turns: 1 win. */
  private static List<Judgement> judgements() {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Verdict verdict = i < 9 ? Verdict.WIN : Verdict.LOSS;
      judgements.add(Judgements.judged("s/de/" + i, 1, verdict, verdict));
    }
    judgements.add(Judgements.judged("s/de/1", 2, Verdict.WIN, Verdict.WIN));
    judgements.add(Judgements.judged("s/el/1", 1, Verdict.WIN, Verdict.LOSS));
    judgements.add(Judgements.judged("s/el/2", 1, Verdict.LOSS, Verdict.TIE));
    judgements.add(Judgements.judged("s/el/3", 1, Verdict.TRUNCATED, Verdict.WIN));
    judgements.add(Judgements.notAsked("s/el/4", PairOutcome.OVER_BUDGET));
    return judgements;
  }

  @Test
  void rowsAreSortedAndTotalsStandBehindWhatTheyAddUp() {
    assertThat(report("local").rows())
        .extracting(row -> row.scope() + " " + row.turn() + " " + row.language())
        .containsExactly(
            "LANGUAGE 1 de",
            "LANGUAGE 1 el",
            "MEAN_OF_LANGUAGES 1 ",
            "POOLED_LANGUAGES 1 ",
            "LANGUAGE 2 de",
            "ALL 0 ");
  }

  @Test
  void languagesHaveIntervalsAndTotalsOfUnalignedOnesHaveNone() {
    List<ReportRow> rows = report("local").rows();

    assertThat(rows).allMatch(row -> row.rate() != null);
    assertThat(rows)
        .allMatch(row -> (row.scope() == Scope.LANGUAGE) == (rate(row).interval() != null));
    assertThat(rows)
        .allMatch(
            row ->
                (row.scope() == Scope.LANGUAGE)
                    == (rate(row).resampling() == Resampling.BY_QUESTION));
    assertThat(rate(rows.get(0)).winRate()).isEqualTo(0.75);
    // scipy 1.17.1: binomtest(9, 12).proportion_ci(0.95, "wilson"), binomtest(9, 12).pvalue.
    Interval wilson = Objects.requireNonNull(rate(rows.get(0)).wilson());
    assertThat(wilson.low()).isCloseTo(0.46769466506643426, within(1e-12));
    assertThat(wilson.high()).isCloseTo(0.9110583316059453, within(1e-12));
    assertThat(Objects.requireNonNull(rate(rows.get(0)).signTest()).p())
        .isCloseTo(0.14599609375, within(1e-12));
    assertThat(Objects.requireNonNull(rate(rows.get(0)).signTest()).holm())
        .isCloseTo(2 * 0.14599609375, within(1e-12));
    // One without a verdict and one over budget beside two ties.
    assertThat(rate(rows.get(1)).bounds()).isEqualTo(new Interval(0.25, 0.75));
  }

  @Test
  void meanAndPooledAreBothThere() {
    List<ReportRow> rows = report("local").rows();

    assertThat(rate(rows.get(2)).winRate()).isEqualTo((0.75 + 0.5) / 2);
    assertThat(rate(rows.get(3)).winRate()).isEqualTo(10 / 14.0);
    assertThat(rows.get(3).funnel()).isEqualTo(new Funnel(16, 16, 15, 14, 14));
    assertThat(rows.get(5).funnel()).isEqualTo(new Funnel(17, 17, 16, 15, 15));
  }

  @Test
  void whatAReaderMustKnowIsSaidFirst() {
    assertThat(report("embedded").warnings())
        .satisfiesExactly(
            warning -> assertThat(warning).startsWith("Embedded judge: a quality scorer"),
            warning -> assertThat(warning).startsWith("2 of 17 comparisons have no score"),
            warning -> assertThat(warning).contains("fewer than 10 scored comparisons"),
            warning ->
                assertThat(warning).startsWith("7 turns stand in the responses of one side"));
    assertThat(report("endpoint").warnings())
        .noneMatch(warning -> warning.contains("Embedded judge"));
  }

  @Test
  void theMarkdownNamesLanguagesJudgeAndOutcomes() throws IOException {
    String text = Files.readString(written("embedded").resolve("report.md"));

    assertThat(text)
        .contains("## `out/new` against `out/old`")
        .contains("Judge: `the judge`, embedded judge.")
        .contains("| `s` | `overall` | 1 | de German | 12 | 9 | 3 | 0 | 75.0 % | ")
        .contains(
            "| `s` | `overall` | 1 | de German | 13.06 | 46.8 % to 91.1 % | 75.0 % to 75.0 % |")
        .contains("| el Greek | 2 | 0 | 0 | 2 | 50.0 % | 9.5 % to 90.5 % | neither | few |")
        .contains("| `s` | `overall` | 1 | **mean over languages** | 14 | 9 | 3 | 2 | 62.5 % | - |")
        .contains("Totals over languages have no interval here")
        .contains("has a win rate of 73.3 % over 15 comparisons, without an interval")
        .contains("Not known: the texts of the answers are not at hand")
        .contains("| `s` | `overall` | 1 | **all, pooled** | 14 | 9 | 3 | 2 | 71.4 % | - |")
        .contains("| `s` | `overall` | 1 | el Greek | 4 | 4 | 3 | 2 | 2 | 1 | 0 | 1 |")
        .contains("| truncated | 1 | 0 |")
        .contains("### The two orders");
  }

  @Test
  void theCsvHasOneLineARow() throws IOException {
    List<String> lines = Files.readAllLines(written("local").resolve("report.csv"));

    assertThat(lines).hasSize(7);
    assertThat(lines.get(0)).startsWith("source,subject,baseline,judge,judge_kind,scope,set,");
    assertThat(lines.get(2))
        .contains(",out/new,out/old,the judge,local,language,s,overall,1,el,Greek,0,0,2,1,0,1,4,4");
    assertThat(lines).allMatch(line -> line.split(",", -1).length == 50);
  }

  @Test
  void theJsonHoldsTheSameNumbers() throws IOException {
    JsonNode json = new ObjectMapper().readTree(written("local").resolve("report.json").toFile());

    JsonNode row = json.at("/contests/0/rows/0");
    assertThat(row.at("/scope").asText()).isEqualTo("LANGUAGE");
    assertThat(row.at("/outcomes/WIN").asInt()).isEqualTo(9);
    assertThat(row.at("/rate/win_rate").asDouble()).isEqualTo(0.75);
    assertThat(row.at("/orders/pairs").asInt()).isEqualTo(12);
    assertThat(json.at("/contests/0/rows/0/rate/resampling").asText()).isEqualTo("BY_QUESTION");
    assertThat(json.at("/contests/0/rows/0/rate/interval/low").asDouble()).isBetween(0.4, 0.6);
    assertThat(json.at("/contests/0/rows/5/rate/interval").isNull()).isTrue();
    assertThat(json.at("/contests/0/spreads/0/effects/groups").asInt()).isEqualTo(2);
  }

  @Test
  void theManifestNamesWhatWasRead() throws IOException {
    Path output = written("local");
    JsonNode json = new ObjectMapper().readTree(output.resolve("manifest.json").toFile());

    assertThat(json.at("/command").asText()).isEqualTo("report");
    assertThat(json.at("/config/key").asText()).isEqualTo("value");
    assertThat(json.at("/inputs/0/name").asText()).endsWith("judgements.jsonl");
    assertThat(json.at("/inputs/0/sha256").asText()).hasSize(64);
    assertThat(json.at("/counts/questions").asInt()).isEqualTo(17);
    try (Stream<Path> files = Files.list(output)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "manifest.json", "report.csv", "report.html", "report.json", "report.md");
    }
  }

  @Test
  void namesCanBeNothingButNames() throws IOException {
    String hostile = "=1+1|</td><script>alert(1)</script>`\\n# new\\u202e";
    Path file = folder.resolve("annotations.json");
    Files.writeString(
        file,
        """
        [{"generator_1": "b", "generator_2": "%s", "annotator": "[x](http://x)", "preference": 2}]
        """
            .formatted(hostile));
    run(file, "out").execute();

    String markdown = Files.readString(folder.resolve("out/report.md"));
    assertThat(markdown)
        .contains("## ``=1+1|</td><script>alert(1)</script>`\\n# new\\u202e`` against `b`")
        .contains("Judge: `[x](http://x)`, as recorded");
    assertThat(Files.readString(folder.resolve("out/report.csv")))
        .contains(",\"'=1+1|</td><script>alert(1)</script>`\n# new\u202e\",b,");
  }

  @Test
  void sayingWhatWouldBeDoneDoesNothing() {
    Judgements.write(folder.resolve("judged"), "local", judgements());

    List<String> plan = run(folder.resolve("judged"), "out").plan();

    assertThat(plan).hasSize(2);
    assertThat(plan.get(0)).contains("judged: judgements of mdaq,").contains(" bytes.");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aReportIsReplacedOnlyWhenAllowed() throws IOException {
    Path output = written("local");
    byte[] before = Files.readAllBytes(output.resolve("report.json"));

    assertThatThrownBy(() -> run(folder.resolve("judged"), "out"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is written already")
        .hasMessageContaining("--overwrite");
    ReportRun.of(
            new ReportConfig(
                List.of(folder.resolve("judged").toString()),
                "und",
                FEW,
                STATISTICS,
                CultureConfig.NONE,
                FindingsConfig.NONE,
                new OutputConfig(output.toString(), IfExists.OVERWRITE)),
            Map.of())
        .execute();
    assertThat(Files.readAllBytes(output.resolve("report.json"))).isEqualTo(before);
  }

  @Test
  void aFolderOfOtherThingsIsLeftAlone() throws IOException {
    Judgements.write(folder.resolve("judged"), "local", judgements());
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/thesis.tex"), "x");

    assertThatThrownBy(() -> run(folder.resolve("judged"), "out"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds other files (thesis.tex)");
    assertThatThrownBy(() -> run(folder.resolve("judged"), "out/thesis.tex"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is no local folder");
  }

  @Test
  void aDamagedInputLeavesNothingBehind() throws IOException {
    Path file = folder.resolve("annotations.json");
    Files.writeString(
        file,
        "[{\"generator_1\":\"b\",\"generator_2\":\"s\",\"preference\":2},{\"generator_1\":1}]");

    ReportRun run = run(file, "out");

    assertThatThrownBy(run::execute)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("element 2");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void judgementsOfNothingAreReportedAsSuch() throws IOException {
    Judgements.write(
        folder.resolve("judged"),
        "local",
        List.of(Judgements.notAsked("s/de/1", PairOutcome.UNANSWERED)));

    ContestReport report = run(folder.resolve("judged"), "out").execute().contests().get(0);

    assertThat(report.rows()).singleElement().matches(row -> row.rate() == null);
    assertThat(Files.readString(folder.resolve("out/report.md")))
        .contains("| 0 | 0 | 0 | 0 | - | - |  | few |")
        .contains("**`overall`: nothing was scored.**")
        .contains("The judge was never asked.");
  }

  @Test
  void cultureIsCountedInResponsesWithJudgementsOrWithout() throws IOException {
    Path questions = folder.resolve("short.jsonl");
    Files.writeString(
        questions, "{\"id\": 1, \"lang\": \"pl\", \"question\": \"?\", \"answers\": [\"bigos\"]}");
    for (String system : List.of("new", "old")) {
      ResponseFile.write(
          folder.resolve(system),
          List.of(
              response("short/pl/1", system.equals("new") ? "Bigos." : "Pizza."),
              response("s/pl/2", "Wigilia i pierogi.")));
    }
    CultureConfig culture =
        new CultureConfig(
            List.of(folder.resolve("new").toString(), folder.resolve("old").toString()),
            List.of(questions.toString()),
            LanguageSet.known());

    EvaluationReport report = run(List.of(), culture, "out").execute();

    assertThat(report.contests()).isEmpty();
    assertThat(report.culture().answers())
        .extracting(row -> row.system() + " " + row.exact().hits())
        .containsExactly("new 1", "old 0");
    assertThat(Files.readString(folder.resolve("out/report.md")))
        .contains("| `new` | pl Polish | all | 1 | 100.0 % (20.7 to 100.0) |")
        .contains("### Cultural references");
    JsonNode manifest = new ObjectMapper().readTree(folder.resolve("out/manifest.json").toFile());
    assertThat(manifest.get("inputs")).hasSize(3);
  }

  @Test
  void systemsOfOneNameAreRefused() throws IOException {
    Path one = folder.resolve("a/same");
    Path other = folder.resolve("b/same");
    for (Path file : List.of(one, other)) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      ResponseFile.write(file, List.of());
    }
    CultureConfig culture =
        new CultureConfig(
            List.of(one.toString(), other.toString()), List.of(), LanguageSet.known());

    assertThatThrownBy(() -> run(List.of(), culture, "out"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("culture.responses: there are two systems of the name \"same\"");
  }

  private static Response response(String prompt, String text) {
    return new Response(
        prompt, "s", "pl", 1, List.of("?"), text, Finish.STOP, 1, List.of(), 0, "m", "");
  }

  private ContestReport report(String judge) {
    Path judged = folder.resolve("judged-" + judge);
    Judgements.write(judged, judge, judgements());
    return run(judged, "out-" + judge).execute().contests().get(0);
  }

  private Path written(String judge) {
    Judgements.write(folder.resolve("judged"), judge, judgements());
    run(folder.resolve("judged"), "out").execute();
    return folder.resolve("out");
  }

  private ReportRun run(Path input, String output) {
    return run(List.of(input.toString()), CultureConfig.NONE, output);
  }

  private ReportRun run(List<String> inputs, CultureConfig culture, String output) {
    return ReportRun.of(
        new ReportConfig(
            inputs,
            "und",
            FEW,
            STATISTICS,
            culture,
            FindingsConfig.NONE,
            new OutputConfig(folder.resolve(output).toString(), IfExists.REFUSE)),
        Map.of("key", "value"));
  }

  private static ReportRow.Rate rate(ReportRow row) {
    return Objects.requireNonNull(row.rate());
  }
}
