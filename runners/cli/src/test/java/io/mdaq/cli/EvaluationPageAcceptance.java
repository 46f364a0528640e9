// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that a report on judgements writes, in a browser. */
class EvaluationPageAcceptance {

  private static final String ATTACK =
      "</div></script><script>document.title='hacked'</script><img src=x"
          + " onerror=document.title='hacked'>";

  @TempDir private static Path folder;

  private static Path page = Path.of("");

  @BeforeAll
  static void reportOnce() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(
          Map.of(
              "instruction", "اشرح " + i,
              "generator_1", "old" + ATTACK,
              "generator_2", "new" + ATTACK,
              "annotator", "judge" + ATTACK,
              "output_1", ATTACK,
              "output_2", "هذا يعتمد على الوضع " + ATTACK,
              "preference", i % 3 == 0 ? 1 : 2));
    }
    Path input = folder.resolve("annotations.json");
    Files.write(input, new ObjectMapper().writeValueAsBytes(rows));
    Path output = folder.resolve("out");
    Launched.run("report", "--input=" + input, "--language=ar", "--output=" + output).isDone();
    page = output.resolve("report.html");
  }

  @Test
  void strangersTextsAreNeverRun() throws Exception {
    Browser.Opened opened = Browser.open(page);

    assertThat(opened.document())
        .contains("<title>Evaluation report<", "&lt;img src=x")
        .doesNotContain("<title>hacked", "<img");
    assertThat(opened.console().lines().filter(line -> line.contains("CONSOLE"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everybodyCanUseIt(Axe.View view) throws Exception {
    assertThat(Axe.findings(page, view)).isEmpty();
  }

  @Test
  void thePolicyStopsAScriptThatGotIn() throws Exception {
    String html = Files.readString(page).replace("<footer>", "<script>hacked()</script><footer>");
    Browser.Opened opened = Browser.open(Browser.write(folder.resolve("broken.html"), html));

    assertThat(opened.console()).contains("Content Security Policy");
  }

  @Test
  void allOfItIsThereWithoutScripts() throws Exception {
    String html = Files.readString(page).replace("<script>", "<script type=\"text/never\">");
    Browser.Opened opened = Browser.open(Browser.write(folder.resolve("plain.html"), html));

    assertThat(opened.document())
        .contains("dir=\"rtl\" lang=\"ar\"", "<th scope=\"row\"", "class=\"whisker\"")
        .contains("3 wins, 3 losses")
        .doesNotContain("<canvas");
  }
}
