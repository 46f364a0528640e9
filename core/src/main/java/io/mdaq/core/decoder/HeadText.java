// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.torch.Precision;

/**
 * The text of the two ends: embedding and output head. Logits are float32 sums over float32 states
 * whatever the precision: eight bits of them would tie thousands of tokens. Where the head's matrix
 * is stored in bfloat16, blocks of rows are widened into one buffer that stays in the processor's
 * cache, which costs no more than a product in bfloat16.
 */
final class HeadText {

  /** 1,024 rows of 1,000 columns are 4 MB as float32. */
  private static final int BLOCK_ROWS = 1024;

  private static final String EMBED =
      """
      def embed(self, ids: Tensor, w: List[Tensor]) -> Tensor:
        return torch.to(torch.embedding(self.matrix(w[0]), ids), 6)
      """;

  private static final String EXACT_LOGITS =
      """
      def logits(self, x: Tensor, w: Tensor) -> Tensor:
        return self.exact(x, w)
      """;

  private static final String EXACT_BLOCK =
      """
      def block(self, x: Tensor, part: Tensor, buffer: Tensor) -> Tensor:
        return self.exact(x, part)
      def buffer(self, w: Tensor) -> Tensor:
        return w
      """;

  private static final String WIDENED_BLOCK =
      """
      def block(self, x: Tensor, part: Tensor, buffer: Tensor) -> Tensor:
        wide = torch.copy_(torch.slice(buffer, 0, 0, torch.size(part, 0), 1), part, False)
        return self.exact(x, wide)
      def buffer(self, w: Tensor) -> Tensor:
        rows = {rows}
        return torch.empty([rows, torch.size(w, 1)], dtype=6, device=w.device)
      """;

  private static final String WIDENED_LOGITS =
      """
      def logits(self, x: Tensor, w: Tensor) -> Tensor:
        m = self.matrix(w)
        n = torch.size(m, 0)
        buffer = self.buffer(m)
        y = torch.empty([torch.size(x, 0), n], dtype=6, device=x.device)
        for i in range(torch.floordiv(torch.add(n, {rows} - 1), {rows})):
          a = torch.mul(i, {rows})
          part = torch.slice(m, 0, a, torch.add(a, {rows}), 1)
          z = self.block(x, part, buffer)
          done = torch.copy_(torch.slice(y, 1, a, torch.add(a, {rows}), 1), z, False)
        return y
      """;

  /** The normaliser is kept up to date block by block, so that no row of logits is ever whole. */
  private static final String LOG_PROBABILITIES =
      """
      def forward(self, states: Tensor, places: Tensor, targets: Tensor, w: List[Tensor]) -> Tensor:
        x = torch.index_select(states, 0, places)
        m = self.matrix(w[{head}])
        n = torch.size(m, 0)
        buffer = self.buffer(m)
        top = torch.mul(torch.slice(x, 1, 0, 1, 1), 0.)
        top = torch.sub(top, 1.0e30)
        total = torch.mul(torch.slice(x, 1, 0, 1, 1), 0.)
        for i in range(torch.floordiv(torch.add(n, {rows} - 1), {rows})):
          a = torch.mul(i, {rows})
          z = self.block(x, torch.slice(m, 0, a, torch.add(a, {rows}), 1), buffer)
          higher = torch.maximum(top, torch.amax(z, [1], True))
          now = torch.sum(torch.exp(torch.sub(z, higher)), [1], True)
          total = torch.add(torch.mul(total, torch.exp(torch.sub(top, higher))), now)
          top = higher
        chosen = torch.to(torch.embedding(m, targets), 6)
        logit = torch.sum(torch.mul(x, chosen), [1], True)
        return torch.reshape(torch.sub(torch.sub(logit, top), torch.log(total)), [-1])
      """;

  private HeadText() {}

  /** {@code embed(ids, w)}: [B,T,C]; {@code logits(x, w)}: [N,V] of states [N,C]. */
  static String methods(Precision precision) {
    return EMBED
        + (precision == Precision.BFLOAT16
            ? rows(WIDENED_BLOCK) + rows(WIDENED_LOGITS)
            : EXACT_LOGITS);
  }

  /**
   * {@code forward(states [N,C], places [M], targets [M], w)}: the natural logarithm of the
   * probability of each target at its place among the states, [M].
   */
  static String logProbabilities(Precision precision, ScriptText text) {
    return (precision == Precision.BFLOAT16 ? rows(WIDENED_BLOCK) : EXACT_BLOCK)
        + text.fill(rows(LOG_PROBABILITIES));
  }

  private static String rows(String text) {
    return text.replace("{rows} - 1", Integer.toString(BLOCK_ROWS - 1))
        .replace("{rows}", Integer.toString(BLOCK_ROWS));
  }
}
