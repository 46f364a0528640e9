// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.cli.Reviser.Manner;
import io.mdaq.core.sampledata.SampleData;
import io.mdaq.core.testing.FakeEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages that no other test opens in a browser: with revisions, for raters, with their verdicts. */
class AccessibilityAcceptance {

  private static final List<String> LANGUAGES = List.of("ar", "ja", "th");

  @TempDir private static Path folder;

  @BeforeAll
  static void makePages() throws IOException {
    curate();
    answer();
    Launched.run(
            "judge",
            "--subject=" + folder.resolve("new.jsonl"),
            "--baseline=" + folder.resolve("old.jsonl"),
            "--output=" + folder.resolve("judged"))
        .isDone();
    Launched.run(
            "human-eval",
            "sheets",
            "--judged=" + folder.resolve("judged"),
            "--output=" + folder.resolve("sheets"))
        .isDone();
    Launched.run(
            "human-eval",
            "agreement",
            "--sheets=" + folder.resolve("sheets"),
            "--filled=" + filled(),
            "--output=" + folder.resolve("human"))
        .isDone();
    Launched.run(
            "report",
            "--input=" + folder.resolve("judged"),
            "--human=" + folder.resolve("human/human.json"),
            "--output=" + folder.resolve("report"))
        .isDone();
  }

  private static void curate() throws IOException {
    SampleData.copyTo(folder.resolve("data"));
    SortedMap<String, Path> files = new TreeMap<>();
    LANGUAGES.forEach(code -> files.put(code, folder.resolve("data/" + code + "/revisions.json")));
    List<Manner> manners = List.of(Manner.EXPERT, Manner.EXPERT, Manner.SAME_TEXT, Manner.EMPTY);
    try (FakeEndpoint endpoint =
        FakeEndpoint.start(new Reviser(RevisionPairs.of(files), manners))) {
      Launched.run(
              "curate",
              "--input=" + files.get("ar"),
              "--input=" + files.get("ja"),
              "--input=" + files.get("th"),
              "--output=" + folder.resolve("curated"),
              "--set=input.sides=raw",
              "--set=dedup.near.enabled=true",
              "--set=boost.backend=endpoint",
              "--set=boost.below_percentile=100",
              "--set=boost.endpoint.url=" + endpoint.url(),
              "--set=boost.endpoint.model=reviser")
          .isDone();
    }
  }

  private static void answer() throws IOException {
    for (String system : List.of("new", "old")) {
      StringBuilder lines = new StringBuilder();
      for (String language : LANGUAGES) {
        for (int i = 0; i < 5; i++) {
          lines.append(
              """
              {"prompt":"b/%1$s/%2$d","set":"b","language":"%1$s","turn":1,"question":["? %2$d"],\
              "text":"%3$s %2$d","finish":"stop","tokens":1,"token_ids":[],"seed":0,\
              "model":"m","problem":""}
              """
                  .formatted(
                      language, i, system.equals("new") ? "هذا 答え คำตอบ ".repeat(40 * i) : "42"));
        }
      }
      Files.writeString(folder.resolve(system + ".jsonl"), lines);
    }
  }

  /** A sheet on which the first answer is always the better one. */
  private static Path filled() throws IOException {
    Path sheet = folder.resolve("sheets/sheets/ja-rater-1.csv");
    return Files.writeString(
        folder.resolve("filled.csv"),
        Files.readString(sheet).replace(",\"\",\"\"\r\n", ",\"A\",\"\"\r\n"));
  }

  @ParameterizedTest
  @EnumSource
  void aPageWithRevisions(Axe.View view) throws Exception {
    Path page = folder.resolve("curated/report.html");
    assertThat(Files.readString(page)).contains("<ins>", "id=\"duplicates\"");
    assertThat(Axe.findings(page, view)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPageForRaters(Axe.View view) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("sheets/sheets"))) {
      List<Path> pages = files.filter(file -> file.toString().endsWith("1.html")).sorted().toList();
      assertThat(pages).hasSameSizeAs(LANGUAGES);
      for (Path page : pages) {
        assertThat(Axe.findings(page, view)).as(page.getFileName().toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPageWithWhatPeopleSay(Axe.View view) throws Exception {
    Path page = folder.resolve("report/report.html");
    assertThat(Files.readString(page)).contains("id=\"human\"");
    assertThat(Axe.findings(page, view)).isEmpty();
  }

  @Test
  void faultsAreFound() throws Exception {
    Path page =
        Browser.write(
            folder.resolve("faulty.html"),
            """
            <!DOCTYPE html><html lang="en"><head><title>Faulty</title>
            <style>p { color: #777; background: #ddd; }
            @media (prefers-color-scheme: dark) { p { color: #fff; background: #000; } }</style>
            </head><body><main><h1>Faulty</h1><p>pale</p><img src="data:,"></main></body></html>
            """);
    assertThat(Axe.findings(page, Axe.View.LIGHT_AND_WIDE))
        .hasSize(2)
        .anyMatch(finding -> finding.startsWith("serious color-contrast"))
        .anyMatch(finding -> finding.startsWith("critical image-alt"));
    assertThat(Axe.findings(page, Axe.View.DARK_AND_NARROW)).hasSize(1);
  }
}
