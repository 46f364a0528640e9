// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import io.mdaq.core.json.JsonObject;
import io.mdaq.core.model.DecoderConfig.AttentionBias;
import io.mdaq.core.model.DecoderConfig.MlpBias;
import io.mdaq.core.model.DecoderConfig.OutputHead;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.List;
import java.util.Optional;

/**
 * Turns {@code config.json} into a configuration. Shapes must be written out; what a file may leave
 * out has the default of the architecture's class in Hugging Face transformers. Keys that would
 * change the numbers in a way that is not supported are refused; others are ignored.
 */
final class ConfigReader {

  private static final String FIX = ". Give the config.json as it was published with the model.";

  private static final double DECODER_EPSILON = 1e-6;
  private static final double ENCODER_EPSILON = 1e-12;
  private static final int ENCODER_PAD_ID = 1;
  private static final int ENCODER_TOKEN_TYPES = 2;
  private static final int QWEN_WINDOW_LAYERS = 28;
  private static final int QWEN3_HEAD_SIZE = 128;

  private final JsonObject json;

  private ConfigReader(JsonObject json) {
    this.json = json;
  }

  /**
   * @throws UserException if the architecture is not known or a number is missing or absurd
   */
  static ModelConfig read(JsonObject json) {
    String type =
        json.text("model_type")
            .orElseThrow(
                () ->
                    json.problem(
                        "model_type",
                        "is missing; known are "
                            + Architecture.names()
                            + ". Give a model folder."));
    Architecture architecture =
        Architecture.named(type)
            .orElseThrow(
                () ->
                    json.problem(
                        "model_type",
                        "is "
                            + Excerpt.of(type)
                            + ", which is not supported; known are "
                            + Architecture.names()
                            + ". Use a model of one of these architectures."));
    ConfigReader reader = new ConfigReader(json);
    reader.refuseQuantized();
    try {
      return switch (architecture) {
        case XLM_ROBERTA -> reader.encoder();
        case LLAMA, QWEN2, QWEN3 -> reader.decoder(architecture);
      };
    } catch (IllegalArgumentException e) {
      throw UserException.failed(json.source() + ": " + e.getMessage() + FIX, e);
    }
  }

  private EncoderConfig encoder() {
    requireText("hidden_act", "gelu");
    requireText("position_embedding_type", "absolute");
    for (String key : List.of("is_decoder", "add_cross_attention")) {
      if (isTrue(key)) {
        throw json.problem(key, "is true; allowed is false. Use a model that is an encoder.");
      }
    }
    return new EncoderConfig(
        json.requireInteger("vocab_size"),
        json.requireInteger("hidden_size"),
        json.requireInteger("intermediate_size"),
        json.requireInteger("num_hidden_layers"),
        json.requireInteger("num_attention_heads"),
        json.requireInteger("max_position_embeddings"),
        json.integer("type_vocab_size").orElse(ENCODER_TOKEN_TYPES),
        json.number("layer_norm_eps").orElse(ENCODER_EPSILON),
        json.integer("pad_token_id").orElse(ENCODER_PAD_ID));
  }

  private DecoderConfig decoder(Architecture architecture) {
    requireText("hidden_act", "silu");
    int hiddenSize = json.requireInteger("hidden_size");
    int heads = json.requireInteger("num_attention_heads");
    int maxTokens = json.requireInteger("max_position_embeddings");
    refuseSlidingWindow(maxTokens);
    return new DecoderConfig(
        architecture,
        json.requireInteger("vocab_size"),
        hiddenSize,
        json.requireInteger("intermediate_size"),
        json.requireInteger("num_hidden_layers"),
        heads,
        json.integer("num_key_value_heads").orElse(heads),
        headSize(architecture, hiddenSize, heads),
        maxTokens,
        json.number("rms_norm_eps").orElse(DECODER_EPSILON),
        RopeReader.read(json),
        attentionBias(architecture),
        architecture == Architecture.LLAMA && isTrue("mlp_bias") ? MlpBias.ALL : MlpBias.NONE,
        // False is what all three classes say, though not their base class.
        isTrue("tie_word_embeddings") ? OutputHead.TIED : OutputHead.SEPARATE);
  }

  private int headSize(Architecture architecture, int hiddenSize, int heads) {
    if (json.has("head_dim")) {
      return json.requireInteger("head_dim");
    }
    if (architecture == Architecture.QWEN3) {
      return QWEN3_HEAD_SIZE;
    }
    Limits.inRange("hidden_size", hiddenSize, 1, Limits.HIDDEN);
    Limits.inRange("num_attention_heads", heads, 1, Limits.HEADS);
    Limits.divides("num_attention_heads", heads, "hidden_size", hiddenSize);
    return hiddenSize / heads;
  }

  /** Qwen2 has fixed biases and knows no such key, even where a file contains it. */
  private AttentionBias attentionBias(Architecture architecture) {
    if (architecture == Architecture.QWEN2) {
      return AttentionBias.QKV;
    }
    return isTrue("attention_bias") ? AttentionBias.QKVO : AttentionBias.NONE;
  }

  private void refuseQuantized() {
    for (String key : List.of("quantization_config", "compression_config")) {
      if (json.has(key)) {
        throw json.problem(
            key,
            "is present: quantized weights are not supported. Use the model in F32, F16 or BF16.");
      }
    }
  }

  /**
   * Qwen's layers from {@code max_window_layers} on see the last tokens only, where the window is
   * in use; newer files say it layer by layer.
   */
  private void refuseSlidingWindow(int maxTokens) {
    List<String> types = json.texts("layer_types");
    if (types.stream().anyMatch(type -> !type.equals("full_attention"))) {
      throw json.problem(
          "layer_types", "must all be \"full_attention\". Use a model with full attention.");
    }
    boolean reachesLayers =
        json.integer("max_window_layers").orElse(QWEN_WINDOW_LAYERS)
            < json.requireInteger("num_hidden_layers");
    int window = json.integer("sliding_window").orElse(maxTokens);
    if (types.isEmpty() && isTrue("use_sliding_window") && reachesLayers && window < maxTokens) {
      throw json.problem(
          "sliding_window",
          "is "
              + window
              + " and in use; allowed are windows of at least max_position_embeddings, which is "
              + maxTokens
              + ". Use a model with full attention.");
    }
  }

  private void requireText(String key, String allowed) {
    Optional<String> value = json.text(key);
    if (value.isPresent() && !value.get().equals(allowed)) {
      throw json.problem(
          key,
          "is "
              + Excerpt.of(value.get())
              + "; allowed is "
              + Excerpt.of(allowed)
              + " for this architecture. Use a model that has it.");
    }
  }

  private boolean isTrue(String key) {
    return json.flag(key).orElse(false);
  }
}
