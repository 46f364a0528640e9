// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;
import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import io.mdaq.core.config.CultureConfig;
import io.mdaq.core.config.FindingsConfig;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.config.OutputConfig.IfExists;
import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.config.StatisticsConfig;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseFile;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.testing.Judgements;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

  private static final String ATTACK =
      "</div></script><script>document.title='hacked'</script><img src=x onerror=alert(1)>\u202E";
  private static final int QUESTIONS = 40;

  @TempDir private Path folder;

  @Test
  void everyRowShowsTheNumbersOfTheJson() throws IOException {
    String html = page("out", judged("new", "answer "), 1);
    EvaluationReport report = json("out");

    String rates = section(html, "win-rates");
    String outcomes = section(html, "outcomes");
    assertThat(report.contests().get(0).rows()).hasSize(4);
    for (ReportRow row : report.contests().get(0).rows()) {
      ReportRow.Rate rate = Objects.requireNonNull(row.rate());
      Interval interval = Objects.requireNonNull(rate.interval());
      assertThat(rowOf(rates, label(row)))
          .startsWith(
              "%s %s to %s "
                  .formatted(
                      percent(rate.winRate()), percent(interval.low()), percent(interval.high())))
          .contains(count(row.funnel().scored()));
      if (row.scope() != Scope.MEAN_OF_LANGUAGES) {
        assertThat(rowOf(outcomes, label(row)))
            .startsWith(
                "%d %d %d"
                    .formatted(
                        row.outcomes().get(PairOutcome.WIN),
                        row.outcomes().get(PairOutcome.LOSS),
                        row.outcomes().get(PairOutcome.TIE)));
      }
    }
    ReportRow pooled = report.contests().get(0).rows().get(3);
    assertThat(text(html.substring(html.indexOf("<p class=\"headline\">"))))
        .startsWith(
            "new.jsonl wins against old.jsonl: win rate "
                + percent(Objects.requireNonNull(pooled.rate()).winRate()).replace(' ', '\u00a0'));
  }

  @Test
  void noDrawingStandsWithoutItsNumbers() throws IOException {
    String html = page("out", judged("new", "answer "), 1);

    assertThat(html).doesNotContain("<canvas", "application/json");
    for (String drawing : html.split("<svg class=\"(?=whisker|whole)", -1)) {
      if (!drawing.startsWith("wh")) {
        continue;
      }
      // Its row, or the legend below it, goes on with a number.
      assertThat(drawing.substring(drawing.indexOf("</svg>")))
          .containsPattern("(?s)^.{0,400}?[0-9–]");
    }
    assertThat(html.split("<svg class=\"whisker\"", -1)).hasSizeGreaterThan(5);
  }

  @Test
  void examplesShowBothAnswersInTheirLanguageAndDirection() throws IOException {
    String examples = section(page("out", judged("new", "answer "), 1), "examples");

    assertThat(examples)
        .contains("<summary><bdi dir=\"auto\">Arabic (ar)</bdi>")
        .contains("3 wins, 3 losses, 3 disagreements")
        .contains("dir=\"rtl\" lang=\"ar\">question ", "dir=\"ltr\" lang=\"de\">answer new")
        .contains("Subject shown first: win; baseline first: loss.");
    assertThat(examples.split("<article", -1)).hasSize(1 + 2 * 9);
  }

  @Test
  void theSeedChoosesTheExamplesAndNothingElse() throws IOException {
    Path judged = judged("new", "answer ");
    String first = page("out", judged, 1);

    assertThat(page("again", judged, 1)).isEqualTo(first);
    assertThat(section(page("other", judged, 2), "examples"))
        .isNotEqualTo(section(first, "examples"));
  }

  @Test
  void hostileAnswersAndNamesAreShownAsText() throws IOException {
    String html = page("out", judged("<img src=x>", ATTACK), 1);

    assertThat(html)
        .contains("&lt;/script&gt;&lt;script&gt;document.title='hacked'")
        .contains("onerror=alert(1)&gt;\\u202e")
        .contains("&lt;img src=x&gt;.jsonl</bdi> wins against")
        .doesNotContain("<img", "<script>document", "\u202E");
  }

  @Test
  void everyNameOfAStrangerIsShownAsText() throws IOException {
    String name = "<img src=x>' onload='``<!--\u202E\u2028";
    Path judged = folder.resolve("judged " + name);
    List<OrderedVerdict> orders =
        List.of(
            new OrderedVerdict(Order.SUBJECT_FIRST, Verdict.WIN, name, name, name),
            new OrderedVerdict(Order.BASELINE_FIRST, Verdict.LOSS, name, name, name));
    Judgements.write(
        judged,
        "embedded",
        IntStream.range(0, QUESTIONS)
            .mapToObj(
                i -> new Judgement(name + i, name, name, 1 + i % 2, name, PairOutcome.TIE, orders))
            .toList());
    Path manifest = judged.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("out/new", "new " + name)
            .replace("out/old", "old " + name)
            .replace("the judge", name));

    String html = page("out", judged, 1);

    String shown = "&lt;img src=x&gt;' onload='``&lt;!--\\u202e\\u2028";
    assertThat(html)
        .contains("new " + shown, "old " + shown, "judged " + shown, shown + ", turn 2, " + shown)
        .contains("changed sides with the order", "<bdi class=\"code\" dir=\"auto\">" + shown)
        .doesNotContain("<img", "<!--", "\u202E", "\u2028");
    assertThat(html.split("<script", -1)).hasSize(2);
  }

  @Test
  void namesInNotesAreCode() {
    StringOutput page = new StringOutput();
    PageOpening.note("No `x` of ``a`<b>`` and `` ` ``.").writeTo(page);

    assertThat(page.toString().replaceAll("<bdi class=\"code\"[^>]*>([^<]*)</bdi>", "[$1]"))
        .isEqualTo(
            "<bdi dir=\"auto\">No </bdi>[x]<bdi dir=\"auto\"> of </bdi>[a`&lt;b&gt;]"
                + "<bdi dir=\"auto\"> and </bdi>[`]<bdi dir=\"auto\">.</bdi>");
  }

  @Test
  void longAnswersAreCutAndSaySo() throws IOException {
    String html = page("out", judged("new", "x".repeat(1 << 20)), 1);

    assertThat(html).contains("more characters</span>");
    assertThat(html.length()).isLessThan(300_000);
  }

  @Test
  void judgementsWithoutAnswersHaveNoExamples() throws IOException {
    Judgements.write(folder.resolve("bare"), "embedded", judgements());
    String html = page("out", folder.resolve("bare"), 1);

    assertThat(html)
        .doesNotContain("id=\"examples\"")
        .contains("the texts of the answers are not at hand", "<strong>Note:</strong>")
        .contains("embedded judge");
  }

  private static List<Judgement> judgements() {
    List<Judgement> judgements = new ArrayList<>();
    for (String language : List.of("ar", "de")) {
      for (int i = 0; i < QUESTIONS; i++) {
        Verdict verdict = i % 4 == 3 ? Verdict.LOSS : Verdict.WIN;
        Verdict turned = i % 8 == 0 ? Verdict.LOSS : verdict;
        judgements.add(Judgements.judged("s/%s/%02d".formatted(language, i), 1, verdict, turned));
      }
    }
    return judgements;
  }

  private Path judged(String name, String answer) throws IOException {
    Path ours = folder.resolve(name + ".jsonl");
    Path theirs = folder.resolve("old.jsonl");
    ResponseFile.write(ours, responses(answer + "new"));
    ResponseFile.write(theirs, responses(answer + "old"));
    Path judged = folder.resolve("judged");
    Judgements.writeOf(
        judged,
        judgements(),
        ours,
        theirs,
        ours.toString(),
        theirs.toString(),
        List.of("ar", "de"));
    return judged;
  }

  private static List<Response> responses(String answer) {
    return judgements().stream()
        .map(
            judgement ->
                new Response(
                    judgement.prompt(),
                    "s",
                    judgement.language(),
                    1,
                    List.of("question " + judgement.prompt()),
                    answer,
                    Finish.STOP,
                    1,
                    List.of(),
                    0,
                    "m",
                    ""))
        .sorted(Comparator.comparing(Response::prompt))
        .toList();
  }

  private String page(String name, Path input, long seed) throws IOException {
    ReportRun.of(
            new ReportConfig(
                List.of(input.toString()),
                "und",
                10,
                new StatisticsConfig(1000, seed, 0.05, List.of()),
                CultureConfig.NONE,
                FindingsConfig.NONE,
                new OutputConfig(folder.resolve(name).toString(), IfExists.REFUSE)),
            Map.of("key", "value"))
        .execute();
    return Files.readString(folder.resolve(name).resolve("report.html"));
  }

  private EvaluationReport json(String name) throws IOException {
    try (InputStream stream = Files.newInputStream(folder.resolve(name).resolve("report.json"))) {
      return JsonFile.read(stream, EvaluationReport.class);
    }
  }

  private static String label(ReportRow row) {
    return switch (row.scope()) {
      case LANGUAGE -> row.language().equals("ar") ? "Arabic (ar)" : "German (de)";
      case MEAN_OF_LANGUAGES -> "mean over languages";
      case POOLED_LANGUAGES, ALL -> "all, pooled";
    };
  }

  private static String section(String html, String id) {
    int start = html.indexOf("<section id=\"" + id + "\"");
    return html.substring(start, html.indexOf("</section>", start));
  }

  /** What stands behind a row's heading, as words. */
  private static String rowOf(String section, String heading) {
    return Pattern.compile("(?s)<tr>(.*?)</tr>")
        .matcher(section)
        .results()
        .map(row -> text(row.group(1)))
        .filter(row -> row.startsWith(heading + " "))
        .map(row -> row.substring(heading.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static String text(String html) {
    return html.replaceAll("(?s)</p>.*", "")
        .replaceAll("<[^>]*>", "")
        .replaceAll("[ \\n]+", " ")
        .strip();
  }
}
