// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.sampledata.SampleData;
import io.mdaq.core.testing.gcs.FakeGcs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Whatever flag of whatever command takes a path, {@code gs://} is asked for there or refused by
 * its name; never is it taken for a path on this machine.
 */
class CloudFlagsTest {

  /** How flags call what they take, where that is a place. */
  private static final Set<String> PLACES = Set.of("DIR", "FILE", "GLOB", "PATH", "MODEL");

  @TempDir private static Path folder;

  private static FakeGcs gcs;

  @BeforeAll
  static void start() throws Exception {
    gcs = FakeGcs.start().use();
    SampleData.copyTo(folder.resolve("sample"));
    Rows.write(folder.resolve("in.jsonl"), Rows.german(20, 1));
    JudgeTest.writeResponses(folder.resolve("responses.jsonl"), 5, "eine Antwort ");
  }

  @AfterAll
  static void stop() {
    gcs.close();
  }

  /** Read late, behind models and judgements; these have tests of their own. */
  private static final Set<String> READ_LATE =
      Set.of(
          "boost --output",
          "generate --adapter",
          "generate --output",
          "report --responses",
          "report --human",
          "report --sah",
          "study --base");

  private static final Set<String> WITH_MODELS = Set.of("fine-tune", "train-booster", "human-eval");

  /** What a command needs beside the flag that is tried, which is not given twice. */
  private static Map<String, String> others(String command) {
    String rows = folder.resolve("in.jsonl").toString();
    String revisions = folder.resolve("sample/de/revisions.json").toString();
    String responses = folder.resolve("responses.jsonl").toString();
    String output = folder.resolve("out").toString();
    return switch (command) {
      case "curate" -> Map.of("--input", rows, "--output", output, "--runner", "direct");
      case "boost" -> Map.of("--input", rows, "--output", output, "--set", "boost.backend=local");
      case "train-scorer" -> Map.of("--input", revisions, "--output", output);
      case "eval-scorer", "eval-booster" -> Map.of("--input", revisions);
      case "generate" -> Map.of("--prompts", "embedded", "--output", output, "--model", "nano");
      case "judge" -> Map.of("--subject", responses, "--baseline", responses, "--output", output);
      case "report" -> Map.of("--input", output, "--output", output + "2");
      case "study" -> Map.of("--input", rows, "--prompts", "embedded", "--output", output);
      default -> Map.of();
    };
  }

  static Stream<Arguments> flags() {
    return Mdaq.commands(List.of()).getSubcommands().entrySet().stream()
        .flatMap(
            command ->
                command.getValue().getCommandSpec().options().stream()
                    .filter(CloudFlagsTest::takesAPlace)
                    .filter(flag -> !isReadLate(command.getKey(), flag.longestName()))
                    .map(flag -> Arguments.of(command.getKey(), flag.longestName())));
  }

  private static boolean isReadLate(String command, String flag) {
    return READ_LATE.contains(command + " " + flag)
        || (WITH_MODELS.contains(command) && !flag.equals("--config"));
  }

  private static boolean takesAPlace(OptionSpec flag) {
    return PLACES.contains(flag.paramLabel());
  }

  @ParameterizedTest
  @MethodSource("flags")
  void aPlaceInTheCloudIsAskedForOrRefused(String command, String flag) {
    List<String> line = new ArrayList<>(List.of(command));
    others(command)
        .forEach(
            (name, value) -> {
              if (!name.equals(flag)) {
                line.add(name + "=" + value);
              }
            });
    line.add(flag + "=gs://not-there/x.json");
    Outcome outcome = Outcome.of(line);
    assertThat(outcome.exitCode()).isIn(CommandLine.ExitCode.USAGE, CommandLine.ExitCode.SOFTWARE);
    assertThat(outcome.err())
        .contains("gs://not-there/x.json")
        .doesNotContain("unexpected failure", "Exception");
    assertThat(Path.of("gs:")).doesNotExist();
  }
}
