// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that a curation writes, in a browser. */
class ReportPageAcceptance extends HostilePage {

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
  }

  @Test
  void tablesAreThereWithoutScripts() throws Exception {
    Browser.Opened opened = withoutScripts();

    assertThat(opened.document()).doesNotContain("<canvas");
    assertThat(count(opened.document(), "<details class=\"numbers\" open=\"\">")).isEqualTo(3);
    assertThat(opened.document()).contains("dir=\"rtl\" lang=\"ar\"", "<th scope=\"row\"");
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
