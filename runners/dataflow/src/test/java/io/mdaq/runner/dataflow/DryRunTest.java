// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.FakeBooster;
import io.mdaq.pipeline.testing.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job that the service would get, made without it. */
class DryRunTest {

  /** What Beam's translator makes of transforms that the service knows; Bucket is a window. */
  private static final String KINDS =
      "Bucket|CollectionToSingleton|CombineValues|Flatten|GroupByKey|ParallelDo|ParallelRead";

  private static final List<String> ARGUMENTS =
      List.of(
          "--project=my-project",
          "--region=europe-west1",
          "--tempLocation=gs://no-such-bucket/temp",
          "--jobName=night");

  @TempDir private Path folder;

  private String input = "";

  @BeforeEach
  void writeInput() {
    input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(30, 71));
  }

  private List<String> plan(List<String> more, String... settings) {
    return Runs.prepare(
            new DataflowEngine(),
            input,
            folder.resolve("out"),
            Stream.concat(ARGUMENTS.stream(), more.stream()).toList(),
            settings)
        .plan();
  }

  /** The lines below a headline. */
  private static List<String> below(List<String> lines, String headline) {
    return lines.stream()
        .dropWhile(line -> !line.startsWith(headline))
        .skip(1)
        .takeWhile(line -> line.startsWith("  "))
        .map(String::strip)
        .toList();
  }

  @Test
  void theCurationIsTranslatedWithoutCredentials() {
    List<String> lines = plan(List.of(), "dedup.near.enabled=true");

    assertThat(lines)
        .contains(
            "Would submit the Dataflow job night to project my-project, region europe-west1, with"
                + " workers n2-standard-2 of 30 GB of disk.");
    List<String> steps = below(lines, "Steps:");
    assertThat(steps).allMatch(step -> step.matches("(" + KINDS + ")  \\S.*"));
    for (String stage :
        List.of(
            "Read rows",
            "Score shards",
            "Near duplicates",
            "Count corpus",
            "Fit clusters",
            "Assign clusters",
            "Plan selection",
            "Write outcome",
            "Write facts")) {
      assertThat(steps).anyMatch(step -> step.replaceFirst("\\w+  ", "").startsWith(stage + "/"));
    }
    assertThat(steps).doesNotHaveDuplicates().noneMatch(step -> step.contains("Anonymous"));
    List<String> sinks = below(lines, "Sinks:");
    assertThat(steps).containsAll(sinks);
    assertThat(sinks).anyMatch(sink -> sink.contains("Write outcome/"));
    assertThat(sinks).anyMatch(sink -> sink.contains("Write facts/"));
  }

  @Test
  void whatWorkersGetIsListedWithItsSize() {
    Path jar = folder.resolve("my.jar");
    Runs.write(jar, List.of("12345"));
    List<String> staged = below(plan(List.of("--filesToStage=" + jar)), "Staged to ");
    assertThat(staged).anyMatch(line -> line.matches("6  my-[-\\w]+\\.jar"));
    assertThat(staged).anyMatch(line -> line.matches("[\\d,]+  pipeline\\S*\\.pb"));
    assertThat(staged).hasSize(2);
  }

  @Test
  void whatARunWouldBeRefusedForIsSaid() {
    assertThat(plan(List.of()))
        .contains(
            "A run would be refused: input.globs: %s is on this machine, where workers cannot reach it."
                .formatted(input));
    assertThatThrownBy(
            () ->
                Runs.prepare(new DataflowEngine(), input, folder.resolve("out"), ARGUMENTS)
                    .execute(note -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("input.globs: " + input);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void boostingIsTranslatedAndItsKeyMissed() {
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      List<String> lines =
          plan(
              List.of(),
              FakeBooster.settings(
                  endpoint, "gs://no-such-bucket/answers", "boost.endpoint.key_variable=PATH"));
      assertThat(below(lines, "Steps:")).anyMatch(step -> step.contains("  Boost/"));
      assertThat(lines)
          .anyMatch(line -> line.contains("workers have no environment variable PATH"));
      assertThat(endpoint.requests()).isEmpty();
    }
  }

  @Test
  void toCountCandidatesIsLeftToEnginesThatCostNothing() {
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      assertThatThrownBy(
              () ->
                  Runs.prepareBoost(
                          new DataflowEngine(),
                          input,
                          folder.resolve("out"),
                          ARGUMENTS,
                          FakeBooster.settings(endpoint, folder.resolve("answers").toString()))
                      .plan())
          .isInstanceOf(UserException.class)
          .hasMessageContaining("at your expense");
    }
  }
}
