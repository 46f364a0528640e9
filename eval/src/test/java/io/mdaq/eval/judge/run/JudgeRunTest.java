// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.JudgeConfig;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import io.mdaq.eval.diagnostics.Side;
import io.mdaq.eval.imports.Recording;
import io.mdaq.eval.judge.Judges;
import io.mdaq.eval.judge.rubric.Sections;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.prompt.Alignment;
import io.mdaq.eval.prompt.PromptSetFacts;
import io.mdaq.eval.response.AnsweringModel;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseFile;
import io.mdaq.eval.response.ResponseManifest;
import io.mdaq.eval.response.Sampling;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeRunTest {

  private static final int PROMPTS = 12;

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    ResponseFile.write(folder.resolve("subject.jsonl"), responses("a longer answer "));
    ResponseFile.write(folder.resolve("baseline.jsonl"), responses("short "));
  }

  private static List<Response> responses(String text) {
    List<Response> responses = new ArrayList<>();
    for (int i = 0; i < PROMPTS; i++) {
      responses.add(Responses.of("s/de/" + i, 1, text + i));
      responses.add(
          i % 4 == 0
              ? Responses.without("s/de/" + i, 2, Finish.ERROR)
              : Responses.of("s/de/" + i, 2, text + text + i));
    }
    return responses;
  }

  private JudgePlan plan(String... settings) {
    ConfigTree tree =
        CommandDefaults.JUDGE
            .tree()
            .with(ConfigLayer.set("input.subject=" + folder.resolve("subject.jsonl")))
            .with(ConfigLayer.set("input.baseline=" + folder.resolve("baseline.jsonl")))
            .with(ConfigLayer.set("output.dir=" + folder.resolve("out")));
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return JudgePlan.of(new Judges(JudgeConfig.from(tree), Map.of(), notice -> {}));
  }

  private JudgePlan endpointPlan(FakeEndpoint endpoint, String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "judge.kind=endpoint",
                "endpoint.url=" + endpoint.url(),
                "endpoint.model=judge-1",
                "endpoint.attempts=2",
                "endpoint.backoff_seconds=0"));
    all.addAll(List.of(settings));
    return plan(all.toArray(String[]::new));
  }

  private static JudgementManifest run(JudgePlan plan) {
    return JudgeRun.run(plan, done -> {});
  }

  private List<Judgement> judgements() throws IOException {
    List<Judgement> judgements = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("out/judgements.jsonl"))) {
      judgements.add(JsonFile.readLine(line, Judgement.class));
    }
    return judgements;
  }

  /** The longer last answer is better. */
  private static FakeReply longer(FakeEndpoint.Call call) {
    List<String> texts = List.copyOf(Sections.of(call.lastMessage()).values());
    int first = texts.get(texts.size() - 2).length();
    int second = texts.get(texts.size() - 1).length();
    return FakeReply.text(first > second ? "[[FIRST]]" : "[[SECOND]]");
  }

  @Test
  void whatAReportNeedsOfTheResponsesIsThere() throws IOException {
    for (String side : List.of("subject", "baseline")) {
      Path responses = Files.createDirectories(folder.resolve(side + "-folder"));
      Files.copy(folder.resolve(side + ".jsonl"), responses.resolve("responses.jsonl"));
      try (OutputStream stream = Files.newOutputStream(responses.resolve("manifest.json"))) {
        JsonFile.write(stream, alignedResponses());
      }
    }
    JudgePlan plan =
        plan(
            "input.subject=" + folder.resolve("subject-folder"),
            "input.baseline=" + folder.resolve("baseline-folder"));
    run(plan);

    Recording recording = Recording.open(folder.resolve("out"), "und");
    Set<Side> sides = EnumSet.noneOf(Side.class);
    recording.readAnswers(List.of(), (contest, answer) -> sides.add(answer.side()));

    assertThat(recording.aligned().bySet()).isEqualTo(Map.of("s", List.of("ar", "de")));
    assertThat(sides).containsExactly(Side.SUBJECT, Side.BASELINE);
  }

  private static ResponseManifest alignedResponses() {
    return new ResponseManifest(
        "ab12",
        new AnsweringModel("models/x", "cd34", "float32 on cpu"),
        new Sampling(64, 0, 0, 1, 1, 7, "", "alpaca"),
        List.of(
            new PromptSetFacts(
                "s",
                List.of(new FileHash("s/ar.json", 3, "ef56")),
                Alignment.BY_ID,
                List.of("ar", "de"),
                new TreeMap<>(Map.of("ar", 1L)),
                0,
                List.of(),
                0)),
        new TreeMap<>(Map.of("ar", Map.of(Finish.STOP, 1L))),
        new FileHash("responses.jsonl", 1, "00"),
        new SoftwareVersions("1", "17", "none", "here"));
  }

  @Test
  void aFolderOfJudgementsWithItsManifestIsWritten() throws IOException {
    JudgementManifest manifest = run(plan());
    List<Judgement> judgements = judgements();
    assertThat(judgements).hasSize(2 * PROMPTS);
    assertThat(judgements)
        .extracting(judgement -> judgement.prompt() + " " + judgement.turn())
        .isSorted();
    assertThat(judgements)
        .filteredOn(judgement -> judgement.outcome() == PairOutcome.UNANSWERED)
        .hasSize(3)
        .allMatch(judgement -> judgement.turn() == 2 && judgement.orders().isEmpty());
    assertThat(manifest.judge().name()).startsWith("embedded judge");
    assertThat(manifest.asked().rubric()).isEmpty();
    assertThat(manifest.pairs()).isEqualTo(new PairCounts(24, 0, 0, 0));
    assertThat(
            requireNonNull(manifest.outcomes().get("overall")).values().stream()
                .mapToLong(n -> n)
                .sum())
        .isEqualTo(24);
    assertThat(
            requireNonNull(manifest.verdicts().get("overall")).values().stream()
                .mapToLong(n -> n)
                .sum())
        .isEqualTo(2 * 21);
    try (InputStream stream = Files.newInputStream(folder.resolve("out/manifest.json"))) {
      assertThat(JsonFile.read(stream, JudgementManifest.class)).isEqualTo(manifest);
    }
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("judgements.jsonl", "manifest.json");
    }
  }

  @Test
  void theSameRunIsNotDoneAgainAndAnotherOneIsRefused() throws IOException {
    run(plan());
    Files.writeString(folder.resolve("out/judgements.jsonl"), "left as it is");
    run(plan());
    assertThat(folder.resolve("out/judgements.jsonl")).hasContent("left as it is");

    assertThatThrownBy(() -> run(plan("input.max_prompts=3")))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("output.dir", "--overwrite");
    run(plan("input.max_prompts=3", "output.overwrite=true"));
    assertThat(judgements()).hasSize(6);
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/thesis.txt"), "precious");
    assertThatThrownBy(() -> run(plan()))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("output.dir", "\"thesis.txt\"");
    Files.move(folder.resolve("out/thesis.txt"), folder.resolve("out/manifest.json"));
    assertThatThrownBy(() -> run(plan("output.overwrite=true")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is not the manifest of judge");
  }

  @Test
  void anEndpointIsAskedOnceForEachQuestionWhateverHappens() throws IOException {
    try (FakeEndpoint endpoint = FakeEndpoint.start(JudgeRunTest::longer)) {
      JudgementManifest manifest = run(endpointPlan(endpoint));
      assertThat(requireNonNull(manifest.outcomes().get("overall")))
          .containsEntry(PairOutcome.WIN, 21L)
          .containsEntry(PairOutcome.UNANSWERED, 3L);
      assertThat(manifest.asked().rubric()).isEqualTo("rubric-v1");
      assertThat(manifest.account().asked()).isEqualTo(42);
      assertThat(endpoint.totalRequests()).isEqualTo(42);
      byte[] before = Files.readAllBytes(folder.resolve("out/judgements.jsonl"));

      // As if the run had been killed before it could write.
      Files.delete(folder.resolve("out/manifest.json"));
      Files.delete(folder.resolve("out/judgements.jsonl"));
      assertThat(run(endpointPlan(endpoint)).account().reused()).isEqualTo(42);
      assertThat(endpoint.totalRequests()).isEqualTo(42);
      assertThat(Files.readAllBytes(folder.resolve("out/judgements.jsonl"))).isEqualTo(before);

      // Another dimension is another question.
      run(
          endpointPlan(
              endpoint, "judge.dimensions=[overall, cultural_fit]", "output.overwrite=true"));
      assertThat(endpoint.totalRequests()).isEqualTo(84);
      assertThat(judgements())
          .extracting(Judgement::dimension)
          .startsWith("cultural_fit", "overall", "cultural_fit");
    }
  }

  @Test
  void everyQuestionToATroubledServerEndsInACountedOutcome() throws IOException {
    FakeEndpoint.Script script =
        call -> {
          int kind = Integer.parseInt(call.hash().substring(0, 2), 16) % 9;
          if (call.attempt() == 1 && kind < 4) {
            return List.of(
                    FakeReply.retryAfter(429, "0"),
                    FakeReply.error(500, "later"),
                    new FakeReply.Nothing(),
                    FakeReply.halfJson())
                .get(kind);
          }
          return switch (kind) {
            case 4 -> FakeReply.error(500, "never");
            case 5 -> FakeReply.refusal("I would rather not.");
            case 6 -> FakeReply.text("The first answer is better.");
            case 7 -> FakeReply.ended("Well, the first", "length");
            case 8 -> FakeReply.ended("", "content_filter");
            default -> longer(call);
          };
        };
    try (FakeEndpoint endpoint = FakeEndpoint.start(script)) {
      JudgementManifest manifest = run(endpointPlan(endpoint));
      Map<Verdict, Long> verdicts = requireNonNull(manifest.verdicts().get("overall"));
      assertThat(verdicts.values().stream().mapToLong(n -> n).sum()).isEqualTo(42);
      for (Verdict verdict :
          List.of(Verdict.API_ERROR, Verdict.REFUSED, Verdict.UNPARSED, Verdict.TRUNCATED)) {
        assertThat(verdicts.get(verdict)).as(verdict.name()).isPositive();
      }
      Map<PairOutcome, Long> outcomes = requireNonNull(manifest.outcomes().get("overall"));
      assertThat(outcomes.values().stream().mapToLong(n -> n).sum()).isEqualTo(24);
      assertThat(outcomes.get(PairOutcome.UNSCORED)).isPositive();
      for (Judgement judgement : judgements()) {
        assertThat(judgement.orders())
            .allMatch(order -> order.verdict().scored() == order.detail().isEmpty());
      }

      // Failures are not kept: the next run asks for them, and for nothing else.
      int before = endpoint.totalRequests();
      long failed = requireNonNull(verdicts.get(Verdict.API_ERROR));
      run(endpointPlan(endpoint, "output.overwrite=true"));
      assertThat(endpoint.totalRequests() - before).isEqualTo((int) (2 * failed));
    }
  }

  @Test
  void aPreviewAsksNobody() {
    try (FakeEndpoint endpoint = FakeEndpoint.start(JudgeRunTest::longer)) {
      JudgePlan.Preview preview =
          endpointPlan(
                  endpoint,
                  "judge.max_tokens=100",
                  "endpoint.price_output=1000000",
                  "endpoint.max_cost=250")
              .preview();
      assertThat(preview.counts()).isEqualTo(new PairCounts(24, 0, 0, 0));
      assertThat(preview.unanswered()).isEqualTo(3);
      assertThat(preview.estimate().pairs()).isEqualTo(21);
      assertThat(preview.estimate().questions()).isEqualTo(42);
      assertThat(preview.estimate().tokens().output()).isEqualTo(4200);
      assertThat(preview.estimate().cost()).isEqualByComparingTo("4200");
      assertThat(preview.estimate().affordable()).isEqualTo(2);
      assertThat(endpoint.totalRequests()).isZero();
    }
    assertThat(plan().preview().estimate().pairs()).isEqualTo(21);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void theEmbeddedJudgeKnowsOneDimension() {
    assertThatThrownBy(() -> plan("judge.dimensions=[overall, helpfulness]"))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("judge.dimensions", "embedded judge", "helpfulness");
  }

  @Test
  void keptRepliesAreReadAgainWithoutAsking() throws IOException {
    try (FakeEndpoint endpoint = FakeEndpoint.start(JudgeRunTest::longer)) {
      run(endpointPlan(endpoint));
    }
    Reparse.Result same = Reparse.run(folder.resolve("out"));
    assertThat(same.changed()).isZero();

    // An older version, it shall be supposed, could not read the first replies.
    List<Judgement> older = new ArrayList<>(judgements());
    IntStream.range(0, 3).forEach(i -> older.set(i, unread(older.get(i))));
    replaceJudgements(older, same.manifest());

    Reparse.Result again = Reparse.run(folder.resolve("out"));
    assertThat(again.changed()).isEqualTo(2);
    assertThat(again.manifest().outcomes().get("overall")).containsEntry(PairOutcome.WIN, 21L);
    assertThat(again.manifest().outcomes()).isEqualTo(same.manifest().outcomes());
    assertThat(again.manifest().judgements()).isEqualTo(same.manifest().judgements());
  }

  private static Judgement unread(Judgement judgement) {
    if (judgement.orders().isEmpty()) {
      return judgement;
    }
    OrderedVerdict first = judgement.orders().get(0);
    return new Judgement(
        judgement.prompt(),
        judgement.set(),
        judgement.language(),
        judgement.turn(),
        judgement.dimension(),
        PairOutcome.UNSCORED,
        List.of(
            new OrderedVerdict(
                Order.SUBJECT_FIRST,
                Verdict.UNPARSED,
                first.reply(),
                first.finish(),
                first.promptHash(),
                "could not be read"),
            judgement.orders().get(1)));
  }

  private void replaceJudgements(List<Judgement> judgements, JudgementManifest manifest)
      throws IOException {
    Path file = folder.resolve("out/judgements.jsonl");
    OutcomeCounts counts = new OutcomeCounts();
    try (OutputStream stream = Files.newOutputStream(file)) {
      for (Judgement judgement : judgements) {
        counts.add(judgement);
        stream.write(JsonFile.line(judgement));
        stream.write('\n');
      }
    }
    try (InputStream stream = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(folder.resolve("out/manifest.json"))) {
      JsonFile.write(out, manifest.withJudgements(counts, FileHash.of("judgements.jsonl", stream)));
    }
  }

  @Test
  void repliesOfAnUnfinishedOrChangedFolderAreNotReadAgain() throws IOException {
    run(plan());
    Path judgements = folder.resolve("out/judgements.jsonl");
    Files.writeString(judgements, Files.readString(judgements).replace("WIN", "TIE"));
    assertThatThrownBy(() -> Reparse.run(folder.resolve("out")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("was changed since it was written");
    Files.delete(folder.resolve("out/manifest.json"));
    assertThatThrownBy(() -> Reparse.run(folder.resolve("out")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no finished run of judge");
  }
}
