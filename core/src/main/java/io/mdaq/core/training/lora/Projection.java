// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.lora;

import io.mdaq.core.model.DecoderConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The matrices of a decoder layer that an adapter may stand beside. */
public enum Projection {
  Q("self_attn"),
  K("self_attn"),
  V("self_attn"),
  O("self_attn"),
  GATE("mlp"),
  UP("mlp"),
  DOWN("mlp");

  private final String block;

  Projection(String block) {
    this.block = block;
  }

  /** The name as in {@code target_modules}: {@code q_proj} and so on. */
  public String module() {
    return name().toLowerCase(Locale.ROOT) + "_proj";
  }

  /** The name within a layer. */
  public String path() {
    return block + "." + module();
  }

  /** The projection of a module's name. */
  public static Optional<Projection> named(String module) {
    return Arrays.stream(values()).filter(p -> p.module().equals(module)).findFirst();
  }

  /** How many numbers it takes. */
  public int inputs(DecoderConfig config) {
    return switch (this) {
      case Q, K, V, GATE, UP -> config.hiddenSize();
      case O -> config.queryWidth();
      case DOWN -> config.intermediateSize();
    };
  }

  /** How many numbers it makes. */
  public int outputs(DecoderConfig config) {
    return switch (this) {
      case Q -> config.queryWidth();
      case K, V -> config.keyValueWidth();
      case GATE, UP -> config.intermediateSize();
      case O, DOWN -> config.hiddenSize();
    };
  }
}
