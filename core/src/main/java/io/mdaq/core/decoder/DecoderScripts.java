// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.torch.Precision;

/**
 * Writes the scripts of a decoder: each takes all weights and runs all layers in one call. Matrix
 * products run in the given precision; norms, rotations, sums and the softmax in float32.
 *
 * <p>Shapes: B rows of T tokens, hidden width C, head size D, vocabulary V. {@code w} is the list
 * of {@link DecoderLayout}; matrices among them are bits of bfloat16 where that is the precision.
 */
final class DecoderScripts {

  private static final String STATES =
      """
      def forward(self, ids: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor]) -> Tensor:
        x = self.embed(ids, w)
        for i in range({layers}):
          x, k, v = self.causal(x, cos, sin, w, torch.add(1, torch.mul(i, {size})))
        return self.norm(torch.reshape(x, [-1, torch.size(x, -1)]), w[{lastnorm}])
      """;

  private static final String LOGITS =
      """
      def forward(self, states: Tensor, places: Tensor, w: List[Tensor]) -> Tensor:
        return self.logits(torch.index_select(states, 0, places), w[{head}])
      """;

  private static final String EMBED =
      """
      def forward(self, ids: Tensor, w: Tensor) -> Tensor:
        return self.embed(ids, [w])
      """;

  private static final String LAYER =
      """
      def forward(self, x: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor]) -> Tensor:
        c = torch.slice(cos, 0, 0, torch.size(x, 1), 1)
        s = torch.slice(sin, 0, 0, torch.size(x, 1), 1)
        return self.layer(x, c, s, w)
      """;

  private static final String LAST_LOGITS =
      """
      def forward(self, x: Tensor, norm: Tensor, head: Tensor) -> Tensor:
        h = torch.reshape(self.norm(x, norm), [-1, torch.size(x, -1)])
        return torch.linear(h, torch.to(self.matrix(head), 6), None)
      """;

  /** States without a target do not come so far as the head, whose rows are the longest of all. */
  private static final String NORMED =
      """
      def forward(self, x: Tensor, places: Tensor, norm: Tensor) -> Tensor:
        h = torch.index_select(torch.reshape(x, [-1, torch.size(x, -1)]), 0, places)
        return self.norm(h, norm)
      """;

  /**
   * The logits' memory takes up their gradients as well, some rows at a time: what is float32 stays
   * in the processor's cache. That memory stays from call to call: a block of another size each
   * time would leave holes between others.
   *
   * <p>What is common to a row, the factor and whether it has a target, is multiplied with the
   * states and not with the gradients of their logits, of which there are far more.
   */
  private static final String LOSS_GRADIENTS =
      """
      def back(self, x: Tensor, w: Tensor) -> Tensor:
        return {back}
      def losses(self, p: Tensor, y: Tensor, chosen: Tensor) -> Tensor:
        peak = torch.to(torch.amax(y, [1], True), 6)
        sums = torch.sub(peak, torch.log(torch.amax(p, [1], True)))
        return torch.sub(sums, torch.to(torch.gather(y, 1, chosen, sparse_grad=False), 6))
      def rows(self, y: Tensor, chosen: Tensor) -> Tensor:
        p = torch.softmax(y, -1, dtype=6)
        terms = torch.neg(torch.log(torch.gather(p, 1, chosen, sparse_grad=False)))
        if bool(torch.gt(torch.amax(terms, [0, 1], False), {surprise})):
          terms = self.losses(p, y, chosen)
        less = torch.scatter_add_(p, 1, chosen, torch.full_like(chosen, -1., dtype=6))
        done = torch.copy_(y, p, False)
        return terms
      def forward(self, h: Tensor, targets: Tensor, factor: Tensor, head: Tensor,
                  room: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
        w = self.operand(self.matrix(head))
        place = torch.slice(self.{place}(room), 0, 0, torch.size(h, 0), 1)
        y = torch.mm(self.operand(h), torch.transpose(w, 0, 1), out=place)
        chosen = torch.unsqueeze(torch.clamp_min(targets, 0), 1)
        counts = torch.unsqueeze(torch.to(torch.ge(targets, 0), 6), 1)
        parts = annotate(List[Tensor], [])
        for i in range(torch.floordiv(torch.add(torch.size(y, 0), {cached} - 1), {cached})):
          a = torch.mul(i, {cached})
          b = torch.add(a, {cached})
          part = self.rows(torch.slice(y, 0, a, b, 1), torch.slice(chosen, 0, a, b, 1))
          more = torch.append(parts, part)
        loss = torch.sum(torch.mul(torch.cat(parts, 0), counts), dtype=None)
        weights = torch.mul(counts, factor)
        x = torch.mul(torch.to(self.back(y, w), 6), weights)
        return (loss, x, y, self.operand(torch.mul(h, weights)))
      """;

  private static final String HEAD_GRADIENT =
      """
      def forward(self, h: Tensor, y: Tensor) -> Tensor:
        return torch.to(torch.mm(torch.transpose(y, 0, 1), h), 6)
      """;

  /** 16 rows of 32,000 logits are 2 MB as float32. */
  private static final int CACHED_ROWS = 16;

  /** The logarithm of a smaller share of float32 than 1e-30 would be rough, or infinite. */
  private static final String MOST_SURPRISE = "69.";

  private static final String KEEP_ALL =
      """
      def keep(self, x: Tensor, slots: Tensor, cache: Tensor) -> Tensor:
        flat = torch.reshape(torch.transpose(x, 1, 2), [-1, {kvwidth}])
        return torch.index_copy_(self.matrix(cache), 0, slots, self.operand(flat))
      """;

  private static final String KEEP_ONE =
      """
      def keep(self, x: Tensor, slots: Tensor, cache: Tensor) -> Tensor:
        flat = torch.reshape(x, [-1, {kvwidth}])
        return torch.index_copy_(self.matrix(cache), 0, slots, self.operand(flat))
      """;

  private static final String PREFILL =
      """
      def forward(self, ids: Tensor, cos: Tensor, sin: Tensor, slots: Tensor, last: Tensor,
                  w: List[Tensor], cache: List[Tensor]) -> Tuple[Tensor, Tensor]:
        x = self.embed(ids, w)
        for i in range({layers}):
          x, k, v = self.causal(x, cos, sin, w, torch.add(1, torch.mul(i, {size})))
          keys = self.keep(k, slots, cache[torch.mul(2, i)])
          values = self.keep(v, slots, cache[torch.add(torch.mul(2, i), 1)])
        h = torch.index_select(torch.reshape(x, [-1, torch.size(x, -1)]), 0, last)
        y = self.logits(self.norm(h, w[{lastnorm}]), w[{head}])
        return (y, torch.logsumexp(y, [1], False))
      """;

  /** The queries of a group of heads stand where tokens do: the group's keys need no repetition. */
  private static final String STEP =
      """
      def places(self, flat: Tensor, rows: int, seen: int) -> Tensor:
        y = torch.view(flat, [rows, -1, {kvheads}, {headsize}])
        return torch.transpose(torch.slice(y, 1, 0, seen, 1), 1, 2)
      def cached(self, x: Tensor, cos: Tensor, sin: Tensor, slots: Tensor, mask: Tensor,
                 w: List[Tensor], o: int, kc: Tensor, vc: Tensor) -> Tensor:
        q, k, v = self.project(x, cos, sin, w, o)
        rows = torch.size(x, 0)
        keys = self.places(self.keep(k, slots, kc), rows, torch.size(mask, -1))
        values = self.places(self.keep(v, slots, vc), rows, torch.size(mask, -1))
        group = self.operand(torch.reshape(q, [rows, {kvheads}, {group}, {headsize}]))
        a = torch.scaled_dot_product_attention(group, keys, values, mask, 0., False)
        return self.finish(x, torch.reshape(a, [rows, {querywidth}]), w, o)
      def forward(self, ids: Tensor, cos: Tensor, sin: Tensor, slots: Tensor, mask: Tensor,
                  w: List[Tensor], cache: List[Tensor]) -> Tuple[Tensor, Tensor]:
        x = torch.reshape(self.embed(ids, w), [torch.size(ids, 0), -1])
        seen = self.operand(mask)
        for i in range({layers}):
          o = torch.add(1, torch.mul(i, {size}))
          kc = cache[torch.mul(2, i)]
          vc = cache[torch.add(torch.mul(2, i), 1)]
          x = self.cached(x, cos, sin, slots, seen, w, o, kc, vc)
        y = self.logits(self.norm(x, w[{lastnorm}]), w[{head}])
        return (y, torch.logsumexp(y, [1], False))
      """;

  private final DecoderConfig config;
  private final Precision precision;
  private final Products products;
  private final Adaptation adaptation;
  private final ScriptText text;

  DecoderScripts(DecoderConfig config, Precision precision, Products products) {
    this(config, precision, products, Adaptation.NONE);
  }

  /** Only {@link #layer} takes adapters. */
  DecoderScripts(
      DecoderConfig config, Precision precision, Products products, Adaptation adaptation) {
    this.config = config;
    this.precision = precision;
    this.products = products;
    this.adaptation = adaptation;
    this.text = ScriptText.joined(config);
  }

  /**
   * {@code forward(ids [B,T], cosines [T,D], sines, w)}: the states behind the last norm, [B*T,C].
   * A token sees itself and those before it in its row.
   */
  String states() {
    return methods() + text.fill(STATES);
  }

  /**
   * {@code forward(ids [B,T], cosines [T,D], sines, slots [B*T], last [M], w, cache)}: the logits
   * of the states {@code last} (numbered through all rows), [M,V], and the logarithms of their sums
   * of exponentials, [M]. Keys and values of every token are written to the rows {@code slots} of
   * the cache's tensors, two for each layer.
   */
  String prefill() {
    return methods() + text.fill(KEEP_ALL + PREFILL);
  }

  /**
   * {@code forward(ids [B,1], cosines [B,1,1,D], sines, slots [B], mask [B,1,1,S], w, cache)}: the
   * logits behind one more token in each row, [B,V], and the logarithms of their sums of
   * exponentials, [B]. The token sees the first S places of its row in the cache, to which the mask
   * (0 or minus infinity) is added; its own keys and values are written first.
   */
  String step() {
    return ScriptText.products(precision, products)
        + LayerText.ofOneToken(config, text)
        + HeadText.methods(precision)
        + text.fill(KEEP_ONE + STEP);
  }

  /**
   * {@code forward(states [N,C], places [M], w)}: the logits of the states at these places, [M,V].
   */
  String logits() {
    return methods() + text.fill(LOGITS);
  }

  /** {@code forward(ids [B,T], w)} with the embedding's matrix: [B,T,C]. Gradients pass. */
  String embed() {
    return methods() + EMBED;
  }

  /**
   * {@code forward(x [B,T,C], cosines [P,D], sines, w)}, P at least T, one layer's weights and
   * adapters: [B,T,C].
   */
  String layer() {
    return ScriptText.products(precision, products)
        + adaptation.methods(precision)
        + TrainedLayerText.methods(config, ScriptText.separate(config, adaptation), precision)
        + LAYER;
  }

  /** {@code forward(x [B,T,C], norm, head)}: logits behind every token, [B*T,V]. */
  String lastLogits() {
    return methods() + LAST_LOGITS;
  }

  /**
   * {@code forward(x [B,T,C], places [M], norm)}: M states, numbered through all rows, behind the
   * last norm, [M,C]. Gradients pass.
   */
  String normed() {
    return methods() + NORMED;
  }

  /**
   * {@code forward(h [M,C], targets [M], factor, head, room [R,V])}: of states behind the last norm
   *
   * <ul>
   *   <li>the sum of the cross-entropies with their targets, those below 0 left out
   *   <li>the gradients of {@code factor} times it by the states, [M,C]
   *   <li>their gradients by the logits, [M,V], without factor and as if each had a target
   *   <li>the states times what is missing there, [M,C]
   * </ul>
   *
   * The third takes up the memory of the logits, so that it is needed only once (as in Hsu et al.
   * 2024, arXiv:2410.10989).
   *
   * @param fastest by which operator gradients pass the head
   */
  String lossGradients(Products fastest) {
    Products back = precision == Precision.BFLOAT16 ? fastest : Products.PLAIN;
    return ScriptText.products(precision, products)
        + LOSS_GRADIENTS
            .replace("{back}", back.of("torch.transpose(w, 0, 1)"))
            .replace("{place}", precision == Precision.BFLOAT16 ? "from_bits" : "operand")
            .replace("{surprise}", MOST_SURPRISE)
            .replace("{cached} - 1", Integer.toString(CACHED_ROWS - 1))
            .replace("{cached}", Integer.toString(CACHED_ROWS));
  }

  /**
   * {@code forward(h [M,C], y [M,V])}: the gradient by the head, [V,C], of the last two results of
   * {@link #lossGradients}.
   */
  String headGradient() {
    return HEAD_GRADIENT;
  }

  /** {@link HeadText#logProbabilities}. */
  String logProbabilities() {
    return ScriptText.products(precision, products) + HeadText.logProbabilities(precision, text);
  }

  private String methods() {
    return ScriptText.products(precision, products)
        + LayerText.causal(config, text)
        + HeadText.methods(precision);
  }
}
