// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code curate} writes, and what it never touches. */
class CurateOutputTest {

  @TempDir private Path folder;

  private String input = "";

  @BeforeEach
  void writeInput() {
    input = Rows.write(folder.resolve("in.jsonl"), Rows.german(20, 1)).toString();
  }

  private Outcome curateInto(Path output, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("curate", "--runner=direct", "--input", input, "--output"));
    arguments.add(output.toString());
    arguments.addAll(List.of(more));
    return Outcome.of(arguments);
  }

  @Test
  void aFinishedFolderIsRefusedAndReplacedWhenAsked() throws IOException {
    Path output = folder.resolve("out");
    curateInto(output).isDone();
    String first = Files.readString(output.resolve("manifest.json"));

    curateInto(output).isWrongUsage().says(output + " exists and is not empty", "--overwrite");
    assertThat(output.resolve("manifest.json")).hasContent(first);

    curateInto(output, "--overwrite", "--set", "selection.budget=7").isDone();
    assertThat(output.resolve("selected/de-00000-of-00001.jsonl")).satisfies(f -> hasLines(f, 7));
  }

  @Test
  void aRunThatFailsAfterOverwritingLeavesNothing() {
    Path output = folder.resolve("out");
    curateInto(output).isDone();
    input = Rows.write(folder.resolve("bad.jsonl"), "no json\n").toString();
    curateInto(output, "--overwrite").isFailure().says("bad.jsonl:1: not_json");
    Outcome.assertNothingLeft(output);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thesis.tex", "selected/photo.jpg", "manifest.json", "ledger/2024.xlsx"})
  void filesOfOthersAreNeverReplaced(String name) throws IOException {
    Path output = Files.createDirectories(folder.resolve("mine"));
    Path precious = output.resolve(name);
    Files.createDirectories(output.resolve(name.replaceFirst("[^/]*$", "")));
    Files.writeString(precious, "precious");

    curateInto(output).isWrongUsage().says(output.toString(), "not empty");
    curateInto(output, "--overwrite").isWrongUsage().says(name, "an earlier run", "another folder");
    assertThat(precious).hasContent("precious");
    assertThat(output.resolve(".run")).doesNotExist();
  }

  @Test
  void aForeignFileBesideAFinishedRunProtectsTheFolder() throws IOException {
    Path output = folder.resolve("out");
    curateInto(output).isDone();
    Files.writeString(output.resolve("notes.txt"), "precious");
    curateInto(output, "--overwrite").isWrongUsage().says("notes.txt");
    assertThat(output.resolve("manifest.json")).isNotEmptyFile();
  }

  @Test
  void whatAKilledRunLeftCanBeReplaced() throws IOException {
    Path output = folder.resolve("out");
    Files.createDirectories(output.resolve(".run"));
    Files.writeString(output.resolve(".run/started"), "");
    Files.createDirectory(output.resolve("ledger"));
    Files.writeString(output.resolve("ledger/part-00001-of-00016.jsonl.gz.3fa.partial"), "half");
    curateInto(output).isWrongUsage().says("--overwrite");
    curateInto(output, "--overwrite").isDone();
    assertThat(output.resolve("ledger/part-00001-of-00016.jsonl.gz.3fa.partial")).doesNotExist();
  }

  @Test
  void anEmptyFolderIsAsGoodAsNone() throws IOException {
    curateInto(Files.createDirectory(folder.resolve("empty"))).isDone();
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "precious");
    curateInto(file).isWrongUsage().says(file + " is a file", "name a folder");
    curateInto(file, "--overwrite").isWrongUsage().says(file + " is a file");
    curateInto(file.resolve("sub")).isWrongUsage().says("cannot write to " + file.resolve("sub"));
    assertThat(file).hasContent("precious");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out*", "out[1]", "what?", "{a,b}"})
  void globCharactersInTheOutputsNameAreRefused(String name) {
    curateInto(folder.resolve(name)).isWrongUsage().says("output.dir", name, "the character");
    assertThat(folder.resolve(name)).doesNotExist();
  }

  @Test
  void aSchemeThatNobodyKnowsIsRefused() {
    Outcome.of("curate", "--runner=direct", "--input", input, "--output", "ftp://host/out")
        .isWrongUsage()
        .says("output.dir", "ftp://host/out");
  }

  @Test
  void aDryRunWritesNothing() {
    Path output = folder.resolve("out");
    Outcome outcome = curateInto(output, "--dry-run").isDone();
    assertThat(outcome.out()).contains(input, "Would select 10%", "Nothing was written");
    assertThat(output).doesNotExist();
  }

  private static void hasLines(Path file, int lines) {
    try {
      assertThat(Files.readAllLines(file)).hasSize(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
