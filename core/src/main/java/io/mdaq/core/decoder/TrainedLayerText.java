// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.torch.Precision;

/**
 * The text of one decoder layer for training: the functions of {@link LayerText}, arranged for fast
 * gradients. Residual states and their norms are float32; what is normed, queries, keys, values and
 * the inside of the MLP are in the precision of the products, as in PyTorch's automatic mixed
 * precision (Micikevicius et al. 2018, arXiv:1710.03740): half the memory to move, and no
 * conversions.
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

  /**
   * The gradient of a mean of squares passes both factors, which are the same. So it passes one of
   * them, and twice: as the mean and as the difference, 0, of the mean from its own number.
   */
  private static final String METHODS =
      """
      def squares(self, x: Tensor) -> Tensor:
        row = torch.reshape(x, [-1, 1, torch.size(x, -1)])
        sums = torch.bmm(row, torch.transpose(torch.detach(row), 1, 2))
        return torch.reshape(sums, torch.size(torch.slice(x, -1, 0, 1, 1)))
      def norm(self, x: Tensor, w: Tensor) -> Tensor:
        mean = torch.div(self.squares(x), torch.size(x, -1))
        twice = torch.add(mean, torch.sub(mean, torch.detach(mean)))
        normed = torch.mul(x, torch.rsqrt(torch.add(twice, {epsilon})))
        return torch.mul(self.operand(normed), self.operand(w))
      def rotate(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        turned = torch.roll(x, [{halfhead}], [-1])
        return torch.addcmul(torch.mul(x, cos), turned, sin, value=1)
      def heads(self, x: Tensor, n: int) -> Tensor:
        y = torch.view(x, [torch.size(x, 0), torch.size(x, 1), n, {headsize}])
        return torch.contiguous(torch.transpose(y, 1, 2))
      def fused(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        return torch.scaled_dot_product_attention(q, k, v, None, 0., True, scale=1.)
      """;

  private static final String FUSED =
      """
      def attention(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        return self.fused(q, k, v)
      """;

  /**
   * Keys and values are put together from parts, for which gradients add up part by part; those of
   * slices would each be as long as the whole. The diagonal's future is added to scores behind the
   * tape's back: it has no gradient and does not change that of the scores.
   */
  private static final String WRITTEN_OUT =
      """
      def hide(self, scores: Tensor, future: Tensor):
        n = torch.size(scores, 2)
        end = torch.size(scores, 3)
        diagonal = torch.slice(torch.detach(scores), 3, torch.sub(end, n), end, 1)
        hidden = torch.add_(diagonal, torch.slice(torch.slice(future, 0, 0, n, 1), 1, 0, n, 1))
      def blocks(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        never = torch.full([{block}, {block}], -1.0e30, dtype=15, layout=None, device=q.device)
        future = torch.triu(never, 1)
        queries = torch.split(q, {block}, 2)
        keys = torch.split(k, {block}, 2)
        values = torch.split(v, {block}, 2)
        results = annotate(List[Tensor], [])
        for i in range(torch.len(queries)):
          end = torch.add(i, 1)
          seen = torch.cat(torch.slice(keys, 0, end, 1), 2)
          scores = torch.matmul(queries[i], torch.transpose(seen, 2, 3))
          self.hide(scores, future)
          weights = torch.softmax(scores, -1, None)
          result = torch.matmul(weights, torch.cat(torch.slice(values, 0, end, 1), 2))
          more = torch.append(results, result)
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
    String attention = precision == Precision.BFLOAT16 ? writtenOut() : FUSED;
    return text.fill(METHODS + LayerText.repeat(config) + attention + layer(config, text));
  }

  private static String writtenOut() {
    return WRITTEN_OUT
        .replace("{block}", Integer.toString(BLOCK))
        .replace("{longest}", Integer.toString(MOST_WRITTEN_OUT));
  }

  private static String layer(DecoderConfig config, ScriptText text) {
    return "def layer(self, x: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor]) -> Tensor:\n"
        + "  o = 0\n"
        + "  h = self.norm(x, {w:input_layernorm.weight})\n"
        + heads("q", "{queryheads}", text)
        + heads("k", "{kvheads}", text)
        + heads("v", "{kvheads}", text)
        + (config.hasQueryKeyNorm() ? headNorm("q") + headNorm("k") : "")
        + "  keys = self.repeat(self.rotate(k, self.operand(cos), self.operand(sin)))\n"
        + ("  c = self.operand(torch.mul(cos, " + scale(config) + "))\n")
        + ("  s = self.operand(torch.mul(sin, " + scale(config) + "))\n")
        + "  a = self.attention(self.rotate(q, c, s), keys, self.repeat(v))\n"
        + "  a = torch.reshape(torch.transpose(a, 1, 2), [torch.size(x, 0), -1, {querywidth}])\n"
        + ("  y = torch.add(x, " + text.wide("a", "self_attn.o_proj") + ")\n")
        + "  h = self.norm(y, {w:post_attention_layernorm.weight})\n"
        + ("  g = torch.silu(" + text.narrow("h", "mlp.gate_proj") + ")\n")
        + ("  u = torch.mul(g, " + text.narrow("h", "mlp.up_proj") + ")\n")
        + ("  return torch.add(y, " + text.wide("u", "mlp.down_proj") + ")\n");
  }

  /** Of the scores: queries are scaled by what turns them. */
  private static double scale(DecoderConfig config) {
    return 1 / Math.sqrt(config.headSize());
  }

  private static String heads(String letter, String count, ScriptText text) {
    String product = text.narrow("h", "self_attn." + letter + "_proj");
    return "  " + letter + " = self.heads(" + product + ", " + count + ")\n";
  }

  private static String headNorm(String letter) {
    return "  %1$s = self.norm(torch.to(%1$s, 6), {w:self_attn.%1$s_norm.weight})\n"
        .formatted(letter);
  }
}
