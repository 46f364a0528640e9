// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.DecoderConfig.OutputHead;
import io.mdaq.core.model.WeightShape;
import io.mdaq.core.model.WeightTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where each weight stands in the list that scripts take: the token embedding, the layers one after
 * the other, the last norm, and the output head unless it is the embedding. Within a layer the
 * names are those behind {@code model.layers.N.}.
 */
final class DecoderLayout {

  private static final String LAYER = "model.layers.";

  /** Projections of the same states, and what their rows one below the other are called. */
  private static final Map<String, List<String>> JOINED =
      Map.of(
          "self_attn.qkv_proj",
          List.of("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
          "mlp.gate_up_proj",
          List.of("mlp.gate_proj", "mlp.up_proj"));

  private final List<Stored> stored;
  private final List<String> layerNames;
  private final OutputHead head;

  /**
   * One array of the list.
   *
   * @param parts the weights of the checkpoint whose rows it has, one below the other
   */
  record Stored(String name, List<String> parts) {

    Stored {
      parts = List.copyOf(parts);
    }
  }

  private DecoderLayout(List<Stored> stored, OutputHead head) {
    String first = LAYER + "0.";
    this.stored = List.copyOf(stored);
    this.layerNames =
        stored.stream()
            .map(Stored::name)
            .filter(name -> name.startsWith(first))
            .map(name -> name.substring(first.length()))
            .toList();
    this.head = head;
  }

  /** Each weight by itself, so that it can be trained, adapted and saved. */
  static DecoderLayout separate(DecoderConfig config) {
    return new DecoderLayout(
        WeightTable.of(config).stream()
            .map(WeightShape::name)
            .map(name -> new Stored(name, List.of(name)))
            .toList(),
        config.outputHead());
  }

  /**
   * Queries, keys and values in one matrix {@code self_attn.qkv_proj}, gate and up in one {@code
   * mlp.gate_up_proj}: fewer and larger products.
   */
  static DecoderLayout joined(DecoderConfig config) {
    List<Stored> stored = new ArrayList<>();
    for (WeightShape weight : WeightTable.of(config)) {
      Stored entry = joined(weight.name());
      if (entry.parts().get(0).equals(weight.name())) {
        stored.add(entry);
      }
    }
    return new DecoderLayout(stored, config.outputHead());
  }

  private static Stored joined(String name) {
    for (Map.Entry<String, List<String>> group : JOINED.entrySet()) {
      for (String part : group.getValue()) {
        String within = "." + part + ".";
        int at = name.indexOf(within);
        if (at >= 0) {
          String before = name.substring(0, at + 1);
          String ending = name.substring(at + within.length() - 1);
          return new Stored(
              before + group.getKey() + ending,
              group.getValue().stream().map(other -> before + other + ending).toList());
        }
      }
    }
    return new Stored(name, List.of(name));
  }

  /** The arrays in the order of the list. */
  List<Stored> stored() {
    return stored;
  }

  /** Their names. */
  List<String> names() {
    return stored.stream().map(Stored::name).toList();
  }

  /** The names within a layer, in order. */
  List<String> layerNames() {
    return layerNames;
  }

  /** Whether a weight is one of the projections: the only ones of a layer that end so. */
  boolean isLayerMatrix(String name) {
    return name.startsWith(LAYER) && name.endsWith("_proj.weight");
  }

  /** How many weights a layer has. */
  int layerSize() {
    return layerNames.size();
  }

  /** The place of a layer's first weight. */
  int layerStart(int layer) {
    return 1 + layer * layerSize();
  }

  /**
   * The place of a weight within its layer.
   *
   * @throws IllegalArgumentException if layers have no such weight
   */
  int inLayer(String name) {
    int place = layerNames.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException("layers have no weight " + name);
    }
    return place;
  }

  /** The place of the norm behind the last layer. */
  int lastNorm() {
    return head == OutputHead.TIED ? stored.size() - 1 : stored.size() - 2;
  }

  /** The place of the matrix that makes logits. */
  int head() {
    return head == OutputHead.TIED ? 0 : stored.size() - 1;
  }
}
