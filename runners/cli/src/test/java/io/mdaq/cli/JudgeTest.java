// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code judge}. */
class JudgeTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    writeResponses(folder.resolve("subject.jsonl"), 10, "Weil es Chlorophyll enthält, Nummer ");
    writeResponses(folder.resolve("baseline.jsonl"), 9, "keine Ahnung ");
  }

  static void writeResponses(Path file, int count, String text) {
    ResponseFile.write(
        file,
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Response(
                        "set/de/" + i,
                        "set",
                        "de",
                        1,
                        List.of("Warum ist Gras grün, Nummer " + i + "?"),
                        text + i,
                        Finish.STOP,
                        3,
                        List.of(),
                        0,
                        "model",
                        ""))
            .toList());
  }

  private Path output() {
    return folder.resolve("out");
  }

  private Outcome judge(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "judge",
                "--subject",
                folder.resolve("subject.jsonl").toString(),
                "--baseline",
                folder.resolve("baseline.jsonl").toString(),
                "--output",
                output().toString()));
    arguments.addAll(List.of(more));
    return Outcome.of(arguments);
  }

  @Test
  void theEmbeddedJudgeNeedsNothingElse() throws IOException {
    Outcome outcome = judge().isDone();
    assertThat(outcome.out())
        .contains(
            "Judge: embedded judge",
            "Turns: 9 on both sides, 0 beyond the limit, 1 of the subject alone, 0 of the baseline",
            "overall: ",
            "Written to " + output());
    assertThat(Files.readAllLines(output().resolve("judgements.jsonl"))).hasSize(9);
    assertThat(output().resolve("manifest.json")).content().contains("\"kind\" : \"EMBEDDED\"");

    judge("--max-prompts=2").isWrongUsage().says("output.dir", "--overwrite");
    judge("--max-prompts=2", "--overwrite").isDone();
    assertThat(Files.readAllLines(output().resolve("judgements.jsonl"))).hasSize(2);
  }

  @Test
  void anEndpointIsAskedAndItsRepliesCanBeReadAgain() {
    try (FakeEndpoint endpoint = FakeEndpoint.start(call -> FakeReply.text("Mmh. [[FIRST]]"))) {
      String[] flags = {
        "--judge=endpoint",
        "--endpoint=" + endpoint.url(),
        "--set=endpoint.model=judge-1",
        "--set=endpoint.price_input=2",
        "--set=endpoint.price_output=10"
      };
      Outcome preview = judge(append(flags, "--dry-run")).isDone();
      assertThat(preview.out())
          .contains(
              "Judge: judge-1 (" + endpoint.url() + ")",
              "Pairs to be judged: 9",
              "Requests: 18",
              "Cost: at most 0.");
      assertThat(output()).doesNotExist();
      assertThat(endpoint.totalRequests()).isZero();

      Outcome outcome = judge(flags).isDone();
      assertThat(outcome.out())
          .contains("overall: 9 tie", "Asked 18 times, reused 0 answers; 180 tokens in");
      Outcome again = Outcome.of("judge", "--reparse", output().toString()).isDone();
      assertThat(again.out()).contains("0 judgements read otherwise", "overall: 9 tie");
      assertThat(endpoint.totalRequests()).isEqualTo(18);
    }
  }

  private static String[] append(String[] flags, String flag) {
    List<String> all = new ArrayList<>(List.of(flags));
    all.add(flag);
    return all.toArray(String[]::new);
  }

  @Test
  void wrongUsageIsExplained() {
    Outcome.of("judge", "--output", output().toString())
        .isWrongUsage()
        .says("input.subject", "--subject");
    judge("--judge=endpoint").isWrongUsage().says("endpoint.model");
    judge("--judge=local").isWrongUsage().says("local.model");
    judge("--judge=oracle").isWrongUsage().says("judge.kind", "oracle", "embedded");
    judge("--dimensions=overall,humour").isWrongUsage().says("judge.dimensions", "humour");
    judge("--dimensions=helpfulness").isWrongUsage().says("embedded judge", "overall");
    judge("--reparse", output().toString()).isWrongUsage().says("--reparse goes alone");
    judge("--set=judge.knd=local").isWrongUsage().says("Did you mean", "kind");
    assertThat(output()).doesNotExist();
  }

  @Test
  void inputThatCannotBeUsedIsNamed() throws IOException {
    Outcome.of("judge", "--reparse", folder.toString()).isFailure().says("manifest.json");
    Files.writeString(folder.resolve("baseline.jsonl"), "{\"prompt\": 1}\n");
    judge().isFailure().says("baseline.jsonl", "line 1", "this is no response");
    assertThat(output().resolve("judgements.jsonl")).doesNotExist();
    Files.delete(folder.resolve("baseline.jsonl"));
    judge().isFailure().says("baseline.jsonl", "no such file");
  }
}
