// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.GenerateConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.prompt.PromptSets;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseManifest;
import io.mdaq.eval.response.ResponseReader;
import io.mdaq.eval.response.ResponseSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationRunTest {

  @TempDir private Path temporary;
  private Path prompts;
  private Path output;

  @BeforeEach
  void write() throws IOException {
    prompts = Files.createDirectory(temporary.resolve("mt"));
    output = temporary.resolve("out");
    Files.writeString(
        prompts.resolve("ar.jsonl"),
        """
        {"question_id": 81, "turns": ["one", "two"]}
        {"question_id": 9, "turns": ["silent", "two", "three"]}
        {"question_id": 100, "turns": ["only"]}
        """);
    Files.writeString(prompts.resolve("pl.jsonl"), "{\"question_id\": 81, \"turns\": [\"raz\"]}\n");
  }

  /** Says the last message back, with the seed; says nothing to {@code silent}. */
  private static Answer echo(Question question) {
    String last = question.messages().get(question.messages().size() - 1).content();
    return last.equals("silent")
        ? Answer.none(Finish.PROMPT_TOO_LONG, "much too long")
        : new Answer(last + "!" + question.seed(), Finish.STOP, 3, List.of(), "");
  }

  private GenerationPlan plan(ModelSource model, String... settings) {
    ConfigTree tree =
        CommandDefaults.GENERATE
            .tree()
            .with(ConfigLayer.set("prompts.paths=[" + prompts + "]"))
            .with(ConfigLayer.set("output.dir=" + output));
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    GenerateConfig config = GenerateConfig.from(tree);
    return new GenerationPlan(config, PromptSets.read(config.prompts()), model);
  }

  private static void run(GenerationPlan plan) {
    GenerationRun.run(plan, (prompts, all) -> {});
  }

  private List<Response> responses() {
    List<Response> responses = new ArrayList<>();
    try (ResponseReader reader = ResponseSet.open(output).read()) {
      for (Optional<Response> next = reader.next(); next.isPresent(); next = reader.next()) {
        responses.add(next.get());
      }
    }
    return responses;
  }

  private byte[] bytes() throws IOException {
    return Files.readAllBytes(output.resolve("responses.jsonl"));
  }

  @Test
  void everyTurnHasItsLineInTheOrderOfPromptAndTurn() {
    run(plan(new FakeModel(10, GenerationRunTest::echo)));

    assertThat(responses())
        .extracting(response -> response.prompt() + "#" + response.turn())
        .containsExactly(
            "mt/ar/100#1",
            "mt/ar/81#1",
            "mt/ar/81#2",
            "mt/ar/9#1",
            "mt/ar/9#2",
            "mt/ar/9#3",
            "mt/pl/81#1");
  }

  @Test
  void aLaterTurnSeesTheModelsOwnAnswer() {
    FakeModel model = new FakeModel(10, GenerationRunTest::echo);
    run(plan(model, "generation.system=be kind"));

    long seed = Seeds.of(42, "mt/ar/81", 1);
    assertThat(model.asked.get(1).get(0).messages())
        .containsExactly(
            ChatMessage.system("be kind"),
            ChatMessage.user("one"),
            ChatMessage.assistant("one!" + seed),
            ChatMessage.user("two"));
    Response second = responses().get(2);
    assertThat(second.question()).containsExactly("one", "two");
    assertThat(second.text()).isEqualTo("two!" + second.seed());
    assertThat(second.seed()).isEqualTo(Seeds.of(42, "mt/ar/81", 2)).isNotEqualTo(seed);
  }

  @Test
  void turnsBehindOneWithoutAnAnswerAreNotAskedButCounted() {
    FakeModel model = new FakeModel(10, GenerationRunTest::echo);
    run(plan(model));

    assertThat(model.asked.get(1)).hasSize(1);
    assertThat(responses())
        .filteredOn(response -> response.prompt().equals("mt/ar/9"))
        .extracting(Response::finish)
        .containsExactly(
            Finish.PROMPT_TOO_LONG, Finish.NO_EARLIER_ANSWER, Finish.NO_EARLIER_ANSWER);
    ResponseManifest manifest = ResponseSet.open(output).manifest().orElseThrow();
    assertThat(manifest.counts())
        .isEqualTo(
            Map.of(
                "ar",
                Map.of(Finish.STOP, 3L, Finish.PROMPT_TOO_LONG, 1L, Finish.NO_EARLIER_ANSWER, 2L),
                "pl",
                Map.of(Finish.STOP, 1L)));
  }

  @Test
  void anInterruptedRunGoesOnAndGivesTheSameBytes() throws IOException {
    run(plan(new FakeModel(1, GenerationRunTest::echo)));
    byte[] expected = bytes();
    byte[] manifest = Files.readAllBytes(output.resolve("manifest.json"));
    output = temporary.resolve("other");
    FakeModel model = new FakeModel(1, GenerationRunTest::echo);
    model.askingsLeft = 2;
    assertThatThrownBy(() -> run(plan(model))).hasMessage("the model broke");
    assertThat(output.resolve("manifest.json")).doesNotExist();
    assertThat(output.resolve("responses.jsonl")).doesNotExist();
    model.askingsLeft = Integer.MAX_VALUE;
    List<Long> done = new ArrayList<>();

    GenerationRun.run(plan(model), (prompts, all) -> done.add(prompts));

    assertThat(bytes()).isEqualTo(expected);
    assertThat(Files.readAllBytes(output.resolve("manifest.json"))).isEqualTo(manifest);
    assertThat(done).containsExactly(2L, 3L, 4L);
    assertThat(model.asked.stream().mapToInt(List::size).sum())
        .as("no turn asked twice but the one lost")
        .isEqualTo(6);
    assertThat(model.open).isZero();
    assertThat(output.resolve("parts")).doesNotExist();
  }

  @Test
  void aFinishedRunIsNotRepeatedUnlessAsked() {
    run(plan(new FakeModel(3, GenerationRunTest::echo)));
    FakeModel model = new FakeModel(3, GenerationRunTest::echo);

    run(plan(model));
    assertThat(model.asked).isEmpty();

    run(plan(model, "output.overwrite=true"));
    assertThat(model.asked).isNotEmpty();
  }

  @Test
  void anotherRunsFolderIsNotTouched() throws IOException {
    FakeModel model = new FakeModel(3, GenerationRunTest::echo);
    run(plan(model));
    byte[] before = bytes();

    assertThatThrownBy(() -> run(plan(model, "seed=43")))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("output.dir", "other settings", "--overwrite");
    assertThat(bytes()).isEqualTo(before);

    run(plan(model, "seed=43", "output.overwrite=true"));
    assertThat(bytes()).isNotEqualTo(before);
  }

  @Test
  void anUnfinishedRunOfOtherPromptsIsNotContinued() throws IOException {
    FakeModel model = new FakeModel(1, GenerationRunTest::echo);
    model.askingsLeft = 1;
    assertThatThrownBy(() -> run(plan(model))).hasMessage("the model broke");
    model.askingsLeft = Integer.MAX_VALUE;
    Files.writeString(prompts.resolve("nl.jsonl"), "{\"id\": 1, \"prompt\": \"een\"}\n");

    assertThatThrownBy(() -> run(plan(model)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("begun");

    run(plan(model, "output.overwrite=true"));
    assertThat(responses()).hasSize(8);
  }

  @Test
  void twoRunsDoNotShareAFolder() {
    FakeModel inner = new FakeModel(10, GenerationRunTest::echo);
    FakeModel outer =
        new FakeModel(
            10,
            question -> {
              assertThatThrownBy(() -> run(plan(inner)))
                  .isInstanceOf(UserException.class)
                  .hasMessageContaining("another run is writing");
              return echo(question);
            });

    run(plan(outer));

    assertThat(inner.asked).isEmpty();
  }

  @Test
  void seedsDifferByRunPromptAndTurnAndStaySmall() {
    assertThat(
            List.of(
                Seeds.of(1, "a", 1), Seeds.of(2, "a", 1), Seeds.of(1, "b", 1), Seeds.of(1, "a", 2)))
        .doesNotHaveDuplicates()
        .allMatch(seed -> seed >= 0 && seed < 1L << 31);
    // The first four bytes without the highest bit: printf '1\n1\na' | sha256sum (GNU coreutils 9).
    assertThat(Seeds.of(1, "a", 1)).isEqualTo(684911463L);
  }
}
