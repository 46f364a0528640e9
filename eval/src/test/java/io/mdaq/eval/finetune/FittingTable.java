// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.config.FineTuneConfig.Method;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.finetuning.TrainingNeed;
import io.mdaq.core.training.lora.LoraConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables of docs/fine-tuning.md, made by the code that {@code --dry-run} asks. */
final class FittingTable {

  private static final int TOKENS = 2048;
  private static final double JOB_TOKENS = 10e6;

  /** The rate that two cores of a server were seen to reach, in float32. */
  private static final double CEILING = 200e9;

  private static final double BFLOAT16_SHARE = 1.2;

  private FittingTable() {}

  private record Row(String model, KnownShape shape, Method method) {

    DecoderConfig config() {
      return (DecoderConfig) shape.config();
    }

    TrainingNeed need() {
      return TrainingNeed.of(
          config(),
          FineTuneEstimate.form(method, Precision.BFLOAT16),
          method == Method.LORA ? Optional.of(LoraConfig.ofAll(64, 32)) : Optional.empty(),
          Activations.RECOMPUTE,
          TOKENS,
          TOKENS);
    }

    String start() {
      return "| " + model + " | " + (method == Method.LORA ? "LoRA, rank 64" : "full") + " | ";
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Method method : Method.values()) {
      rows.add(new Row("0.5B", KnownShape.QWEN2_500M, method));
      rows.add(new Row("1.5B", KnownShape.QWEN2_1500M, method));
      rows.add(new Row("8B", KnownShape.LLAMA3_8B, method));
    }
    return rows;
  }

  /** What the memory goes to. */
  static List<String> memory() {
    return rows().stream()
        .map(
            row -> {
              TrainingNeed need = row.need();
              return row.start()
                  + String.format(
                      Locale.ROOT,
                      "%,d | %s | %s | %s | %s | %s | %s |",
                      need.trained(),
                      gigabytes(need.weights()),
                      gigabytes(need.gradients()),
                      gigabytes(need.optimizer()),
                      gigabytes(need.activations()),
                      gigabytes(need.logits()),
                      gigabytes(need.bytes()));
            })
        .toList();
  }

  /** Where it fits, and how long ten million tokens take. */
  static List<String> places() {
    return rows().stream()
        .map(
            row -> {
              TrainingNeed need = row.need();
              double operations = need.operationsPerToken() * JOB_TOKENS;
              return row.start()
                  + String.format(
                      Locale.ROOT,
                      "%s | %s | %s | %s |",
                      devices(Gpu.RTX_4090, need, operations),
                      devices(Gpu.A100, need, operations),
                      devices(Gpu.H100, need, operations),
                      hours(operations / (BFLOAT16_SHARE * CEILING)));
            })
        .toList();
  }

  private static String devices(Gpu gpu, TrainingNeed need, double operations) {
    int needed = gpu.needed(need.states(), need.activations() + need.logits());
    return needed == 0 ? "no" : needed + ": " + hours(operations / (needed * gpu.expectedSpeed()));
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e9);
  }

  private static String hours(double seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%.0f min", Math.max(1, seconds / 60))
        : String.format(Locale.ROOT, "%.0f h", seconds / 3600);
  }
}
