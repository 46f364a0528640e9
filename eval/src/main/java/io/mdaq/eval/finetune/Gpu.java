// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Graphics devices that a training may be planned for: memory and the peak of dense products in
 * bfloat16 (without structured sparsity, sums in float32), as NVIDIA publishes them: the data
 * sheets of A100 (2021), H100 (2023), H200 (2024), L4 (2023) and L40S (2023), and the white papers
 * of the architectures GA102 (RTX 3090, 2021) and Ada (RTX 4090, 2023).
 */
public enum Gpu {
  A100_40GB("A100 40 GB", 40, 312),
  A100("A100 80 GB", 80, 312),
  H100("H100 SXM", 80, 989),
  H200("H200 SXM", 141, 989),
  L4("L4", 24, 121),
  L40S("L40S", 48, 362),
  RTX_3090("RTX 3090", 24, 71),
  RTX_4090("RTX 4090", 24, 165);

  /**
   * The share of the peak that trainings reach: 38 to 43 % are reported for Llama 3 (Grattafiori et
   * al. 2024, arXiv:2407.21783, table 4).
   */
  private static final double SHARE_OF_PEAK = 0.4;

  /** What contexts, buffers and fragmentation leave. */
  private static final double USABLE = 0.9;

  private final String title;
  private final int gigabytes;
  private final int teraflops;

  Gpu(String title, int gigabytes, int teraflops) {
    this.title = title;
    this.gigabytes = gigabytes;
    this.teraflops = teraflops;
  }

  /**
   * The device of a name, such as {@code h100} or {@code rtx-4090}.
   *
   * @throws UserException where there is none
   */
  public static Gpu named(String name) {
    return Arrays.stream(values())
        .filter(gpu -> gpu.label().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.usage(
                    "--gpu "
                        + Excerpt.of(name)
                        + ": not known; there are "
                        + Arrays.stream(values()).map(Gpu::label).collect(Collectors.joining(", "))
                        + ". Name the one that is most like yours."));
  }

  /** The name as typed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is called, with its memory and peak. */
  String describe() {
    return "%s (%d GB, %d TFLOP/s in bfloat16)".formatted(title, gigabytes, teraflops);
  }

  /** Bytes that a training can use. */
  double usableBytes() {
    return USABLE * gigabytes * 1e9;
  }

  /** Operations a second that can be expected. */
  double expectedSpeed() {
    return SHARE_OF_PEAK * teraflops * 1e12;
  }

  /**
   * How many of them are needed where all of them hold a part of the weights, gradients and
   * optimizer's state each, and the activations of their own rows (ZeRO stage 3, Rajbhandari et al.
   * 2020, arXiv:1910.02054); 0 where one row alone does not fit.
   *
   * @param states bytes that are spread
   * @param own bytes that each needs for itself
   */
  int needed(long states, long own) {
    double room = usableBytes() - own;
    return room <= 0 ? 0 : (int) Math.ceil(states / room);
  }
}
