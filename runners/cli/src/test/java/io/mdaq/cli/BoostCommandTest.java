// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code boost}. */
class BoostCommandTest {

  private static final Pattern SECTIONS =
      Pattern.compile("(<<<INSTRUCTION \\w{8}>>>\n.*?)(\n<<<END \\w{8}>>>)", Pattern.DOTALL);

  @TempDir private Path folder;

  private String input = "";

  @BeforeEach
  void writeInput() {
    input = Rows.write(folder.resolve("in.jsonl"), Rows.german(20, 1)).toString();
  }

  private Outcome boost(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("boost", "--input", input, "--output", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return Outcome.of(arguments);
  }

  static String[] by(FakeEndpoint endpoint, String... more) {
    List<String> arguments = new ArrayList<>();
    for (String setting :
        List.of(
            "boost.backend=endpoint",
            "boost.endpoint.url=" + endpoint.url(),
            "boost.endpoint.model=fake",
            "boost.below_percentile=50")) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** What the sample says already, and more. */
  static FakeReply longer(FakeEndpoint.Call call) {
    Matcher sample = SECTIONS.matcher(call.lastMessage());
    assertThat(sample.find()).isTrue();
    return FakeReply.text(
        sample.group(1)
            + "\n\nDanach prüft man sorgfältig, ob alles stimmt, und schreibt das Ergebnis auf."
            + sample.group(2));
  }

  @Test
  void writesEverythingWithTheRewrittenInPlaceAtAnyParallelism() {
    try (FakeEndpoint endpoint = FakeEndpoint.start(BoostCommandTest::longer)) {
      Outcome outcome = boost(by(endpoint, "--", "--parallelism=2")).isDone();
      assertThat(outcome.out())
          .containsPattern(
              "Wrote 20 of 20 samples \\(0 duplicates, 0 rejected\\); of \\d+ candidates")
          .contains("Asked fake %d times, reused 0 answers".formatted(endpoint.totalRequests()))
          .contains("open report.html");
      assertThat(folder.resolve("out/manifest.json")).isNotEmptyFile();
      assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
      assertThat(folder.resolve("out.answers")).isDirectory();
      assertThat(boost(by(endpoint, "--overwrite", "--runner=direct")).isDone().out())
          .contains("Asked fake 0 times");
    }
  }

  @Test
  void aDryRunCountsTheCandidatesAndAsksNobody() {
    try (FakeEndpoint endpoint = FakeEndpoint.start(BoostCommandTest::longer)) {
      Outcome outcome =
          boost(
                  by(
                      endpoint,
                      "--runner=direct",
                      "--dry-run",
                      "--set",
                      "boost.endpoint.price_output=1"))
              .isDone();
      assertThat(outcome.out())
          .containsPattern("Candidates: \\d+\\.")
          .containsPattern("Cost: at most 0\\.\\d+, by the prices given")
          .contains("Nothing was written.");
      assertThat(endpoint.totalRequests()).isZero();
      assertThat(folder.resolve("out")).doesNotExist();
      assertThat(folder.resolve("out.answers")).doesNotExist();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boost.backend=none | nothing to boost with | boost.endpoint.url",
        "boost.backend=endpoint | boost.endpoint.model | no model is named",
        "boost.backend=local | boost.local.model | folder",
        "boost.backend=magic | boost.backend | none, endpoint, local",
        "boost.backnd=none | boost.backnd | Did you mean boost.backend?",
        "boost.below_percentile=101 | boost.below_percentile | from 0 to 100",
        "boost.max_samples=-1 | boost.max_samples | from 0 to 10000000",
        "boost.endpoint.max_cost=5 | boost.endpoint.max_cost | price_input",
        "selection.budget=5 | selection.budget | --set",
      })
  void whatCannotBeIsNamedWithWhatIsAllowed(String setting, String key, String allowed) {
    boost("--runner=direct", "--set", setting).isWrongUsage().says(key, allowed);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anEndpointThatIsNotThereFailsTheRunAndLeavesNothing() {
    Outcome outcome =
        boost(
            "--runner=direct",
            "--set=boost.backend=endpoint",
            "--set=boost.endpoint.url=http://127.0.0.1:1/v1",
            "--set=boost.endpoint.model=fake",
            "--set=boost.endpoint.attempts=1");
    assertThat(outcome.exitCode()).isEqualTo(1);
    outcome.says("127.0.0.1:1", "Check the URL, and that the server runs");
    Outcome.assertNothingLeft(folder.resolve("out"));
  }
}
