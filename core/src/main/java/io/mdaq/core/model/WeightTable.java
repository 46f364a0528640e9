// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The weights of each architecture, in the order of the computation, with the names that Hugging
 * Face transformers gives them. Names of decoders begin with {@code model.}, except {@code
 * lm_head.weight}; names of encoders begin with {@code embeddings.} or {@code encoder.}.
 *
 * <p>Matrices are {@code [out, in]}: they multiply a column vector from the left.
 */
public final class WeightTable {

  private final List<WeightShape> weights = new ArrayList<>();

  private WeightTable() {}

  /** All weights of a model; a tied head is not listed, since it has none of its own. */
  public static List<WeightShape> of(ModelConfig config) {
    WeightTable table = new WeightTable();
    if (config instanceof EncoderConfig encoder) {
      table.addEncoder(encoder);
    } else if (config instanceof DecoderConfig decoder) {
      table.addDecoder(decoder);
    }
    return List.copyOf(table.weights);
  }

  /** The number of numbers in all weights. */
  public static long parameters(ModelConfig config) {
    return of(config).stream().mapToLong(WeightShape::elements).sum();
  }

  private void addEncoder(EncoderConfig config) {
    int hidden = config.hiddenSize();
    int inner = config.intermediateSize();
    add("embeddings.word_embeddings.weight", config.vocabularySize(), hidden);
    add("embeddings.position_embeddings.weight", config.positions(), hidden);
    add("embeddings.token_type_embeddings.weight", config.tokenTypes(), hidden);
    addLayerNorm("embeddings.LayerNorm", hidden);
    for (int i = 0; i < config.layers(); i++) {
      String layer = "encoder.layer." + i + ".";
      addLinear(layer + "attention.self.query", hidden, hidden);
      addLinear(layer + "attention.self.key", hidden, hidden);
      addLinear(layer + "attention.self.value", hidden, hidden);
      addLinear(layer + "attention.output.dense", hidden, hidden);
      addLayerNorm(layer + "attention.output.LayerNorm", hidden);
      addLinear(layer + "intermediate.dense", inner, hidden);
      addLinear(layer + "output.dense", hidden, inner);
      addLayerNorm(layer + "output.LayerNorm", hidden);
    }
  }

  private void addDecoder(DecoderConfig config) {
    int hidden = config.hiddenSize();
    add("model.embed_tokens.weight", config.vocabularySize(), hidden);
    for (int i = 0; i < config.layers(); i++) {
      String layer = "model.layers." + i + ".";
      add(layer + "input_layernorm.weight", hidden);
      addAttention(layer + "self_attn.", config);
      add(layer + "post_attention_layernorm.weight", hidden);
      addMlp(layer + "mlp.", config);
    }
    add("model.norm.weight", hidden);
    if (config.outputHead() == DecoderConfig.OutputHead.SEPARATE) {
      add("lm_head.weight", config.vocabularySize(), hidden);
    }
  }

  private void addAttention(String prefix, DecoderConfig config) {
    int hidden = config.hiddenSize();
    add(prefix + "q_proj.weight", config.queryWidth(), hidden);
    add(prefix + "k_proj.weight", config.keyValueWidth(), hidden);
    add(prefix + "v_proj.weight", config.keyValueWidth(), hidden);
    if (config.attentionBias() != DecoderConfig.AttentionBias.NONE) {
      add(prefix + "q_proj.bias", config.queryWidth());
      add(prefix + "k_proj.bias", config.keyValueWidth());
      add(prefix + "v_proj.bias", config.keyValueWidth());
    }
    if (config.hasQueryKeyNorm()) {
      add(prefix + "q_norm.weight", config.headSize());
      add(prefix + "k_norm.weight", config.headSize());
    }
    add(prefix + "o_proj.weight", hidden, config.queryWidth());
    if (config.attentionBias() == DecoderConfig.AttentionBias.QKVO) {
      add(prefix + "o_proj.bias", hidden);
    }
  }

  private void addMlp(String prefix, DecoderConfig config) {
    int hidden = config.hiddenSize();
    int inner = config.intermediateSize();
    if (config.mlpBias() == DecoderConfig.MlpBias.ALL) {
      addLinear(prefix + "gate_proj", inner, hidden);
      addLinear(prefix + "up_proj", inner, hidden);
      addLinear(prefix + "down_proj", hidden, inner);
    } else {
      add(prefix + "gate_proj.weight", inner, hidden);
      add(prefix + "up_proj.weight", inner, hidden);
      add(prefix + "down_proj.weight", hidden, inner);
    }
  }

  private void addLinear(String name, int out, int in) {
    add(name + ".weight", out, in);
    add(name + ".bias", out);
  }

  private void addLayerNorm(String name, int size) {
    add(name + ".weight", size);
    add(name + ".bias", size);
  }

  private void add(String name, long... shape) {
    weights.add(WeightShape.of(name, shape));
  }
}
