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

  private static final String TYPES = "default, linear, llama3";

  private RopeReader() {}

  static Rope read(JsonObject config) {
    config.number("partial_rotary_factor").ifPresent(factor -> requireWhole(config, factor));
    Optional<JsonObject> parameters = config.object("rope_parameters");
    Optional<JsonObject> scaling = parameters.or(() -> config.object("rope_scaling"));
    parameters.ifPresent(
        p -> p.number("partial_rotary_factor").ifPresent(factor -> requireWhole(p, factor)));
    double theta =
        parameters
            .filter(p -> p.has("rope_theta"))
            .orElse(config)
            .number("rope_theta")
            .orElse(DEFAULT_THETA);
    return new Rope(theta, scaling.map(RopeReader::scaling).orElse(new Rope.Unscaled()));
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
              scaling.requireInteger("original_max_position_embeddings"));
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
