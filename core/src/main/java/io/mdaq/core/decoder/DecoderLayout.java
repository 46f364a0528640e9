// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.DecoderConfig.OutputHead;
import io.mdaq.core.model.WeightShape;
import io.mdaq.core.model.WeightTable;
import java.util.List;

/**
 * Where each weight stands in the list that scripts take: the token embedding, the layers one after
 * the other, the last norm, and the output head unless it is the embedding. Within a layer the
 * names are those behind {@code model.layers.N.}.
 */
final class DecoderLayout {

  private static final String LAYER = "model.layers.";

  private final List<String> names;
  private final List<String> layerNames;
  private final OutputHead head;

  DecoderLayout(DecoderConfig config) {
    String first = LAYER + "0.";
    names = WeightTable.of(config).stream().map(WeightShape::name).toList();
    layerNames =
        names.stream()
            .filter(name -> name.startsWith(first))
            .map(name -> name.substring(first.length()))
            .toList();
    head = config.outputHead();
  }

  /** All names in the order of the list. */
  List<String> names() {
    return names;
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
    return head == OutputHead.TIED ? names.size() - 1 : names.size() - 2;
  }

  /** The place of the matrix that makes logits. */
  int head() {
    return head == OutputHead.TIED ? 0 : names.size() - 1;
  }
}
