// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.lora;

import io.mdaq.core.json.JsonObject;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads {@code adapter_config.json}; what would change the numbers and is not known is refused. */
final class AdapterConfigReader {

  private static final long MAX_BYTES = 1 << 20;

  /** Kinds of adapters and settings that are not plain LoRA: each must be absent or off. */
  private static final List<String> FLAGS =
      List.of("use_dora", "fan_in_fan_out", "lora_bias", "use_qalora");

  private static final List<String> OBJECTS = List.of("rank_pattern", "alpha_pattern");

  private static final List<String> LISTS = List.of("modules_to_save", "layers_pattern");

  private static final List<String> OTHERS =
      List.of(
          "layers_to_transform",
          "exclude_modules",
          "target_parameters",
          "trainable_token_indices",
          "layer_replication",
          "alora_invocation_tokens");

  private final JsonObject json;

  private AdapterConfigReader(JsonObject json) {
    this.json = json;
  }

  static LoraConfig read(Path file) {
    return new AdapterConfigReader(JsonObject.read(file, MAX_BYTES)).read();
  }

  private LoraConfig read() {
    String type = json.requireText("peft_type");
    if (!type.equals("LORA")) {
      throw unsupported("peft_type", Excerpt.of(type), "LORA");
    }
    json.text("bias")
        .filter(bias -> !bias.equals("none"))
        .ifPresent(
            bias -> {
              throw unsupported("bias", Excerpt.of(bias), "none");
            });
    requireOff();
    int rank = json.requireInteger("r");
    if (rank < 1 || rank > LoraConfig.MAX_RANK) {
      throw json.problem(
          "r", "is " + rank + "; allowed is 1 to " + LoraConfig.MAX_RANK + ". Fetch it again.");
    }
    double alpha = json.requireNumber("lora_alpha");
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw json.problem("lora_alpha", "is " + alpha + "; allowed is above 0. Fetch it again.");
    }
    LoraConfig.Scaling scaling =
        json.flag("use_rslora").orElse(false)
            ? LoraConfig.Scaling.BY_ROOT_OF_RANK
            : LoraConfig.Scaling.BY_RANK;
    return new LoraConfig(rank, alpha, scaling, List.copyOf(targets()));
  }

  private Set<Projection> targets() {
    Set<Projection> targets = EnumSet.noneOf(Projection.class);
    List<String> names = json.texts("target_modules");
    if (names.equals(List.of("all-linear"))) {
      return EnumSet.allOf(Projection.class);
    }
    for (String name : names) {
      targets.add(
          Projection.named(name)
              .orElseThrow(
                  () ->
                      unsupported(
                          "target_modules",
                          Excerpt.of(name),
                          "a list of q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj and"
                              + " down_proj")));
    }
    if (targets.isEmpty()) {
      throw unsupported("target_modules", "empty", "at least one projection");
    }
    return targets;
  }

  private void requireOff() {
    for (String key : FLAGS) {
      if (json.flag(key).orElse(false)) {
        throw unsupported(key, "true", "false");
      }
    }
    for (String key : OBJECTS) {
      json.object(key)
          .filter(object -> !object.keys().isEmpty())
          .ifPresent(
              object -> {
                throw unsupported(key, "not empty", "an empty object");
              });
    }
    for (String key : LISTS) {
      if (!json.texts(key).isEmpty()) {
        throw unsupported(key, "not empty", "null or an empty list");
      }
    }
    for (String key : OTHERS) {
      if (json.has(key)) {
        throw unsupported(key, "set", "null");
      }
    }
  }

  private UserException unsupported(String key, String found, String allowed) {
    return json.problem(
        key,
        "is "
            + found
            + ", which is not supported; supported is "
            + allowed
            + ". Merge the adapter with the tool that made it, and give the merged model.");
  }
}
