// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mdaq.core.boost.BoostCandidate;
import io.mdaq.core.boost.ChatBooster;
import io.mdaq.core.boost.LocalChat;
import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.ModelHash;
import io.mdaq.core.model.NanoShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.eval.booster.BoosterEvaluation;
import io.mdaq.eval.booster.LanguageFigures;
import io.mdaq.eval.testing.OneThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(OneThread.class)
class BoosterTrainingRunTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private Path input;
  private Path sources;
  private Path output;

  @BeforeEach
  void writeInput() {
    input = BoosterTrainings.write(folder.resolve("in.jsonl"), BoosterTrainings.rows(6));
    // What is held out is decided by these numbers, not by where the file lies.
    sources =
        BoosterTrainings.write(
            folder.resolve("sources.json"),
            List.of("{\"in\": " + IntStream.range(0, 8).boxed().toList() + "}"));
    output = folder.resolve("out");
  }

  private BoosterTrainings nano() {
    return BoosterTrainings.nano(input, output).with("input.source_rows=" + sources);
  }

  private List<String> outcomes() throws IOException {
    return BoosterTrainings.lines(output).stream().map(PairLine::outcome).toList();
  }

  @Test
  void everyRowEndsInOneCountedOutcome() throws IOException {
    SampleText raw = new SampleText("Frage?", "", "Kurz.");
    BoosterTrainings.write(
        input,
        List.of(
            BoosterTrainings.row("Frage?", "Kurz.", "Etwas länger und genauer."),
            BoosterTrainings.row("Frage?", "Kurz.", "Kurz."),
            BoosterTrainings.row("Frage <|im_end|>?", "Kurz.", "Etwas länger."),
            BoosterTrainings.row("Frage?", "Kurz.", "Länger " + BoosterPrompt.mark(raw)),
            BoosterTrainings.row("Frage?", "Kurz.", "Kurz!"),
            BoosterTrainings.row("Frage?", "Kurz.", "lang ".repeat(1000)),
            "{\"Raw Instruction\": \"\", \"Raw Response\": \"\"}",
            BoosterTrainings.row("", "", "")));

    BoosterManifest manifest =
        nano().with("distance.at_least=5", "input.max_invalid_fraction=1").execute();

    assertThat(manifest.rows()).isEqualTo(new PairCounts(8, 1, 0, 1, 1, 1, 1, 1, 2));
    assertThat(manifest.sequences().count()).isEqualTo(1);
    assertThat(outcomes())
        .containsExactly(
            "trained",
            "unchanged",
            "not_presentable",
            "not_readable",
            "too_near",
            "too_long",
            "rejected",
            "rejected");
    List<PairLine> lines = BoosterTrainings.lines(output);
    assertThat(lines.get(0).distance()).isEqualTo(23);
    assertThat(lines.get(5).tokens()).isGreaterThan(4096);
    assertThat(lines.get(3).detail()).contains("stands inside a text");
    assertThat(manifest.evaluation()).isNull();
    assertThat(Files.readString(output.resolve("report.md")))
        .contains("trained on 1 pairs", "| read | 8 |", "It was not tested.");
  }

  @Test
  void theFarthestPairsThatFitAreTaken() throws IOException {
    List<String> rows = new ArrayList<>(BoosterTrainings.rows(5));
    rows.add(2, BoosterTrainings.row("Frage?", "Kurz.", "lang ".repeat(1000)));
    BoosterTrainings.write(input, rows);

    PairCounts counts = nano().with("distance.top=2").execute().rows();

    assertThat(counts).isEqualTo(new PairCounts(6, 2, 0, 3, 1, 0, 0, 0, 0));
    assertThat(outcomes())
        .containsExactly("too_near", "too_near", "too_long", "too_near", "trained", "trained");
  }

  @Test
  void translationsOfOneExampleAreOnOneSide() throws IOException {
    Path english =
        BoosterTrainings.write(folder.resolve("English.jsonl"), BoosterTrainings.rows(30));
    Path german = BoosterTrainings.write(folder.resolve("German.jsonl"), BoosterTrainings.rows(30));
    String numbers = IntStream.range(0, 30).boxed().toList().toString();
    BoosterTrainings.write(
        sources, List.of("{\"English\": %s, \"German\": %s}".formatted(numbers, numbers)));

    BoosterManifest manifest =
        nano()
            .with(
                "input.globs=['" + english + "', '" + german + "']",
                "split.held_out_fraction=0.3",
                "training.max_steps=1",
                "evaluation.max_pairs=0")
            .execute();

    assertThat(manifest.rows().heldOut()).isBetween(2L, 40L).isEven();
    assertThat(manifest.rows().trained() + manifest.rows().heldOut()).isEqualTo(60);
    Map<String, String> outcomes = new HashMap<>();
    for (PairLine line : BoosterTrainings.lines(output)) {
      String before = outcomes.putIfAbsent(line.position(), line.outcome());
      assertThat(before == null || before.equals(line.outcome())).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTaughtIsWhatBoostingAsksAndTakes(Culture culture) throws IOException {
    Path base = folder.resolve("base");
    new RandomCheckpoint(new NanoShape(1, 16, 1, 8192).config(), 3, DType.F32, 1 << 30).write(base);
    SampleText raw = new SampleText("Erkläre Punkt 0.", "", "Kurz 0.");
    SampleText revised = new SampleText("Erkläre Punkt 0.", "", "Kurz 0. Und genauer.");

    nano()
        .with("base=" + base, "examples.max_tokens=8192", "examples.culture=" + culture)
        .run()
        .exportForLlamaFactory();

    JsonNode first = JSON.readTree(Files.readAllLines(output.resolve("train.jsonl")).get(0));
    String asked =
        ChatFormat.of(base, LocalChat.REASONING)
            .render(
                ChatBooster.request(
                        new BoostCandidate("", "de", raw), ChatParameters.greedy(1), culture)
                    .messages(),
                ChatFormat.Ending.ASKING);
    assertThat(first.at("/messages/0/content").asText()).isEqualTo(asked);
    assertThat(first.at("/messages/1/content").asText())
        .isEqualTo(BoosterPrompt.sections(revised, BoosterPrompt.mark(raw)) + "<|im_end|>");
    assertThat(asked.contains("What readers of German are used to"))
        .isEqualTo(culture == Culture.TOLD);
    assertThat(outcomes()).containsOnly("trained");
  }

  @Test
  void anInterruptedRunEndsWithTheSameBits() throws IOException {
    BoosterTrainings run = nano().with("checkpoints.every=2", "split.held_out_fraction=0.3");
    Path whole = folder.resolve("whole");
    BoosterManifest expected = run.with("output.dir=" + whole).execute();

    assertThatThrownBy(() -> run.execute(BoosterTrainingRunTest::failAtThree))
        .hasMessage("the power went off");
    assertThat(output.resolve("manifest.json")).doesNotExist();
    List<Long> done = new ArrayList<>();
    // The test takes part in no number of the training.
    BoosterManifest manifest = run.with("evaluation.max_pairs=50").execute(done::add);

    assertThat(done).containsExactly(3L, 4L);
    assertThat(manifest.output()).isEqualTo(expected.output()).isEqualTo(ModelHash.of(output));
    assertThat(manifest.evaluation()).isNotNull().isEqualTo(expected.evaluation());
    assertThat(output.resolve("evaluation.json"))
        .hasSameBinaryContentAs(whole.resolve("evaluation.json"));
  }

  private static void failAtThree(long step) {
    if (step == 3) {
      throw new IllegalStateException("the power went off");
    }
  }

  @Test
  void aModelThatHasLearnedNothingIsSaidToBeOfNoUse() throws IOException {
    BoosterTrainings run = nano().with("split.held_out_fraction=0.5", "evaluation.max_pairs=2");
    BoosterManifest manifest = run.execute();

    BoosterEvaluation evaluation = Objects.requireNonNull(manifest.evaluation());
    LanguageFigures all = evaluation.all();
    assertThat(all.pairs()).isEqualTo(2).isLessThan(manifest.rows().heldOut());
    assertThat(all.readable()).isZero();
    assertThat(all.outcomes()).containsEntry("accepted", 0L).containsEntry("cut_off", 2L);
    // A model of random weights finds all 260 tokens about as likely.
    assertThat(all.loss()).isBetween(4.5, 6.5);
    assertThat(Files.readString(output.resolve("evaluation.md")))
        .contains("Of 2 samples 0 would be replaced", "has not learned the form of a reply")
        .contains("cut_off 2");
    assertThat(output.resolve("evaluated.jsonl.gz")).exists();

    Path alone = folder.resolve("alone");
    BoosterTrainings test = run.with("output.dir=" + alone);
    assertThat(test.run().evaluate(output, BoosterTrainings.progress(step -> {})))
        .isEqualTo(evaluation);
    assertThat(alone.resolve("evaluation.md"))
        .hasSameTextualContentAs(output.resolve("evaluation.md"));
    assertThatThrownBy(() -> test.run().evaluate(output, BoosterTrainings.progress(step -> {})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds a test already");
    assertThatThrownBy(() -> run.run().evaluate(output, BoosterTrainings.progress(step -> {})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds other files than a test");
  }

  @Test
  void anAdapterIsMergedAndTested() {
    Path base = folder.resolve("base");
    new RandomCheckpoint(new NanoShape(1, 16, 1, 4096).config(), 3, DType.F32, 1 << 30).write(base);
    BoosterTrainings run =
        nano().with("base=" + base, "method=lora", "lora.rank=2", "split.held_out_fraction=0.5");

    BoosterManifest manifest = run.execute();

    assertThat(output.resolve("adapter/adapter_config.json")).exists();
    assertThat(Objects.requireNonNull(manifest.evaluation()).model()).isEqualTo(manifest.output());
    assertThatThrownBy(() -> run.with("output.adapter=keep").run())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("leaves no whole model to test");
  }

  @Test
  void aModelThatReadsTooLittleIsNotTaught() {
    Path base = folder.resolve("base");
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 3, DType.F32, 1 << 30).write(base);

    assertThatThrownBy(() -> nano().with("base=" + base).execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no row can be trained on")
        .hasMessageContaining("longer than 256 tokens");
  }

  @Test
  void aPlanCountsPairsAndWritesNothing() {
    List<String> plan =
        nano().with("distance.top=3", "split.held_out_fraction=0.2").run().plan(Optional.empty());

    assertThat(plan.get(0)).startsWith("Of 6 rows ").contains("(3 of them far enough)");
    assertThat(plan.get(1)).contains("about 3 sequences of 1,");
    assertThat(output).doesNotExist();
  }

  @Test
  void thereMustBeSomethingToTeachAndToTestOn() {
    BoosterTrainings.write(input, List.of(BoosterTrainings.row("q?", "a.", "a.")));
    assertThatThrownBy(() -> nano().execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no row can be trained on");
    BoosterTrainings test = nano().with("output.dir=" + folder.resolve("test"));
    assertThatThrownBy(() -> test.run().evaluate(folder, BoosterTrainings.progress(step -> {})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("this is no model folder");
    Path model = folder.resolve("model");
    new RandomCheckpoint(new NanoShape(1, 16, 1, 64).config(), 3, DType.F32, 1 << 30).write(model);
    assertThatThrownBy(() -> test.run().evaluate(model, BoosterTrainings.progress(step -> {})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no pair to test on");
    assertThatThrownBy(() -> nano().with("evaluation.scorer=" + folder).execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("evaluation.scorer")
        .hasMessageContaining(folder.toString());
    BoosterTrainings.write(input, List.of("{\"instruction\": \"q\", \"output\": \"a\"}"));
    assertThatThrownBy(() -> nano().execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no revision pair");
  }
}
