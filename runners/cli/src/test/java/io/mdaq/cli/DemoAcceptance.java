// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo as a newcomer starts it, in three of the languages and with fewer steps. */
class DemoAcceptance {

  private static final String[] DEMO = {
    "--set=languages.set=[ar, de, ja]", "--set=pretraining_steps=20", "--set=prompts.limit=3"
  };

  private static final List<String> PAGES =
      List.of("index.html", "curated/report.html", "report/report.html");

  @TempDir private static Path folder;

  private static Path demo = Path.of("");
  private static String told = "";

  @BeforeAll
  static void runOnce() {
    demo = folder.resolve("mdaq-demo");
    Outcome outcome = start().isDone();
    told = outcome.out();
    // Off a terminal there is nothing but lines.
    assertThat(outcome.out() + outcome.err()).doesNotContain("\u001b", "\r");
  }

  private static Outcome start() {
    return Launched.run("demo", "--output=" + demo, DEMO[0], DEMO[1], DEMO[2]);
  }

  @Test
  void itSaysWhatItDoesAndWhereToLook() {
    assertThat(told)
        .contains("nothing is downloaded", "minutes on two cores", "booster ", "judgements ")
        .contains(demo + "/index.html", demo + "/curated/report.html", demo + "/report/report.html")
        .contains("stayed as they were", "say nothing of what curation is worth");
  }

  @Test
  void theSecondTimeEverythingIsThere() {
    Outcome again = start().isDone();
    assertThat(again.err().lines()).allMatch(line -> line.endsWith("done before"));
  }

  @Test
  void allPagesOpenInABrowserWithoutComplaint() throws IOException, InterruptedException {
    for (String page : PAGES) {
      Browser.Opened opened = Browser.open(demo.resolve(page));
      assertThat(opened.document()).as(page).contains("<h1>", "</footer>");
      assertThat(opened.console().lines().filter(line -> line.contains("CONSOLE"))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everybodyCanUseAllPages(Axe.View view) throws IOException, InterruptedException {
    for (String page : PAGES) {
      assertThat(Axe.findings(demo.resolve(page), view)).as(page).isEmpty();
    }
  }

  @Test
  void theBoosterIsReportedPlainly() throws IOException {
    assertThat(Files.readString(demo.resolve("curated/report.md")))
        .contains("No revision was accepted");
    assertThat(Files.readString(demo.resolve("study.md"))).contains("size-32-s42", "random-s42");
  }
}
