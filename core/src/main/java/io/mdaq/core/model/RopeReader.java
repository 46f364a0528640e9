// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import io.mdaq.core.json.JsonObject;
import io.mdaq.core.text.Excerpt;
import java.util.Optional;

/**
 * Reads rotary positions in either layout: {@code rope_theta} beside {@code rope_scaling}, or both
 * inside {@code rope_parameters}, as transformers 5 writes them.
 */
final class RopeReader {

  /** What all three architectures take where nothing is said. */
  private static final double DEFAULT_THETA = 10_000;

  private static final String THETA = "rope_theta";
  private static final String ORIGINAL_MAX = "original_max_position_embeddings";
  private static final String TYPES = "default, linear, llama3";

  private RopeReader() {}

  static Rope read(JsonObject config) {
    config.number("partial_rotary_factor").ifPresent(factor -> requireWhole(config, factor));
    // In this order, as transformers has it.
    Optional<JsonObject> rope =
        config
            .object("rope_scaling")
            .filter(scaling -> !scaling.keys().isEmpty())
            .or(() -> config.object("rope_parameters"));
    if (rope.isEmpty()) {
      return new Rope(config.number(THETA).orElse(DEFAULT_THETA), new Rope.Unscaled());
    }
    JsonObject object = rope.get();
    requireFlat(object);
    object.number("partial_rotary_factor").ifPresent(factor -> requireWhole(object, factor));
    requireSame(config, object, THETA);
    requireSame(config, object, ORIGINAL_MAX);
    double theta = (object.has(THETA) ? object : config).number(THETA).orElse(DEFAULT_THETA);
    return new Rope(theta, scaling(object));
  }

  /** Some architectures have rotary positions for each kind of layer; these have not. */
  private static void requireFlat(JsonObject rope) {
    for (String key : rope.keys()) {
      if (rope.isObject(key)) {
        throw rope.problem(
            key, "is an object; rotary positions that differ by layer are not supported.");
      }
    }
  }

  /** Versions of transformers disagree on which of two counts. */
  private static void requireSame(JsonObject config, JsonObject rope, String key) {
    if (config.has(key)
        && rope.has(key)
        && config.number(key).orElse(0) != rope.number(key).orElse(0)) {
      throw rope.problem(
          key,
          "is "
              + rope.number(key).orElse(0)
              + ", but the same key outside is "
              + config.number(key).orElse(0)
              + ". Remove the one that the model was not trained with.");
    }
  }

  private static Rope.Scaling scaling(JsonObject scaling) {
    String key = scaling.has("rope_type") ? "rope_type" : "type";
    String type = scaling.text(key).orElse("default");
    return switch (type) {
      case "default" -> new Rope.Unscaled();
      case "linear" -> new Rope.Linear(scaling.requireNumber("factor"));
      case "llama3" ->
          new Rope.Llama3(
              scaling.requireNumber("factor"),
              scaling.requireNumber("low_freq_factor"),
              scaling.requireNumber("high_freq_factor"),
              scaling.requireInteger(ORIGINAL_MAX));
      default ->
          throw scaling.problem(
              key,
              "is "
                  + Excerpt.of(type)
                  + "; known are "
                  + TYPES
                  + ". Use a model with one of these.");
    };
  }

  private static void requireWhole(JsonObject object, double factor) {
    if (factor != 1) {
      throw object.problem(
          "partial_rotary_factor",
          "is " + factor + "; allowed is 1. Use a model whose heads are rotated as a whole.");
    }
  }
}
