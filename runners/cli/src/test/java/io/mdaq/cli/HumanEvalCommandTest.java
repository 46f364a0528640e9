// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HumanEvalCommandTest {

  @TempDir private Path folder;
  private String judged = "";
  private String sheets = "";

  @BeforeEach
  void judge() throws IOException {
    for (String system : List.of("new", "old")) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 4; i++) {
        lines.append(
            """
            {"prompt":"b/de/%d","set":"b","language":"de","turn":1,"question":["Frage %d?"],\
            "text":"%s answer %d of %s","finish":"stop","tokens":1,"token_ids":[],"seed":0,\
            "model":"m","problem":""}
            """
                .formatted(i, i, "An".repeat(i + 1), i, system));
      }
      Files.writeString(folder.resolve(system + ".jsonl"), lines);
    }
    judged = folder.resolve("judged").toString();
    sheets = folder.resolve("sheets").toString();
    Outcome.of(
            "judge",
            "--subject",
            folder.resolve("new.jsonl").toString(),
            "--baseline",
            folder.resolve("old.jsonl").toString(),
            "--output",
            judged)
        .isDone();
  }

  @Test
  void sheetsGoOutAndComeBack() throws IOException {
    assertThat(
            Outcome.of("human-eval", "sheets", "--judged", judged, "--output", sheets, "--dry-run")
                .isDone()
                .out())
        .contains("de: 4 pairs for each of 2 raters.");
    assertThat(Path.of(sheets)).doesNotExist();

    assertThat(
            Outcome.of(
                    "human-eval",
                    "sheets",
                    "--judged",
                    judged,
                    "--languages",
                    "de",
                    "--raters",
                    "1",
                    "--pairs",
                    "3",
                    "--output",
                    sheets)
                .isDone()
                .out())
        .contains("de: 3 pairs.", "keep key.jsonl from them");

    Path sheet = Path.of(sheets, "sheets", "de-rater-1.csv");
    Path filled = folder.resolve("filled.csv");
    Files.writeString(filled, Files.readString(sheet).replace(";\"\";\"\"\r\n", ";\"A\";\"\"\r\n"));
    String human = folder.resolve("human").toString();
    String[] agreement = {
      "human-eval",
      "agreement",
      "--sheets",
      sheets,
      "--filled",
      filled.toString(),
      "--output",
      human
    };
    assertThat(Outcome.of(agreement).isDone().out())
        .contains("3 labels on 3 of 4 judged pairs.", "read human.md there first");
    assertThat(Files.readString(Path.of(human, "human.json"))).contains("\"labelled\" : 3");
    Outcome.of(agreement).isWrongUsage().says("--overwrite");
  }

  @Test
  void whatIsMissingIsNamed() {
    Outcome.of("human-eval").isWrongUsage().says("STEP");
    Outcome.of("human-eval", "read").isWrongUsage().says("SHEETS, AGREEMENT", "'read'");
    Outcome.of("human-eval", "sheets", "--output", sheets).isWrongUsage().says("--judged DIR");
    Outcome.of("human-eval", "agreement", "--output", sheets).isWrongUsage().says("--filled FILE");
    Outcome.of("human-eval", "sheets", "--judged", judged).isWrongUsage().says("--output DIR");
  }
}
