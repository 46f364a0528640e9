// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.model.DecoderConfig;

/**
 * The text of one decoder layer: RMSNorm (Zhang and Sennrich 2019, arXiv:1910.07467), rotary
 * positions in the half-rotated order of Hugging Face transformers, grouped-query attention
 * (Ainslie et al. 2023, arXiv:2305.13245) by the fused operator, SwiGLU (Shazeer 2020,
 * arXiv:2002.05202). Every projection is one {@code self.linear} call on a named weight; queries,
 * keys and values are one projection, gate and up are one.
 */
final class LayerText {

  private static final String COMMON =
      """
      def norm(self, x: Tensor, w: Tensor) -> Tensor:
        scale = torch.rsqrt(torch.add(torch.mean(torch.mul(x, x), [-1], True), {epsilon}))
        return torch.mul(torch.mul(x, scale), w)
      def rotate(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        turned = torch.roll(x, [{halfhead}], [-1])
        return torch.addcmul(torch.mul(x, cos), turned, sin, value=1)
      """;

  private static final String HEADS =
      """
      def heads(self, x: Tensor, n: int) -> Tensor:
        y = torch.view(x, [torch.size(x, 0), torch.size(x, 1), n, {headsize}])
        return torch.transpose(y, 1, 2)
      """;

  /** Where there is one token a row, heads and tokens need not change places. */
  private static final String HEADS_OF_ONE =
      """
      def heads(self, x: Tensor, n: int) -> Tensor:
        return torch.view(x, [-1, n, 1, {headsize}])
      """;

  private static final String NO_REPEAT =
      """
      def repeat(self, x: Tensor) -> Tensor:
        return x
      """;

  private static final String REPEAT =
      """
      def repeat(self, x: Tensor) -> Tensor:
        y = torch.expand(torch.unsqueeze(x, 2), [-1, -1, {group}, -1, -1])
        return torch.reshape(y, [torch.size(x, 0), {queryheads}, -1, {headsize}])
      """;

  private static final String CAUSAL =
      """
      def causal(self, x: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor],
                 o: int) -> Tuple[Tensor, Tensor, Tensor]:
        q, k, v = self.project(x, cos, sin, w, o)
        keys = self.operand(self.repeat(k))
        values = self.operand(self.repeat(v))
        a = torch.scaled_dot_product_attention(self.operand(q), keys, values, None, 0., True)
        a = torch.reshape(torch.transpose(a, 1, 2), [torch.size(x, 0), -1, {querywidth}])
        return (self.finish(x, a, w, o), k, v)
      """;

  private static final String TURNED_TOGETHER =
      """
        t = self.rotate(torch.slice(y, 1, 0, {turnedheads}, 1), cos, sin)
        q = torch.slice(t, 1, 0, {queryheads}, 1)
        k = torch.slice(t, 1, {queryheads}, {turnedheads}, 1)
      """;

  private static final String TURNED_AFTER_NORMS =
      """
        q = torch.slice(y, 1, 0, {queryheads}, 1)
        k = torch.slice(y, 1, {queryheads}, {turnedheads}, 1)
        q = self.rotate(self.norm(q, {w:self_attn.q_norm.weight}), cos, sin)
        k = self.rotate(self.norm(k, {w:self_attn.k_norm.weight}), cos, sin)
      """;

  private LayerText() {}

  /**
   * Methods on {@code x} [B,T,C] and the weights {@code w[o]} and following:
   *
   * <ul>
   *   <li>{@code project(x, cos, sin, w, o)}: queries, keys and values [B,heads,T,D], turned
   *   <li>{@code finish(x, a, w, o)}: the rest of the layer after the attention's result a
   *       [B,T,H*D]
   *   <li>{@code causal(x, cos, sin, w, o)}: the whole layer, each token seeing those before it;
   *       the result, the keys and the values
   * </ul>
   */
  static String causal(DecoderConfig config, ScriptText text) {
    return text.fill(
        COMMON + HEADS + repeat(config) + project(config, text) + finish(text) + CAUSAL);
  }

  /** {@code repeat(x)}: keys or values [B,heads,T,D], once for each head of queries. */
  static String repeat(DecoderConfig config) {
    return config.heads() == config.keyValueHeads() ? NO_REPEAT : REPEAT;
  }

  /** {@code project} and {@code finish} for rows of one token. */
  static String ofOneToken(DecoderConfig config, ScriptText text) {
    return text.fill(COMMON + HEADS_OF_ONE + project(config, text) + finish(text));
  }

  private static String project(DecoderConfig config, ScriptText text) {
    String signature =
        "def project(self, x: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], o: int)"
            + " -> Tuple[Tensor, Tensor, Tensor]:\n";
    return signature
        + "  h = self.operand(self.norm(x, {w:input_layernorm.weight}))\n"
        + ("  y = self.heads(" + text.wide("h", "self_attn.qkv_proj") + ", {allheads})\n")
        + "  v = torch.slice(y, 1, {turnedheads}, {allheads}, 1)\n"
        + (config.hasQueryKeyNorm() ? TURNED_AFTER_NORMS : TURNED_TOGETHER)
        + "  return (q, k, v)\n";
  }

  private static String finish(ScriptText text) {
    return "def finish(self, x: Tensor, a: Tensor, w: List[Tensor], o: int) -> Tensor:\n"
        + ("  y = torch.add(x, " + text.wide("self.operand(a)", "self_attn.o_proj") + ")\n")
        + "  h = self.operand(self.norm(y, {w:post_attention_layernorm.weight}))\n"
        + ("  m = " + text.wide("h", "mlp.gate_up_proj") + "\n")
        + "  g = torch.silu(torch.slice(m, -1, 0, {inner}, 1))\n"
        + "  u = torch.mul(g, torch.slice(m, -1, {inner}, torch.mul(2, {inner}), 1))\n"
        + ("  return torch.add(y, " + text.wide("self.operand(u)", "mlp.down_proj") + ")\n");
  }
}
