// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.GenerateConfig;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.training.lora.LoraAdapter;
import io.mdaq.core.training.lora.LoraConfig;
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
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tiny model of random weights that knows bytes and reads 256 of them. */
class LocalModelTest {

  private static final DecoderConfig SHAPE = (DecoderConfig) KnownShape.QWEN2_TINY.config();

  @TempDir private static Path shared;
  private static Path model;
  private static Path prompts;

  @TempDir private Path folder;

  @BeforeAll
  static void write() throws IOException {
    model = shared.resolve("model");
    new RandomCheckpoint(SHAPE, 7, DType.F32, Long.MAX_VALUE).write(model);
    prompts = shared.resolve("ask.jsonl");
    Files.writeString(
        prompts,
        """
        {"id": 1, "lang": "ar", "turns": ["ما اسمك؟", "لماذا؟"]}
        {"id": 1, "lang": "th", "turns": ["ชื่ออะไร"]}
        {"id": 2, "lang": "th", "turns": ["%s", "ok?"]}
        {"id": 3, "lang": "th", "turns": ["a"]}
        {"id": 1, "lang": "pl", "turns": ["Dlaczego?"]}
        """
            .formatted("long ".repeat(60)));
  }

  private GenerateConfig config(String output, String... settings) {
    ConfigTree tree =
        CommandDefaults.GENERATE
            .tree()
            .with(ConfigLayer.set("prompts.paths=[" + prompts + "]"))
            .with(ConfigLayer.set("model.dir=" + model))
            .with(ConfigLayer.set("model.precision=float32"))
            .with(ConfigLayer.set("generation.max_new_tokens=8"))
            .with(ConfigLayer.set("output.dir=" + folder.resolve(output)));
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return GenerateConfig.from(tree);
  }

  private List<Response> run(String output, String... settings) {
    GenerationRun.run(
        GenerationPlan.of(config(output, settings), notice -> {}), (prompts, all) -> {});
    List<Response> responses = new ArrayList<>();
    try (ResponseReader reader = ResponseSet.open(folder.resolve(output)).read()) {
      for (Optional<Response> next = reader.next(); next.isPresent(); next = reader.next()) {
        responses.add(next.get());
      }
    }
    return responses;
  }

  @Test
  void batchesChangeNoDrawnAnswer() throws IOException {
    String[] sampled = {"generation.temperature=1", "generation.top_k=20", "generation.top_p=0.9"};
    List<Response> alone = run("alone", with(sampled, "model.batch=1"));
    List<Response> together = run("together", with(sampled, "model.batch=5"));

    assertThat(together).isEqualTo(alone);
    assertThat(Files.readAllBytes(folder.resolve("together/responses.jsonl")))
        .isEqualTo(Files.readAllBytes(folder.resolve("alone/responses.jsonl")));
  }

  private static String[] with(String[] settings, String more) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add(more);
    return all.toArray(String[]::new);
  }

  @Test
  void theSeedDecidesDrawnAnswersOnly() {
    assertThat(texts(run("a", "seed=1"))).isEqualTo(texts(run("b", "seed=2")));
    assertThat(texts(run("c", "seed=1", "generation.temperature=2")))
        .isNotEqualTo(texts(run("d", "seed=2", "generation.temperature=2")));
  }

  private static List<String> texts(List<Response> responses) {
    return responses.stream().map(Response::text).toList();
  }

  @Test
  void aPromptThatIsTooLongIsCountedAndSoIsTheTurnBehindIt() {
    List<Response> responses = run("out");

    assertThat(responses)
        .filteredOn(response -> response.prompt().equals("ask/th/2"))
        .extracting(Response::finish)
        .containsExactly(Finish.PROMPT_TOO_LONG, Finish.NO_EARLIER_ANSWER);
    assertThat(responses).filteredOn(response -> response.finish().answered()).hasSize(5);
    assertThat(responses.get(2).problem()).isEmpty();
  }

  @Test
  void tokenIdsAreWrittenOnRequest() {
    assertThat(run("without")).allMatch(response -> response.tokenIds().isEmpty());
    assertThat(run("with", "generation.token_ids=true"))
        .filteredOn(response -> response.finish().answered())
        .allMatch(response -> response.tokenIds().size() == response.tokens())
        .allMatch(response -> response.tokens() > 0);
  }

  @Test
  void rawPromptsAreNotDressedUp() {
    List<Response> raw = run("raw", "generation.raw=true");

    assertThat(raw).isNotEqualTo(run("chat"));
    assertThat(manifest("raw").sampling().format()).isEqualTo("raw");
    assertThat(manifest("chat").sampling().format()).isEqualTo("chat_template");
    // With the template, "a" would not be the only byte of the prompt.
    assertThat(raw).filteredOn(response -> response.prompt().equals("ask/th/3")).hasSize(1);
  }

  private ResponseManifest manifest(String output) {
    return ResponseSet.open(folder.resolve(output)).manifest().orElseThrow();
  }

  @Test
  void anAdapterIsAddedToTheBaseModel() throws IOException {
    Path adapter = folder.resolve("adapter");
    saveAdapter(adapter);
    List<Response> base = run("base");

    List<Response> adapted = run("adapted", "model.adapter=" + adapter);

    assertThat(texts(adapted)).isNotEqualTo(texts(base));
    assertThat(manifest("adapted").model().id())
        .startsWith(manifest("base").model().id())
        .isNotEqualTo(manifest("base").model().id());
    assertThat(folder.resolve("adapted/parts")).doesNotExist();
  }

  private static void saveAdapter(Path target) {
    SplittableRandom random = new SplittableRandom(4);
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      LoraAdapter adapter = LoraAdapter.create(manager, SHAPE, LoraConfig.ofAll(4, 8), 3);
      for (int layer = 0; layer < SHAPE.layers(); layer++) {
        for (NDArray array : adapter.layer(layer)) {
          float[] noise = new float[(int) array.size()];
          for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextDouble(-1, 1);
          }
          array.addi(manager.create(noise, array.getShape()));
        }
      }
      adapter.save(target, "base");
    }
  }

  @Test
  void aFolderWithoutAModelIsRefused() {
    GenerateConfig config = config("out", "model.dir=" + folder.resolve("absent"));

    assertThatThrownBy(() -> GenerationPlan.of(config, notice -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("absent", "there is no such folder");
  }
}
