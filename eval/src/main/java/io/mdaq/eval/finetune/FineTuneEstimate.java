// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import ai.djl.ndarray.NDManager;
import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.config.FineTuneConfig.Method;
import io.mdaq.core.decoder.TrainableForm;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.WeightTable;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.SystemMemory;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.training.MatmulCeiling;
import io.mdaq.core.training.finetuning.TrainingNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run would take, told before anything is loaded: from {@code config.json}, the sizes of the
 * input files, and a second of products on this machine.
 */
public final class FineTuneEstimate {

  /** The virtual machine and the engine's libraries. */
  private static final long PROGRAM_BYTES = 1_000_000_000L;

  /** Shares of the measured float32 rate that a training reaches; see docs/benchmarks.md. */
  private static final double FLOAT32_SHARE = 0.8;

  private static final double BFLOAT16_SHARE = 1.6;

  private final FineTuneConfig config;
  private final DecoderConfig shape;
  private final DataEstimate data;

  public FineTuneEstimate(FineTuneConfig config, DataEstimate data) {
    this.config = config;
    this.shape = BaseModel.shape(config);
    this.data = data;
  }

  /** The need on one device, in a precision. */
  TrainingNeed need(Precision precision) {
    int width = BaseModel.maxTokens(config, shape);
    return TrainingNeed.of(
        shape,
        form(config.method(), precision),
        config.method() == Method.LORA ? Optional.of(config.lora()) : Optional.empty(),
        config.training().activations(),
        Math.max(config.training().tokensAtOnce(), width),
        width);
  }

  static TrainableForm form(Method method, Precision precision) {
    if (precision == Precision.FLOAT32) {
      return TrainableForm.FLOAT32;
    }
    return switch (method) {
      case FULL -> TrainableForm.MIXED;
      case LORA -> TrainableForm.FROZEN_BFLOAT16;
    };
  }

  /**
   * All of it, a line each.
   *
   * @param gpu a device to tell memory and time for, beside those of this machine
   */
  public List<String> lines(Optional<Gpu> gpu) {
    Precision precision =
        TorchEngine.resolve(config.training().precision(), config.training().device());
    TrainingNeed need = need(precision);
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "Would read %,d files, %,d bytes: by their sizes about %,d sequences of %,d tokens.",
            data.files(), data.bytes(), data.sequences(), data.length()));
    lines.add(
        line(
            "Would train %,d of %,d numbers of %s in %s: %,d steps of %,d sequences.",
            need.trained(),
            WeightTable.parameters(shape),
            config.base(),
            precision.label(),
            data.steps(),
            config.training().batch()));
    lines.add(memory(need));
    lines.add(onThisMachine(need, precision));
    gpu.ifPresent(device -> lines.add(on(device)));
    lines.add("Would write to " + config.output().requireDir() + ". Nothing was written.");
    return lines;
  }

  private static String memory(TrainingNeed need) {
    OptionalLong available = SystemMemory.available();
    String here =
        available.isEmpty()
            ? ""
            : line("; %s are available here", gigabytes(available.getAsLong()));
    return line(
        "Memory: %s (weights %s, gradients %s, AdamW %s, activations %s, logits %s, program %s)%s.",
        gigabytes(need.bytes() + PROGRAM_BYTES),
        gigabytes(need.weights()),
        gigabytes(need.gradients()),
        gigabytes(need.optimizer()),
        gigabytes(need.activations()),
        gigabytes(need.logits()),
        gigabytes(PROGRAM_BYTES),
        here);
  }

  private String onThisMachine(TrainingNeed need, Precision precision) {
    double share = precision == Precision.FLOAT32 ? FLOAT32_SHARE : BFLOAT16_SHARE;
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      double ceiling = MatmulCeiling.measure(manager);
      return line(
          "Time on these processors: about %s (%.0f GFLOP/s measured, of which %s reaches about"
              + " %.0f %%).",
          time(operations(need) / (share * ceiling)),
          ceiling / 1e9,
          precision.label(),
          100 * share);
    }
  }

  private String on(Gpu gpu) {
    TrainingNeed need = need(Precision.BFLOAT16);
    int needed = gpu.needed(need.states(), need.activations() + need.logits());
    String time = time(operations(need) / (gpu.expectedSpeed() * Math.max(1, needed)));
    String fits =
        switch (needed) {
          case 0 -> "a part of tokens_at_once does not fit: lower it, or recompute activations";
          case 1 -> "fits on one, about " + time;
          default ->
              line(
                  "needs %d of them with weights, gradients and AdamW's state spread (ZeRO 3);"
                      + " about %s",
                  needed, time);
        };
    return line("On %s: %s, %s.", gpu.describe(), gigabytes(need.bytes()), fits);
  }

  private double operations(TrainingNeed need) {
    return need.operationsPerToken() * data.tokens(config.training().batch());
  }

  private static String gigabytes(long bytes) {
    return bytes < 99_950_000 ? line("%.1f MB", bytes / 1e6) : line("%.1f GB", bytes / 1e9);
  }

  private static String time(double seconds) {
    if (seconds < 90) {
      return line("%.0f s", seconds);
    }
    return seconds < 2 * 3600 ? line("%.0f min", seconds / 60) : line("%.1f h", seconds / 3600);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
