// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.DecoderConfig.OutputHead;
import io.mdaq.core.model.ModelWeights;

/** A decoder as the papers write it: loops over doubles, one token after the other. */
final class PlainDecoder {

  private final DecoderConfig config;
  private final ModelWeights weights;

  PlainDecoder(DecoderConfig config, ModelWeights weights) {
    this.config = config;
    this.weights = weights;
  }

  /** The logits behind every token. */
  double[][] logits(int[] ids) {
    float[] table = weights.get("model.embed_tokens.weight").toFloats();
    double[][] x = new double[ids.length][config.hiddenSize()];
    for (int t = 0; t < ids.length; t++) {
      for (int i = 0; i < x[t].length; i++) {
        x[t][i] = table[ids[t] * x[t].length + i];
      }
    }
    for (int layer = 0; layer < config.layers(); layer++) {
      String name = "model.layers." + layer + ".";
      double[][] attended = attention(normed(x, name + "input_layernorm"), name + "self_attn.");
      add(x, projected(attended, name + "self_attn.o_proj"));
      double[][] h = normed(x, name + "post_attention_layernorm");
      double[][] gate = projected(h, name + "mlp.gate_proj");
      double[][] up = projected(h, name + "mlp.up_proj");
      for (int t = 0; t < gate.length; t++) {
        for (int i = 0; i < gate[t].length; i++) {
          gate[t][i] *= up[t][i] / (1 + Math.exp(-gate[t][i]));
        }
      }
      add(x, projected(gate, name + "mlp.down_proj"));
    }
    boolean isTied = config.outputHead() == OutputHead.TIED;
    return projected(normed(x, "model.norm"), isTied ? "model.embed_tokens" : "lm_head");
  }

  private double[][] attention(double[][] x, String name) {
    int size = config.headSize();
    double[][] queries = turned(projected(x, name + "q_proj"), name + "q_norm");
    double[][] keys = turned(projected(x, name + "k_proj"), name + "k_norm");
    double[][] values = projected(x, name + "v_proj");
    double[][] result = new double[x.length][config.queryWidth()];
    for (int head = 0; head < config.heads(); head++) {
      int shared = head / (config.heads() / config.keyValueHeads());
      for (int t = 0; t < x.length; t++) {
        double[] share = new double[t + 1];
        double total = 0;
        for (int s = 0; s <= t; s++) {
          double score = 0;
          for (int i = 0; i < size; i++) {
            score += queries[t][head * size + i] * keys[s][shared * size + i];
          }
          share[s] = Math.exp(score / Math.sqrt(size));
          total += share[s];
        }
        for (int s = 0; s <= t; s++) {
          for (int i = 0; i < size; i++) {
            result[t][head * size + i] += share[s] / total * values[s][shared * size + i];
          }
        }
      }
    }
    return result;
  }

  /** Heads, normalised one by one where the model does so, then turned by position. */
  private double[][] turned(double[][] x, String norm) {
    int size = config.headSize();
    float[] frequencies = RotaryFrequencies.of(config);
    for (int t = 0; t < x.length; t++) {
      for (int start = 0; start < x[t].length; start += size) {
        if (config.hasQueryKeyNorm()) {
          normalise(x[t], start, size, weights.get(norm + ".weight").toFloats());
        }
        for (int i = 0; i < size / 2; i++) {
          double a = x[t][start + i];
          double b = x[t][start + size / 2 + i];
          double angle = t * (double) frequencies[i];
          x[t][start + i] = a * Math.cos(angle) - b * Math.sin(angle);
          x[t][start + size / 2 + i] = b * Math.cos(angle) + a * Math.sin(angle);
        }
      }
    }
    return x;
  }

  private double[][] normed(double[][] x, String name) {
    double[][] result = new double[x.length][];
    float[] scale = weights.get(name + ".weight").toFloats();
    for (int t = 0; t < x.length; t++) {
      result[t] = x[t].clone();
      normalise(result[t], 0, result[t].length, scale);
    }
    return result;
  }

  private void normalise(double[] x, int start, int size, float[] scale) {
    double squares = 0;
    for (int i = start; i < start + size; i++) {
      squares += x[i] * x[i];
    }
    double factor = 1 / Math.sqrt(squares / size + config.rmsNormEpsilon());
    for (int i = 0; i < size; i++) {
      x[start + i] *= factor * scale[i];
    }
  }

  private double[][] projected(double[][] x, String name) {
    float[] matrix = weights.get(name + ".weight").toFloats();
    int in = x[0].length;
    int out = matrix.length / in;
    boolean hasBias = weights.names().contains(name + ".bias");
    float[] bias = hasBias ? weights.get(name + ".bias").toFloats() : new float[out];
    double[][] result = new double[x.length][out];
    for (int t = 0; t < x.length; t++) {
      for (int o = 0; o < out; o++) {
        double sum = bias[o];
        for (int i = 0; i < in; i++) {
          sum += matrix[o * in + i] * x[t][i];
        }
        result[t][o] = sum;
      }
    }
    return result;
  }

  private static void add(double[][] x, double[][] y) {
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < x[t].length; i++) {
        x[t][i] += y[t][i];
      }
    }
  }
}
