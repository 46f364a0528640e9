// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.config.FineTuneConfig.Method;
import io.mdaq.core.config.TrainingConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.AdamWSettings.Decayed;
import io.mdaq.core.training.BatchPlan.Order;
import io.mdaq.core.training.Schedule;
import io.mdaq.core.training.lora.LoraConfig;
import io.mdaq.core.training.lora.Projection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The same training as a job for LLaMA-Factory (github hiyouga/LLaMA-Factory, read at 0.9.4): the
 * names of its keys, of those of Hugging Face transformers' {@code TrainingArguments}, and of
 * DeepSpeed's ZeRO configuration.
 *
 * @param isPlain whether the rows are to be put into LLaMA-Factory's alpaca prompt
 * @param maxTokens the longest sequence
 */
record LlamaFactoryJob(FineTuneConfig config, boolean isPlain, int maxTokens) {

  static final String DATA = "train.jsonl";
  static final String INFO = "dataset_info.json";
  static final String JOB = "train.yaml";
  static final String ZERO = "zero3.json";
  static final String README = "README.md";

  private static final String DATASET = "train";
  private static final String RESULT = "result";
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Checks that LLaMA-Factory can do the same.
   *
   * @throws UserException where it cannot
   */
  static void requirePossible(FineTuneConfig config) {
    if (config.isNano()) {
      throw UserException.usage(
          "--export: nano is made and trained here; name the folder of a model as --base.");
    }
    if (config.examples().learn() == FineTuneConfig.Learn.TEXT) {
      throw UserException.usage(
          "--export: only examples.learn: response can be exported; give LLaMA-Factory's stage pt"
              + " your texts as they are.");
    }
    TrainingConfig training = config.training();
    if (training.decayed() == Decayed.ALL && training.weightDecay() > 0) {
      throw UserException.usage(
          "--export: LLaMA-Factory does not decay norms and biases; set training.decayed:"
              + " matrices.");
    }
  }

  /** What {@code dataset_info.json} says of {@code train.jsonl}. */
  String info() {
    ObjectNode info = JSON.createObjectNode();
    ObjectNode dataset =
        info.putObject(DATASET).put("file_name", DATA).put("formatting", "sharegpt");
    dataset.putObject("columns").put("messages", "messages");
    dataset
        .putObject("tags")
        .put("role_tag", "role")
        .put("content_tag", "content")
        .put("user_tag", "user")
        .put("assistant_tag", "assistant")
        .put("system_tag", "system");
    return info.toPrettyString() + "\n";
  }

  /** The job. */
  String yaml() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    return "# Run in this folder: llamafactory-cli train "
        + JOB
        + "\n"
        + "# On N devices divide gradient_accumulation_steps by N. Where the weights do not fit on"
        + " one,\n"
        + "# add: deepspeed: "
        + ZERO
        + "\n"
        + new Yaml(options).dump(keys());
  }

  private Map<String, Object> keys() {
    TrainingConfig training = config.training();
    int rowsAtOnce =
        Math.max(1, Math.min(training.batch(), training.tokensAtOnce() / Math.max(1, maxTokens)));
    while (training.batch() % rowsAtOnce != 0) {
      rowsAtOnce--;
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("model_name_or_path", config.base());
    keys.put("stage", "sft");
    keys.put("do_train", true);
    putMethod(keys);
    keys.put("dataset_dir", ".");
    keys.put("dataset", DATASET);
    keys.put("template", isPlain ? "alpaca" : "empty");
    keys.put("cutoff_len", maxTokens);
    // Of a conversation only the last answer is learned, as here.
    keys.put("mask_history", true);
    keys.put("overwrite_cache", true);
    keys.put("output_dir", RESULT);
    keys.put("overwrite_output_dir", true);
    keys.put("logging_steps", 1);
    keys.put("plot_loss", true);
    keys.put("report_to", "none");
    keys.put("save_steps", config.checkpoints().every());
    keys.put("save_total_limit", config.checkpoints().keep());
    keys.put("per_device_train_batch_size", rowsAtOnce);
    keys.put("gradient_accumulation_steps", training.batch() / rowsAtOnce);
    keys.put("num_train_epochs", (double) training.epochs());
    training.maxSteps().ifPresent(steps -> keys.put("max_steps", steps));
    keys.put("learning_rate", training.learningRate());
    keys.put("lr_scheduler_type", schedule(training));
    keys.put("warmup_ratio", training.warmup());
    keys.put("optim", "adamw_torch");
    keys.put("weight_decay", training.weightDecay());
    keys.put("max_grad_norm", Double.isInfinite(training.maxNorm()) ? 0.0 : training.maxNorm());
    keys.put("bf16", training.precision() != Precision.FLOAT32);
    keys.put("disable_gradient_checkpointing", training.activations() == Activations.KEEP);
    keys.put("disable_shuffling", training.order() == Order.GIVEN);
    // Trainer takes 32 bits.
    keys.put("seed", (int) (config.seed() & Integer.MAX_VALUE));
    return keys;
  }

  private void putMethod(Map<String, Object> keys) {
    keys.put("finetuning_type", config.method().name().toLowerCase(Locale.ROOT));
    if (config.method() == Method.LORA) {
      LoraConfig lora = config.lora();
      keys.put("lora_rank", lora.rank());
      keys.put("lora_alpha", Math.max(1, (int) Math.rint(lora.alpha())));
      keys.put("lora_dropout", 0.0);
      keys.put(
          "lora_target",
          lora.targets().stream().map(Projection::module).collect(Collectors.joining(",")));
      keys.put("use_rslora", lora.scaling() == LoraConfig.Scaling.BY_ROOT_OF_RANK);
    }
  }

  /** Transformers' "constant" has no warm-up. */
  private static String schedule(TrainingConfig training) {
    return training.schedule() == Schedule.Shape.CONSTANT && training.warmup() > 0
        ? "constant_with_warmup"
        : training.schedule().name().toLowerCase(Locale.ROOT);
  }

  /** DeepSpeed's ZeRO stage 3; "auto" takes what the job says. */
  static String zero() {
    ObjectNode zero = JSON.createObjectNode();
    for (String key :
        new String[] {
          "train_batch_size",
          "train_micro_batch_size_per_gpu",
          "gradient_accumulation_steps",
          "gradient_clipping"
        }) {
      zero.put(key, "auto");
    }
    zero.put("zero_allow_untested_optimizer", true);
    zero.putObject("bf16").put("enabled", "auto");
    zero.putObject("zero_optimization")
        .put("stage", 3)
        .put("contiguous_gradients", true)
        .put("stage3_gather_16bit_weights_on_model_save", true);
    return zero.toPrettyString() + "\n";
  }

  /** What to do with the folder. */
  String readme() {
    String back =
        config.method() == Method.LORA
            ? "The adapter in `result` belongs to the base: give both to `mdaq generate`."
            : "The model in `result` is read like any other: give it to `mdaq generate`.";
    return """
    # A fine-tune for LLaMA-Factory

    1. Copy this folder to a machine with LLaMA-Factory and the base model. If the base lies
       elsewhere there, change `model_name_or_path` in `%s`.
    2. In this folder: `llamafactory-cli train %s`. Its first lines say what to change for several
       devices.
    3. %s

    %s The hyperparameters are those of mdaq; rows that would not be trained on here are left
    out (`%s` says why). Rows longer than `cutoff_len` are cut by LLaMA-Factory at the end of
    both question and answer, here at the end of the answer.
    """
        .formatted(JOB, JOB, back, prompt(), FineTuneFolder.ROWS);
  }

  private String prompt() {
    return isPlain
        ? "The base has no chat template: LLaMA-Factory's own alpaca prompt is used, and comes back"
            + " in the tokenizer's files."
        : "The texts are rendered by the base's chat template already, so the template is `empty`.";
  }
}
