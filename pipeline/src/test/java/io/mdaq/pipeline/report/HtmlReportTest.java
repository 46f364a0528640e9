// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.manifest.LanguageRow;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

  private static final StrictDirectEngine ENGINE = new StrictDirectEngine();
  private static final String ATTACK = "</div></script><script>document.title='hacked'</script>";

  @TempDir private Path folder;

  @Test
  void everyCountIsTheManifests() throws IOException {
    List<String> rows = new ArrayList<>(Corpora.withNearCopies(300, 1));
    rows.add("{\"instruction\": \"ohne Antwort\", \"language\": \"de\"}");
    CurationManifest manifest = run("out", rows, "dedup.near.enabled=true");
    String html = page("out");

    assertThat(html)
        .contains(
            "<p class=\"headline\">%s of %s samples were selected</p>"
                .formatted(count(manifest.counts().selected()), count(manifest.counts().read())));
    String languages = section(html, "languages");
    String duplicates = section(html, "duplicates");
    manifest
        .languages()
        .forEach(
            (code, row) -> {
              assertThat(rowOf(languages, code))
                  .startsWith(
                      "%s %s %s"
                          .formatted(
                              count(row.samples()), count(row.duplicates()), count(row.selected())))
                  .contains(percent(row.shareBefore()) + " " + percent(row.shareAfter()));
              assertThat(rowOf(duplicates, code)).startsWith(cellsOfDuplicates(row));
            });
    manifest
        .groups()
        .forEach(
            (name, group) ->
                assertThat(rowOf(section(html, "clusters"), name))
                    .startsWith(
                        "%s %s %s %s"
                            .formatted(
                                count(group.candidates()),
                                count(group.budget()),
                                count(group.first()),
                                count(group.diversityQuota()))));
    assertThat(rowOf(section(html, "rejected"), "missing_response")).startsWith("1");
    assertThat(manifest.counts().nearDuplicate()).isPositive();
  }

  private static String cellsOfDuplicates(LanguageRow row) {
    return "%s %s %s %s"
        .formatted(
            count(row.samples()),
            count(row.duplicates() - row.nearDuplicates()),
            count(row.nearDuplicates()),
            percent(row.nearShare()));
  }

  @Test
  void lengthsAndScoresCountEveryCandidate() throws IOException {
    CurationManifest manifest = run("out", Corpora.rows(300, 2), "selection.budget=40");
    String html = page("out");

    assertThat(section(html, "scores")).contains("\"name\":\"all candidates\"");
    manifest
        .languages()
        .forEach(
            (code, row) ->
                assertThat(rowOf(section(html, "scores"), code))
                    .startsWith(count(row.samples() - row.duplicates()) + " "));
    assertThat(section(html, "lengths")).contains("responses, all languages");
    assertThat(section(html, "samples")).contains("dir=\"rtl\" lang=\"ar\"", "lang=\"ja\"");
  }

  @Test
  void equalRunsDifferInTheSectionOfTimesOnly() throws IOException {
    List<String> rows = Corpora.rows(200, 3);
    run("out", rows);
    String first = page("out");
    run("out", rows, "output.overwrite=true");
    String second = page("out");

    // The one key that had to differ for the second run to be allowed.
    String overwriting = second.replaceFirst(">true<", ">false<");
    assertThat(withoutTime(overwriting)).isEqualTo(withoutTime(first));
  }

  @Test
  void hostileSamplesAndRowsAreShownAsText() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      rows.add(row("%s \\\"><img src=x onerror=alert(1)> {{7*7}} %d".formatted(ATTACK, i), ATTACK));
    }
    rows.add(row("Kurz\\u202e und gut", "x".repeat(2000)));
    rows.add(row("Ein halbes \\ud800 Zeichen", "x"));
    rows.add("{\"instruction\": {\"<script>\": 1}, \"output\": \"x\", \"language\": \"de\"}");
    run("out", rows, "input.max_invalid_fraction=1");
    String html = page("out");

    assertThat(html).doesNotContain("<script>document", "<img", "\u202E");
    assertThat(section(html, "samples"))
        .contains("&lt;/div&gt;&lt;/script&gt;&lt;script&gt;document.title='hacked'")
        .contains("{{7*7}}", "… 1,400 more characters");
    assertThat(section(html, "rejected")).doesNotContain("<script");
  }

  @Test
  void aRunWithoutClustersOrWithOneSampleHasAReport() throws IOException {
    run("quality", Corpora.rows(50, 4), "selection.strategy=quality");
    assertThat(section(page("quality"), "clusters")).doesNotContain("What clusters hold");

    run("one", List.of(row("Warum?", "Darum.")));
    assertThat(page("one")).contains("1 of 1 samples").contains("Darum.").doesNotContain("NaN");
  }

  @Test
  void oneGroupOverAllLanguagesAddsItsClustersUp() throws IOException {
    CurationManifest manifest =
        run(
            "all",
            Corpora.rows(300, 5),
            "cluster.scope=all",
            "selection.allow_empty_languages=true");
    String clusters = section(page("all"), "clusters");

    assertThat(rowOf(clusters, "all"))
        .startsWith(count(manifest.groups().values().iterator().next().candidates()) + " ");
    assertThat(clusters).contains("<summary>all</summary>");
  }

  private CurationManifest run(String name, List<String> rows, String... settings) {
    String input = Runs.write(folder.resolve("in.jsonl"), rows);
    return Runs.run(ENGINE, input, folder.resolve(name), settings);
  }

  /** The page without its style and scripts, which are the same in all pages. */
  private String page(String name) throws IOException {
    return Files.readString(folder.resolve(name).resolve("report.html"))
        .replaceAll("(?s)<(style|script)>.*?</\\1>", "");
  }

  private static String row(String instruction, String output) {
    return "{\"instruction\": \"%s\", \"output\": \"%s\", \"language\": \"de\"}"
        .formatted(instruction, output);
  }

  private static String section(String html, String id) {
    int start = html.indexOf("<section id=\"" + id + "\"");
    assertThat(start).as("section " + id).isNotNegative();
    return html.substring(start, html.indexOf("</section>", start));
  }

  private static String withoutTime(String html) {
    return html.replace(section(html, "time"), "");
  }

  /** The text of the cells of the row that is headed by a language or reason. */
  private static String rowOf(String section, String head) {
    var row =
        Pattern.compile(
                "<th scope=\"row\"[^>]*>(?:<[^>]*>|[^<(]*\\()?"
                    + head
                    + "\\)?(?:<[^>]*>)*\\s*"
                    + "(.*?)</tr>",
                Pattern.DOTALL)
            .matcher(section);
    assertThat(row.find()).as("row of " + head).isTrue();
    return row.group(1).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
  }
}
