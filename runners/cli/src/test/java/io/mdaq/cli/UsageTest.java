// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage: exit code 2, a message that tells what to do, and nothing was started. */
class UsageTest {

  @TempDir private Path folder;

  private String input = "";

  @BeforeEach
  void writeInput() {
    input = Rows.write(folder.resolve("in.jsonl"), Rows.german(5, 1)).toString();
  }

  private Path output() {
    return folder.resolve("out");
  }

  private Outcome curate(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "curate", "--runner=direct", "--input", input, "--output", output().toString()));
    arguments.addAll(List.of(more));
    Outcome outcome = Outcome.of(arguments);
    assertThat(output()).doesNotExist();
    return outcome;
  }

  @ParameterizedTest
  @CsvSource({
    "curat, Did you mean curate?",
    "train_scorer, Did you mean train-scorer?",
    "xyzzy, unknown command",
  })
  void anUnknownCommandGetsTheNearest(String command, String hint) {
    Outcome.of(command).isWrongUsage().says("unknown command \"" + command + "\"", hint, "--help");
  }

  @ParameterizedTest
  @CsvSource({
    "--outptu, Did you mean --output?",
    "--overwritte, Did you mean --overwrite?",
    "--xyzzy, mdaq curate --help",
  })
  void anUnknownFlagGetsTheNearest(String flag, String hint) {
    curate(flag).isWrongUsage().says("unknown flag " + flag, hint, "mdaq curate --help");
  }

  @Test
  void globsThatTheShellExpandedAreExplained() {
    curate("second.jsonl").isWrongUsage().says("\"second.jsonl\"", "globs must be quoted");
  }

  @Test
  void aFlagWithoutItsValueIsNamed() {
    Outcome.of("curate", "--input").isWrongUsage().says("--input", "GLOB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "selection.budget=0 | selection.budget | 0 | from 1 to 100000000",
        "selection.budget=-5 | selection.budget | -5 | from 1 to 100000000",
        "selection.budget=200% | selection.budget | 200% | at most 1",
        "selection.budget=many | selection.budget | many | a share above 0",
        "selection.budgt=5 | selection.budgt | --set | Did you mean selection.budget?",
        "budget=5 | budget | --set | Did you mean selection.budget?",
        "selection.strategy=best | selection.strategy | best | das, diversity, quality, threshold, greedy, mmr, random",
        "selection.quality_to_diversity=-1 | selection.quality_to_diversity | -1 | 0",
        "cluster.count=0 | cluster.count | 0 | 1",
        "input.format=csv | input.format | csv | auto, alpaca, revisions, sharegpt, messages",
        "input.max_invalid_fraction=2 | input.max_invalid_fraction | 2 | from 0 to 1",
        "dedup.near.enabled=maybe | dedup.near.enabled | maybe | false",
        "dedup.near.threshold=0.5 | dedup.near.threshold | 0.5 | from 0.6 to 1",
        "languages.set=[klingonisch] | languages.set | klingonisch | BCP-47",
        "seed=-1 | seed | -1 | 0",
        "selection.budget | selection.budget | KEY=VALUE | --set selection.budget=5000",
        "=5 | --set | =5 | KEY=VALUE",
        "selection=5 | selection | 5 | selection.",
        "'languages.set=[de' | --set | [de | is no language",
      })
  void aSettingThatCannotBeIsNamedWithWhatIsAllowed(
      String setting, String key, String value, String allowed) {
    curate("--set", setting).isWrongUsage().says(key, value, allowed);
  }

  @Test
  void anUnknownEngineGetsTheKnownOnes() {
    Outcome.of("curate", "--runner", "spark", "--input", input, "--output", "x")
        .isWrongUsage()
        .says("runner", "\"spark\"", "flink, direct");
  }

  @Test
  void inputAndOutputMustBeNamed() {
    Outcome.of("curate", "--runner=direct", "--input", input)
        .isWrongUsage()
        .says("output.dir", "--output DIR");
    Outcome.of("curate", "--runner=direct", "--output", output().toString())
        .isWrongUsage()
        .says("input.globs", "--input GLOB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nonsense=1 | has an option nonsense",
        "nonsense | does not begin with '--'",
        "--runner=NoSuchRunner | NoSuchRunner",
      })
  void whatBeamDoesNotKnowIsRefused(String argument, String why) {
    Outcome outcome = curate("--", argument).isWrongUsage().says("after --", argument, why);
    assertThat(outcome.err()).doesNotContain("enforceImmutability");
  }

  @Test
  void aMissingConfigurationIsNamedWithWhereItWasLookedFor() {
    curate("--config", "no/such.yaml")
        .isWrongUsage()
        .says(
            "--config no/such.yaml",
            "no such file",
            Path.of("no/such.yaml").toAbsolutePath().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'selection: [' | :1 | not YAML",
        "'just text' | :1 | a map of keys to values",
        "'selection: {budgt: 3}' | :1 | Did you mean selection.budget?",
        "'cluster: {count: 0}' | :1 | from 1 to 1000000",
        "'seed: 1\nseed: 2' | seed | twice",
      })
  void aBrokenConfigurationIsNamedWithItsLine(String yaml, String where, String why) {
    Path file = Rows.write(folder.resolve("my.yaml"), yaml);
    curate("--config", file.toString()).isWrongUsage().says(file.toString(), where, why);
  }

  @Test
  void aFolderOrABinaryFileIsNoConfiguration() throws IOException {
    curate("--config", folder.toString()).isWrongUsage().says("is a folder");
    Path binary = Files.write(folder.resolve("x.yaml"), new byte[] {(byte) 0xC3, 0x28});
    curate("--config", binary.toString()).isWrongUsage().says("not UTF-8");
  }
}
