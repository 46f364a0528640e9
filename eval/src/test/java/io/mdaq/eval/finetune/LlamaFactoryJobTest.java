// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class LlamaFactoryJobTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private Path base;
  private Path input;
  private Path output;

  @BeforeEach
  void writeModel() throws IOException {
    base = folder.resolve("base");
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 3, DType.F32, 1 << 30).write(base);
    // The job needs no weights.
    Files.delete(base.resolve("model.safetensors"));
    input =
        Tunings.write(
            folder.resolve("in.jsonl"),
            List.of(
                Tunings.row("q", "a"),
                "no JSON",
                "{\"messages\": [{\"role\": \"system\", \"content\": \"s\"},"
                    + " {\"role\": \"user\", \"content\": \"q1\"},"
                    + " {\"role\": \"assistant\", \"content\": \"a1\"},"
                    + " {\"role\": \"user\", \"content\": \"q2\"},"
                    + " {\"role\": \"assistant\", \"content\": \"a2\"}]}"));
    output = folder.resolve("job");
  }

  private Tunings job(String... more) {
    return new Tunings(
            List.of(
                "base=" + base,
                "input.globs=['" + input + "']",
                "input.max_invalid_fraction=0.5",
                "output.dir=" + output))
        .with(more);
  }

  private Map<String, Object> yaml() throws IOException {
    return new Yaml().load(Files.readString(output.resolve("train.yaml")));
  }

  private List<List<String>> turns() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(output.resolve("train.jsonl"))) {
      List<String> turns = new ArrayList<>();
      for (JsonNode turn : JSON.readTree(line).get("messages")) {
        turns.add(turn.get("role").asText() + ": " + turn.get("content").asText());
      }
      rows.add(turns);
    }
    return rows;
  }

  @Test
  void theHyperparametersAreTheSameUnderOtherNames() throws IOException {
    ExportManifest<RowCounts> manifest =
        job("training.batch=256", "training.precision=bfloat16", "training.activations=recompute")
            .run()
            .exportForLlamaFactory();

    assertThat(yaml())
        .containsOnly(
            entry("model_name_or_path", base.toString()),
            entry("stage", "sft"),
            entry("do_train", true),
            entry("finetuning_type", "full"),
            entry("dataset_dir", "."),
            entry("dataset", "train"),
            entry("template", "empty"),
            entry("cutoff_len", 256),
            entry("mask_history", true),
            entry("overwrite_cache", true),
            entry("output_dir", "result"),
            entry("overwrite_output_dir", true),
            entry("logging_steps", 1),
            entry("plot_loss", true),
            entry("report_to", "none"),
            entry("save_steps", 200),
            entry("save_total_limit", 1),
            entry("per_device_train_batch_size", 16),
            entry("gradient_accumulation_steps", 16),
            entry("num_train_epochs", 3.0),
            entry("learning_rate", 5e-5),
            entry("lr_scheduler_type", "cosine"),
            entry("warmup_ratio", 0.03),
            entry("optim", "adamw_torch"),
            entry("weight_decay", 0.0),
            entry("max_grad_norm", 1.0),
            entry("bf16", true),
            entry("disable_gradient_checkpointing", false),
            entry("disable_shuffling", false),
            entry("seed", 42));
    JsonNode info = JSON.readTree(output.resolve("dataset_info.json").toFile()).get("train");
    assertThat(info.get("file_name").asText()).isEqualTo("train.jsonl");
    assertThat(info.get("formatting").asText()).isEqualTo("sharegpt");
    assertThat(info.get("tags").get("role_tag").asText()).isEqualTo("role");
    assertThat(JSON.readTree(output.resolve("zero3.json").toFile()).at("/zero_optimization/stage"))
        .hasToString("3");
    assertThat(Files.readString(output.resolve("README.md"))).contains("llamafactory-cli train");
    assertThat(manifest.rows()).isEqualTo(new RowCounts(3, 2, 0, 0, 0, 1));
    assertThat(output.resolve("manifest.json")).exists();
  }

  @Test
  void anAdapterHasItsKeys() throws IOException {
    job(
            "method=lora",
            "lora.rank=16",
            "lora.scaling=by_root_of_rank",
            "lora.targets=[q_proj, v_proj]",
            "training.max_steps=7",
            "training.schedule=constant",
            "training.max_norm=0",
            "training.batch=6",
            "examples.max_tokens=128",
            "training.tokens_at_once=600")
        .run()
        .exportForLlamaFactory();

    assertThat(yaml())
        .contains(
            entry("finetuning_type", "lora"),
            entry("lora_rank", 16),
            entry("lora_alpha", 32),
            entry("lora_dropout", 0.0),
            entry("lora_target", "q_proj,v_proj"),
            entry("use_rslora", true),
            entry("max_steps", 7),
            entry("lr_scheduler_type", "constant_with_warmup"),
            entry("max_grad_norm", 0.0),
            entry("per_device_train_batch_size", 3),
            entry("gradient_accumulation_steps", 2));
  }

  @Test
  void rowsAreRenderedByTheChatTemplateOfTheBase() throws IOException {
    job().run().exportForLlamaFactory();

    assertThat(turns())
        .containsExactly(
            List.of(
                "user: <|im_start|>user\nq<|im_end|>\n<|im_start|>assistant\n",
                "assistant: a<|im_end|>"),
            List.of(
                "user: <|im_start|>system\ns<|im_end|>\n<|im_start|>user\nq1<|im_end|>\n"
                    + "<|im_start|>assistant\na1<|im_end|>\n<|im_start|>user\nq2<|im_end|>\n"
                    + "<|im_start|>assistant\n",
                "assistant: a2<|im_end|>"));
  }

  @Test
  void withoutATemplateTheTurnsAreLeftToTheAlpacaPrompt() throws IOException {
    Files.writeString(base.resolve("tokenizer_config.json"), "{}");

    job().run().exportForLlamaFactory();

    assertThat(yaml()).contains(entry("template", "alpaca"));
    assertThat(turns())
        .containsExactly(
            List.of("user: q", "assistant: a"),
            List.of("system: s", "user: q1", "assistant: a1", "user: q2", "assistant: a2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "base=nano | nano is made and trained here",
        "examples.learn=text | only examples.learn: response can be exported",
        "training.decayed=all | set training.decayed: matrices",
      })
  void whatLlamaFactoryCannotDoIsSaid(String setting, String message) {
    assertThatThrownBy(
            () -> job("training.weight_decay=0.1", setting).run().exportForLlamaFactory())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--export: ")
        .hasMessageContaining(message);
    assertThat(output).doesNotExist();
  }
}
