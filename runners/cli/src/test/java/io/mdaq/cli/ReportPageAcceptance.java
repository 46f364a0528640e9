// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that a curation writes, in a browser. */
class ReportPageAcceptance {

  private static final String ATTACK =
      "</div></script><script>document.title='hacked'</script><img src=x"
          + " onerror=document.title='hacked'>";

  @TempDir private static Path folder;

  private static Path page = Path.of("");

  @BeforeAll
  static void curateOnce() {
    List<String> rows = new ArrayList<>(Rows.german(120, 1));
    for (int i = 0; i < 20; i++) {
      rows.add(Rows.row(ATTACK + i, ATTACK, "de"));
      rows.add(Rows.row("اشرح " + i, "هذا يعتمد على الوضع " + i, "ar"));
    }
    Path input = Rows.write(folder.resolve(ATTACK.replace('/', '_') + ".jsonl"), rows);
    Path output = folder.resolve("out");
    Launched.run("curate", "--input=" + input.getParent() + "/*.jsonl", "--output=" + output)
        .isDone();
    page = output.resolve("report.html");
  }

  @Test
  void scriptsRunWithoutAProblemAndDrawTheCharts() throws Exception {
    Browser.Opened opened = Browser.open(page);

    assertThat(count(opened.document(), "<canvas")).isEqualTo(3);
    assertThat(opened.document()).contains("<label>Show <select>", "<title>Curation report<");
    assertThat(opened.console().lines().filter(line -> line.contains("CONSOLE"))).isEmpty();
  }

  @Test
  void strangersTextsAreNeverRun() throws Exception {
    Browser.Opened opened = Browser.open(page);

    assertThat(opened.document())
        .contains("&lt;img src=x")
        .doesNotContain("<title>hacked", "<img src=x");
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
  void tablesAreThereWithoutScripts() throws IOException, InterruptedException {
    String html = Files.readString(page).replace("<script>", "<script type=\"text/never\">");
    Browser.Opened opened = Browser.open(Browser.write(folder.resolve("plain.html"), html));

    assertThat(opened.document()).doesNotContain("<canvas");
    assertThat(count(opened.document(), "<details class=\"numbers\" open=\"\">")).isEqualTo(3);
    assertThat(opened.document()).contains("dir=\"rtl\" lang=\"ar\"", "<th scope=\"row\"");
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
