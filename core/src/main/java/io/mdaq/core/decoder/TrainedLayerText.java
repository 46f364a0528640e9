// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.torch.Precision;

/**
 * The text of one decoder layer for training: the functions of {@link LayerText}, arranged for fast
 * gradients. Residual states and norms are float32; queries, keys, values and the inside of the MLP
 * stay in the precision of the products, as in PyTorch's automatic mixed precision (Micikevicius et
 * al. 2018, arXiv:1710.03740): half the memory to move, and no conversions.
 *
 * <p>In bfloat16 the attention of rows of ordinary length is written out, a block of queries at a
 * time with the keys that they may see. The engine's fused operator has no fast bfloat16 products
 * for processors without AMX, and takes twice as long; but it needs no memory for the weights,
 * which is what counts in long rows.
 */
final class TrainedLayerText {

  /** Half as many pairs of tokens beyond the diagonal are computed in vain. */
  private static final int BLOCK = 128;

  /** The attention's weights then take half the memory of the states in a layer, or less. */
  private static final int MOST_WRITTEN_OUT = 1024;

  /** The norm of a vector passes gradients in one step, the mean of squares in four. */
  private static final String METHODS =
      """
      def norm(self, x: Tensor, w: Tensor) -> Tensor:
        length = torch.linalg_vector_norm(x, 2, [-1], True, dtype=None)
        mean = torch.div(torch.mul(length, length), torch.size(x, -1))
        return torch.mul(torch.mul(x, torch.rsqrt(torch.add(mean, {epsilon}))), w)
      def rotate(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        turned = torch.roll(x, [{halfhead}], [-1])
        return torch.addcmul(torch.mul(x, cos), turned, sin, value=1)
      def heads(self, x: Tensor, n: int) -> Tensor:
        y = torch.view(x, [torch.size(x, 0), torch.size(x, 1), n, {headsize}])
        return torch.contiguous(torch.transpose(y, 1, 2))
      def fused(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        return torch.scaled_dot_product_attention(q, k, v, None, 0., True)
      """;

  private static final String FUSED =
      """
      def attention(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        return self.fused(q, k, v)
      """;

  /** Slices end where the tensor does: the last block may be shorter. */
  private static final String WRITTEN_OUT =
      """
      def future(self, scores: Tensor, first: int) -> Tensor:
        size = [torch.size(scores, 2), torch.size(scores, 3)]
        never = torch.full(size, -1.0e30, dtype=15, layout=None, device=scores.device)
        return torch.triu(never, torch.add(first, 1))
      def blocks(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        results = annotate(List[Tensor], [])
        scaled = torch.mul(q, {scale})
        for i in range(torch.floordiv(torch.add(torch.size(q, 2), {block} - 1), {block})):
          first = torch.mul(i, {block})
          end = torch.add(first, {block})
          seen = torch.transpose(torch.slice(k, 2, 0, end, 1), 2, 3)
          scores = torch.matmul(torch.slice(scaled, 2, first, end, 1), seen)
          weights = torch.softmax(torch.add(scores, self.future(scores, first)), -1, None)
          more = torch.append(results, torch.matmul(weights, torch.slice(v, 2, 0, end, 1)))
        return torch.cat(results, 2)
      def attention(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        if torch.gt(torch.size(q, 2), {longest}):
          a = self.fused(q, k, v)
        else:
          a = self.blocks(q, k, v)
        return a
      """;

  private TrainedLayerText() {}

  /**
   * {@code layer(x, cos, sin, w)}: states [B,T,C] behind a layer of the states before it, each
   * token seeing those before it in its row.
   */
  static String methods(DecoderConfig config, ScriptText text, Precision precision) {
    String attention = precision == Precision.BFLOAT16 ? writtenOut(config) : FUSED;
    return text.fill(METHODS + LayerText.repeat(config) + attention + layer(config, text));
  }

  private static String writtenOut(DecoderConfig config) {
    return WRITTEN_OUT
        .replace("{block} - 1", Integer.toString(BLOCK - 1))
        .replace("{block}", Integer.toString(BLOCK))
        .replace("{longest}", Integer.toString(MOST_WRITTEN_OUT))
        .replace("{scale}", Double.toString(1 / Math.sqrt(config.headSize())));
  }

  private static String layer(DecoderConfig config, ScriptText text) {
    return "def layer(self, x: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor]) -> Tensor:\n"
        + "  o = 0\n"
        + "  h = self.operand(self.norm(x, {w:input_layernorm.weight}))\n"
        + heads("q", "{queryheads}", text)
        + heads("k", "{kvheads}", text)
        + heads("v", "{kvheads}", text)
        + (config.hasQueryKeyNorm() ? headNorm("q") + headNorm("k") : "")
        + "  c = self.operand(cos)\n"
        + "  s = self.operand(sin)\n"
        + "  keys = self.repeat(self.rotate(k, c, s))\n"
        + "  a = self.attention(self.rotate(q, c, s), keys, self.repeat(v))\n"
        + "  a = torch.reshape(torch.transpose(a, 1, 2), [torch.size(x, 0), -1, {querywidth}])\n"
        + ("  y = torch.add(x, " + text.wide("a", "self_attn.o_proj") + ")\n")
        + "  h = self.operand(self.norm(y, {w:post_attention_layernorm.weight}))\n"
        + ("  g = torch.silu(" + text.narrow("h", "mlp.gate_proj") + ")\n")
        + ("  u = torch.mul(g, " + text.narrow("h", "mlp.up_proj") + ")\n")
        + ("  return torch.add(y, " + text.wide("u", "mlp.down_proj") + ")\n");
  }

  private static String heads(String letter, String count, ScriptText text) {
    String product = text.narrow("h", "self_attn." + letter + "_proj");
    return "  " + letter + " = self.heads(" + product + ", " + count + ")\n";
  }

  private static String headNorm(String letter) {
    return "  %1$s = self.operand(self.norm(torch.to(%1$s, 6), {w:self_attn.%1$s_norm.weight}))\n"
        .formatted(letter);
  }
}
