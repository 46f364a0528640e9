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

/** The page that a report on judgements writes, in a browser. */
class EvaluationPageAcceptance extends HostilePage {

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
  void itIsTheEvaluation() throws Exception {
    assertThat(Browser.open(page).document())
        .contains("<title>Evaluation report<")
        .doesNotContain("<img");
  }

  @Test
  void allOfItIsThereWithoutScripts() throws Exception {
    assertThat(withoutScripts().document())
        .contains("dir=\"rtl\" lang=\"ar\"", "<th scope=\"row\"", "class=\"whisker\"")
        .contains("3 wins, 3 losses")
        .doesNotContain("<canvas");
  }
}
