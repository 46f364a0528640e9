// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, as small as it can be. */
class DemoCommandTest {

  private static final String TINY = "examples.max_tokens=128, training.precision=float32";

  @TempDir private Path folder;

  private Outcome demo(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "demo",
                "--output",
                folder.resolve("demo").toString(),
                "--set",
                "languages.set=[de, ja]",
                "--set",
                "prompts.limit=1",
                "--set",
                "pretraining_steps=2",
                "--set",
                "sizes=[2, 4]",
                "--set",
                "stages.train_booster=[method=full, nano.layers=1, nano.width=32, nano.heads=2,"
                    + " nano.context=4096, examples.culture=untold, training.max_steps=1,"
                    + " training.batch=1, evaluation.max_pairs=1, evaluation.max_tokens=2,"
                    + " evaluation.scorer=embedded]",
                "--set",
                "stages.curate=[selection.budget=10%, boost.backend=local, boost.max_samples=2,"
                    + " boost.culture=untold, boost.max_tokens=2]",
                "--set",
                "stages.pretrain=[nano.layers=1, nano.width=32, nano.heads=2, nano.context=512, "
                    + TINY
                    + "]",
                "--set",
                "stages.fine_tune=[training.max_steps=1, training.batch=2, " + TINY + "]",
                "--set",
                "stages.generate=[generation.max_new_tokens=2]"));
    line.addAll(List.of(more));
    return Outcome.of(line);
  }

  @Test
  void leavesOneFolderWithAPageThatLeadsToBothReports() throws IOException {
    Outcome first = demo().isDone();

    assertThat(first.out())
        .contains("nothing is downloaded", "about 4 minutes", "Models: vanilla-s42, curated-s42")
        .contains("Of 2 poor samples", "2 stayed as they were (")
        .contains("write no sensible answers");
    assertThat(first.err().lines()).hasSize(21).noneMatch(line -> line.contains("--set"));
    Path demo = folder.resolve("demo");
    String page = Files.readString(demo.resolve("index.html"));
    for (String link :
        List.of("curated/report.html", "report/report.html", "study.md", "booster/evaluation.md")) {
      assertThat(page).contains("href=\"" + link + "\"");
      assertThat(demo.resolve(link)).isNotEmptyFile();
    }
    assertThat(page).contains("do more rows of the same kind make it better?");

    assertThat(demo().isDone().err().lines()).hasSize(21).allMatch(l -> l.endsWith("done before"));
    // A booster of other settings is another one: the curation and all that follows from it change.
    Outcome other =
        demo("--quiet", "--set", "stages.train_booster=[method=full, training.max_steps=0]");
    other.isWrongUsage().says("stages.train_booster", "training.max_steps");
    assertThat(other.out()).isEmpty();
  }

  @Test
  void aDryRunWritesNothing() {
    Outcome outcome = demo("--dry-run").isDone();
    assertThat(outcome.out()).contains("booster ", "judgements ", "Comparisons: 4");
    assertThat(outcome.err()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void foldersOfOthersAreLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("demo"));
    Files.writeString(folder.resolve("demo/thesis.txt"), "mine");
    demo().isWrongUsage().says("demo is not empty, and no demo wrote it", "--output");
    assertThat(folder.resolve("demo/data")).doesNotExist();
  }

  @Test
  void settingsAreCheckedBeforeAnythingIsDone() {
    demo("--set", "languages.set=[de, en]").isWrongUsage().says("no sample data in en", "ar, cs");
    demo("--set", "stages.train_booster=[base=x]").isWrongUsage().says("stages.train_booster");
    demo("--set", "stages.curate=[selection.budgett=1]").isWrongUsage().says("selection.budget");
    demo("--set", "sizes=[4]").isWrongUsage().says("sizes", "two sizes or more");
    demo("--set", "datasets={}").isWrongUsage().says("unknown configuration key");
    assertThat(folder.resolve("demo")).doesNotExist();
  }
}
