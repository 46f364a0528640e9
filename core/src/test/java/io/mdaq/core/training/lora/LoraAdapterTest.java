// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.decoder.CausalLm;
import io.mdaq.core.decoder.TinyDecoder;
import io.mdaq.core.decoder.TrainableDecoder;
import io.mdaq.core.decoder.TrainableForm;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.training.lora.LoraConfig.Scaling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoraAdapterTest {

  private static final int[] TEXT = new SplittableRandom(2).ints(16, 0, 300).toArray();

  @TempDir private Path folder;

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(TorchDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** An adapter that does something: B is not zero. */
  private LoraAdapter adapter(TinyDecoder tiny, LoraConfig config) {
    LoraAdapter adapter = LoraAdapter.create(manager, tiny.config(), config, 3);
    SplittableRandom random = new SplittableRandom(4);
    for (int layer = 0; layer < tiny.config().layers(); layer++) {
      for (NDArray array : adapter.layer(layer)) {
        float[] noise = new float[(int) array.size()];
        for (int i = 0; i < noise.length; i++) {
          noise[i] = (float) random.nextDouble(-0.2, 0.2);
        }
        array.addi(manager.create(noise, array.getShape()));
      }
    }
    return adapter;
  }

  private float[] logits(TrainableDecoder decoder, LoraAdapter adapter) {
    long[] ids = new long[TEXT.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = TEXT[i];
    }
    NDArray x = decoder.embed(manager, manager.create(ids, new Shape(1, ids.length)));
    for (int layer = 0; layer < decoder.config().layers(); layer++) {
      x = decoder.layer(manager, layer, x, adapter.layer(layer));
    }
    return decoder.logits(manager, x).toFloatArray();
  }

  @ParameterizedTest
  @EnumSource
  void savedReadAndMergedItComputesTheSame(TinyDecoder tiny) {
    ModelFolder base = tiny.write(folder);
    for (LoraConfig config :
        List.of(
            LoraConfig.ofAll(4, 8),
            new LoraConfig(
                3, 2, Scaling.BY_ROOT_OF_RANK, List.of(Projection.K, Projection.DOWN)))) {
      Path saved = folder.resolve("adapter" + config.rank());
      Path merged = folder.resolve("merged" + config.rank());
      adapter(tiny, config).save(saved, "base");
      AdapterMerge.write(base, saved, merged, DType.F32);

      assertThat(AdapterFolder.readConfig(saved)).isEqualTo(config);
      LoraAdapter adapter = LoraAdapter.load(manager, tiny.config(), config, saved);
      try (TrainableDecoder beside =
              TrainableDecoder.load(
                  tiny.config(),
                  base.weights(),
                  TrainableForm.FLOAT32,
                  TorchDevice.CPU,
                  config.adaptation());
          CausalLm whole = CausalLm.open(merged, Precision.FLOAT32, TorchDevice.CPU);
          CausalLm before = CausalLm.load(base, Precision.FLOAT32, TorchDevice.CPU)) {
        float[] actual = logits(beside, adapter);
        float[][] expected = whole.logits(TEXT);
        float[][] original = before.logits(TEXT);
        double change = 0;
        for (int i = 0; i < actual.length; i++) {
          assertThat(actual[i]).isCloseTo(expected[i / 300][i % 300], within(1e-5f));
          change = Math.max(change, Math.abs(actual[i] - original[i / 300][i % 300]));
        }
        assertThat(change).isGreaterThan(0.1);
      }
    }
  }

  @Test
  void aNewAdapterChangesNothing() {
    TinyDecoder tiny = TinyDecoder.LLAMA31;
    LoraConfig config = LoraConfig.ofAll(4, 8);
    LoraAdapter adapter = LoraAdapter.create(manager, tiny.config(), config, 3);

    assertThat(adapter.layer(0)).hasSize(14);
    assertThat(adapter.layer(1).get(1).toFloatArray()).containsOnly(0);
    assertThat(adapter.layer(1).get(0).abs().max().getFloat()).isBetween(0.1f, 0.125f);
    assertThat(adapter.layer(1).get(0).toFloatArray())
        .containsExactly(
            LoraAdapter.create(manager, tiny.config(), config, 3).layer(1).get(0).toFloatArray());
  }

  @Test
  void anAdapterOfAnotherModelIsRefused() {
    LoraConfig config = LoraConfig.of(4, 8, EnumSet.of(Projection.Q));
    adapter(TinyDecoder.QWEN3, config).save(folder, "base");

    assertThatThrownBy(() -> LoraAdapter.load(manager, TinyDecoder.QWEN2.config(), config, folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("layers.0.self_attn.q_proj.lora_B.weight")
        .hasMessageContaining("[64, 4]");
  }

  @Test
  void anAdapterWithOtherTargetsIsRefused() {
    LoraConfig config = LoraConfig.of(4, 8, EnumSet.of(Projection.Q, Projection.V));
    adapter(TinyDecoder.QWEN2, config).save(folder, "base");

    assertThatThrownBy(
            () ->
                LoraAdapter.load(
                    manager,
                    TinyDecoder.QWEN2.config(),
                    LoraConfig.of(4, 8, EnumSet.of(Projection.Q)),
                    folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("v_proj.lora_A.weight")
        .hasMessageContaining("is of no target");
    assertThatThrownBy(
            () ->
                LoraAdapter.load(
                    manager, TinyDecoder.QWEN2.config(), LoraConfig.ofAll(4, 8), folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no tensor");
  }

  @Test
  void anAdapterIsNotOverwritten() {
    LoraAdapter adapter = adapter(TinyDecoder.QWEN2, LoraConfig.ofAll(1, 1));
    adapter.save(folder, "base");

    assertThatThrownBy(() -> adapter.save(folder, "base"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is an adapter already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "peft_type": "IA3"                                   | peft_type is "IA3"
          "bias": "all"                                        | bias is "all"
          "r": 0                                               | r is 0; allowed is 1 to 4096
          "lora_alpha": -1                                     | lora_alpha is -1.0
          "lora_alpha": NaN                                    | lora_alpha is NaN
          "use_dora": true                                     | use_dora is true
          "rank_pattern": {"q_proj": 2}                        | rank_pattern is not empty
          "modules_to_save": ["lm_head"]                       | modules_to_save is not empty
          "layers_to_transform": [1]                           | layers_to_transform is set
          "target_modules": ["c_attn"]                         | target_modules is "c_attn"
          "target_modules": []                                 | target_modules is empty
          """)
  void whatIsNotPlainLoraIsRefused(String setting, String message) throws IOException {
    String key = setting.substring(0, setting.indexOf(':'));
    List<String> settings =
        List.of(
            "\"peft_type\": \"LORA\"",
            "\"r\": 4",
            "\"lora_alpha\": 8",
            "\"target_modules\": [\"q_proj\"]");
    String json =
        settings.stream()
            .filter(each -> !each.startsWith(key))
            .reduce(setting, (a, b) -> a + "," + b);
    Files.writeString(
        folder.resolve("adapter_config.json"), "{" + json + "}", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> AdapterFolder.readConfig(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("adapter_config.json: " + message);
  }

  @Test
  void settingsThatChangeNothingAreRead() throws IOException {
    Files.writeString(
        folder.resolve("adapter_config.json"),
        """
        {"peft_type": "LORA", "r": 2, "lora_alpha": 3, "target_modules": ["v_proj", "q_proj"],
         "use_dora": false, "rank_pattern": {}, "modules_to_save": null, "layers_pattern": [],
         "layers_to_transform": null, "bias": "none", "lora_dropout": 0.1}
        """,
        StandardCharsets.UTF_8);

    assertThat(AdapterFolder.readConfig(folder))
        .isEqualTo(new LoraConfig(2, 3, Scaling.BY_RANK, List.of(Projection.Q, Projection.V)));
  }

  @Test
  void configurationsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoraConfig.ofAll(0, 1))
        .withMessage("rank: 0; allowed is 1 to 4096");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoraConfig.ofAll(1, Double.NaN))
        .withMessage("alpha: NaN; allowed is above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoraConfig.of(1, 1, EnumSet.noneOf(Projection.class)))
        .withMessageStartingWith("targets: none");
  }
}
