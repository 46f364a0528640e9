// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static java.util.stream.Collectors.joining;

import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.torch.BrainBits;
import io.mdaq.core.torch.Precision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The numbers of a configuration, written into a script's text: {@code {layers}} and the like, and
 * {@code {w:NAME}} for a weight of the layer that starts at {@code o}.
 */
final class ScriptText {

  private final DecoderLayout layout;
  private final Adaptation adaptation;
  private final Map<String, String> values = new LinkedHashMap<>();

  private ScriptText(DecoderConfig config, DecoderLayout layout, Adaptation adaptation) {
    this.layout = layout;
    this.adaptation = adaptation;
    put("layers", config.layers());
    put("size", layout.layerSize());
    put("lastnorm", layout.lastNorm());
    put("head", layout.head());
    put("queryheads", config.heads());
    put("kvheads", config.keyValueHeads());
    put("turnedheads", config.heads() + config.keyValueHeads());
    put("allheads", config.heads() + 2 * config.keyValueHeads());
    put("group", config.heads() / config.keyValueHeads());
    put("headsize", config.headSize());
    put("halfhead", config.headSize() / 2);
    put("inner", config.intermediateSize());
    put("querywidth", config.queryWidth());
    put("kvwidth", config.keyValueWidth());
    values.put("{epsilon}", Double.toString(config.rmsNormEpsilon()));
    for (String name : layout.layerNames()) {
      values.put("{w:" + name + "}", "w[torch.add(o, " + layout.inLayer(name) + ")]");
    }
  }

  /** For inference: some weights lie in one array. */
  static ScriptText joined(DecoderConfig config) {
    return new ScriptText(config, DecoderLayout.joined(config), Adaptation.NONE);
  }

  /**
   * For training: each weight by itself, and behind the weights of its layer {@code w} has the
   * arrays of the layer's adapters.
   */
  static ScriptText separate(DecoderConfig config, Adaptation adaptation) {
    return new ScriptText(config, DecoderLayout.separate(config), adaptation);
  }

  private void put(String name, int value) {
    values.put("{" + name + "}", Integer.toString(value));
  }

  /**
   * @throws IllegalArgumentException if a name in braces is not known
   */
  String fill(String template) {
    String text = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    if (text.contains("{")) {
      throw new IllegalArgumentException("a name in braces is not known: " + text);
    }
    return text;
  }

  /** The product with a projection, {@code name} without ending, in float32: bias and adapter. */
  String wide(String operand, String name) {
    int place = adaptation.projections().indexOf(name);
    return biased(
        place < 0
            ? call("linear", operand, name)
            : call("adapted", operand, name, adapter(2 * place), adapter(2 * place + 1)),
        name);
  }

  /** The same as an operand of more products. */
  String narrow(String operand, String name) {
    return hasBias(name) || adaptation.projections().contains(name)
        ? "self.operand(" + wide(operand, name) + ")"
        : call("narrow", operand, name);
  }

  private static String call(String method, String operand, String name, String... more) {
    String first = "self." + method + "(" + operand + ", {w:" + name + ".weight}";
    return Stream.concat(Stream.of(first), Stream.of(more)).collect(joining(", ", "", ")"));
  }

  private String adapter(int place) {
    return "w[torch.add(o, " + (layout.layerSize() + place) + ")]";
  }

  private String biased(String product, String name) {
    return hasBias(name) ? "torch.add(" + product + ", {w:" + name + ".bias})" : product;
  }

  private boolean hasBias(String name) {
    return layout.layerNames().contains(name + ".bias");
  }

  /**
   * Methods around products:
   *
   * <ul>
   *   <li>{@code matrix(w)}: an ordinary matrix as it was stored, as numbers
   *   <li>{@code operand(x)}: states as {@code linear} takes them
   *   <li>{@code linear(operand, w)}: the product with a layer's matrix, in float32
   *   <li>{@code narrow(operand, w)}: the same as an operand
   *   <li>{@code exact(x, w)}: the product of float32 states with an ordinary float32 matrix
   * </ul>
   */
  static String products(Precision precision, Products products) {
    Products unrounded = products == Products.ROUNDED ? Products.PLAIN : products;
    String exact = unrounded.exact();
    return switch (precision) {
      case FLOAT32 ->
          exact
              + method("matrix(self, w: Tensor)", "w")
              + method("operand(self, x: Tensor)", "x")
              + method("narrow(self, x: Tensor, w: Tensor)", narrow(products))
              + method("linear(self, x: Tensor, w: Tensor)", "self.narrow(x, w)");
      case BFLOAT16 ->
          exact
              + BrainBits.FROM_BITS
              + method("matrix(self, w: Tensor)", stored(products))
              + method("operand(self, x: Tensor)", "torch.to(x, 15)")
              + method("narrow(self, x: Tensor, w: Tensor)", brain(products))
              + method("linear(self, x: Tensor, w: Tensor)", "torch.to(self.narrow(x, w), 6)");
      case AUTO -> throw new IllegalArgumentException("the precision must be resolved");
    };
  }

  private static String narrow(Products products) {
    return products == Products.ONE_DNN ? "self.exact(x, w)" : products.of("w");
  }

  /** A packed matrix is of its own type; an ordinary one lies there as bits, or in float32. */
  private static String brain(Products products) {
    String matrix = products == Products.ONE_DNN ? "w" : stored(products);
    return products.of(matrix);
  }

  private static String stored(Products products) {
    return products == Products.ROUNDED ? "w" : "self.from_bits(w)";
  }

  private static String method(String signature, String result) {
    return "def " + signature + " -> Tensor:\n  return " + result + "\n";
  }
}
