// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.NanoShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.sampledata.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {

  private static final String SMALL =
      "examples.max_tokens=128, training.batch=2, training.precision=float32";

  @TempDir private Path folder;
  private Path study;

  @BeforeEach
  void writePool() {
    SampleData.copyTo(folder.resolve("data"));
    study = folder.resolve("study");
  }

  private Outcome study(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "study",
                "--input",
                folder.resolve("data/de/pool.jsonl").toString(),
                "--input",
                folder.resolve("data/ja/pool.jsonl").toString(),
                "--prompts",
                "embedded",
                "--output",
                study.toString(),
                "--set",
                "languages.set=[de, ja]",
                "--set",
                "prompts.limit=1",
                "--set",
                "pretraining_steps=2",
                "--set",
                "stages.pretrain=[nano.layers=1, nano.width=32, nano.heads=2, nano.context=512, "
                    + SMALL
                    + "]",
                "--set",
                "stages.fine_tune=[training.max_steps=2, " + SMALL + "]",
                "--set",
                "stages.generate=[generation.max_new_tokens=4]"));
    line.addAll(List.of(more));
    return Outcome.of(line.toArray(String[]::new));
  }

  @Test
  void doesWhatIsMissingAndNothingTwice() throws IOException {
    study().isDone();

    String page = Files.readString(study.resolve("study.md"));
    assertThat(page)
        .contains("| is the curated subset better than all data? | curated-s42 | vanilla-s42 |")
        .contains("| is it the choice of rows, rather than their number? |")
        .contains("| vanilla-steps-s42 | vanilla | 42 |")
        .contains("| curated | de |", "| random-s42 | ja |")
        .contains("Embedded judge: a quality scorer");

    Outcome again = study().isDone();
    assertThat(again.err().lines().filter(line -> line.endsWith(": done before"))).hasSize(15);
    assertThat(again.err()).doesNotContain("mdaq fine-tune");

    Outcome changed = study("--set", "stages.report=[few_samples=7]").isDone();
    assertThat(changed.err())
        .contains("judgements/curated-s42-vs-random-s42: done before")
        .contains("report: mdaq report");
    assertThat(Files.readString(study.resolve("study.md"))).contains("have fewer than 7 scored");
  }

  @Test
  void aDryRunPrintsTheCommandsAndWritesNothing() {
    assertThat(study("--dry-run").isDone().out())
        .contains("Training sets: vanilla, curated, random-s42.")
        .contains("mdaq curate --input ")
        .contains("mdaq judge --subject " + study + "/responses/curated-s42");
    assertThat(study).doesNotExist();
  }

  @Test
  void settingsAreCheckedBeforeAnythingIsDone() {
    study("--set", "stages.curate=[selection.budgett=3]")
        .isWrongUsage()
        .says("stages.curate: unknown configuration key", "selection.budget");
    study("--set", "stages.judge=[output.dir=x]")
        .isWrongUsage()
        .says("stages.judge: output.dir=x is decided by the study itself");
    assertThat(study).doesNotExist();
  }

  @Test
  void boostedDataAreComparedWithThoseThatAreNot() throws IOException {
    Path booster = folder.resolve("booster");
    new RandomCheckpoint(new NanoShape(1, 16, 1, 4096).config(), 3, DType.F32, 1 << 30)
        .write(booster);
    String boost =
        "stages.boost=[boost.backend=local, boost.local.model="
            + booster
            + ", boost.culture=untold, boost.max_samples=1, boost.max_tokens=2]";

    assertThat(study("--set", boost, "--dry-run").isDone().out())
        .contains("boosted, boosted-curated", "boost.endpoint.cache='\\''" + study + "/answers")
        .contains("--set selection.budget=100%");
    study("--set", boost).isDone();

    assertThat(Files.readString(study.resolve("study.md")))
        .contains("| boosted-curated-s42 | curated-s42 |", "| boosted-s42 | vanilla-s42 |")
        .contains("| boosted | de |");
    assertThat(Files.readString(study.resolve("boosted/manifest.json")))
        .contains("\"candidates\" : 1");
    // The second curation finds the reply that the first one was given.
    try (Stream<Path> answers = Files.walk(study.resolve("answers"))) {
      assertThat(answers.filter(Files::isRegularFile)).hasSize(1);
    }
    assertThat(study("--set", boost).isDone().err()).doesNotContain("mdaq curate");
  }

  @Test
  void whatBoostsMustBeNamed() {
    study("--set", "stages.boost=[boost.max_samples=1]")
        .isWrongUsage()
        .says("stages.boost: no booster is named");
    study("--set", "stages.boost=[selection.budget=1]")
        .isWrongUsage()
        .says("selection.budget=1 is no key of boost", "stages.curate");
    study("--set", "stages.boost=[boost.backend=local]", "--set", "datasets={boosted: x}")
        .isWrongUsage()
        .says("datasets", "which stages.boost makes");
    assertThat(study).doesNotExist();
  }

  @Test
  void aStudyOfSizesSaysWhatItsDataAllow() throws IOException {
    String[] sizes = {
      "--set",
      "curation=leave_out",
      "--set",
      "sizes=[2, 4, 8]",
      "--set",
      "seeds=[1, 2]",
      "--set",
      "sah.judge_repeats=2"
    };
    assertThat(study(sizes).isDone().err()).doesNotContain("curated:");

    assertThat(Files.readString(study.resolve("study.md")))
        .contains("## Do more rows make it better?", "which are too few to conclude anything")
        .contains("| 8 | **mean over languages** |", "| size-8-s2 | size-8-s2 | 2 |")
        .contains("| size-8-s2 | size-2-s2 | overall |");
    assertThat(Files.readString(study.resolve("sah.json")))
        .contains("\"conclusion\" : \"NOT_ENOUGH_DATA\"", "\"seeds\" : 2", "\"repeats\" : 2");
    assertThat(study.resolve("judgements/size-8-s2-vs-size-2-s2-again-2/manifest.json")).exists();
    assertThat(study.resolve("curated")).doesNotExist();
  }
}
