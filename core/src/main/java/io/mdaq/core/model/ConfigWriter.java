// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.DecoderConfig.AttentionBias;
import io.mdaq.core.model.DecoderConfig.MlpBias;
import io.mdaq.core.model.DecoderConfig.OutputHead;

/** Turns a configuration into {@code config.json}, as {@link ConfigReader} and others read it. */
final class ConfigWriter {

  private ConfigWriter() {}

  /**
   * @param dtype what the weights are stored in, which other software takes as a hint
   */
  static ObjectNode write(ModelConfig config, DType dtype) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("architectures").add(config.architecture().className());
    json.put("model_type", config.architecture().modelType());
    json.put("vocab_size", config.vocabularySize());
    json.put("hidden_size", config.hiddenSize());
    json.put("intermediate_size", config.intermediateSize());
    json.put("num_hidden_layers", config.layers());
    json.put("num_attention_heads", config.heads());
    json.put("torch_dtype", dtype == DType.BF16 ? "bfloat16" : "float32");
    if (config instanceof EncoderConfig encoder) {
      addEncoder(json, encoder);
    } else if (config instanceof DecoderConfig decoder) {
      addDecoder(json, decoder);
    }
    return json;
  }

  private static void addEncoder(ObjectNode json, EncoderConfig config) {
    json.put("hidden_act", "gelu");
    json.put("position_embedding_type", "absolute");
    json.put("max_position_embeddings", config.positions());
    json.put("type_vocab_size", config.tokenTypes());
    json.put("layer_norm_eps", config.layerNormEpsilon());
    json.put("pad_token_id", config.padId());
  }

  private static void addDecoder(ObjectNode json, DecoderConfig config) {
    json.put("hidden_act", "silu");
    json.put("num_key_value_heads", config.keyValueHeads());
    json.put("head_dim", config.headSize());
    json.put("max_position_embeddings", config.maxTokens());
    json.put("rms_norm_eps", config.rmsNormEpsilon());
    json.put("rope_theta", config.rope().theta());
    json.put("attention_bias", config.attentionBias() == AttentionBias.QKVO);
    json.put("mlp_bias", config.mlpBias() == MlpBias.ALL);
    json.put("tie_word_embeddings", config.outputHead() == OutputHead.TIED);
    Rope.Scaling scaling = config.rope().scaling();
    if (scaling instanceof Rope.Linear linear) {
      json.putObject("rope_scaling").put("rope_type", "linear").put("factor", linear.factor());
    } else if (scaling instanceof Rope.Llama3 llama3) {
      json.putObject("rope_scaling")
          .put("rope_type", "llama3")
          .put("factor", llama3.factor())
          .put("low_freq_factor", llama3.lowFrequencyFactor())
          .put("high_freq_factor", llama3.highFrequencyFactor())
          .put("original_max_position_embeddings", llama3.originalMaxTokens());
    }
  }
}
