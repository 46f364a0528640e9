// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.model.EncoderConfig;

/**
 * XLM-RoBERTa (Conneau et al. 2020, arXiv:1911.02116) in three functions. States are float32 of
 * shape rows x tokens x hidden; {@code real} is 1 at tokens and 0 at padding; weights come in the
 * order of {@link io.mdaq.core.model.WeightTable}.
 */
final class XlmrScripts {

  /** Positions count the tokens that are not the padding id, from the id after it. */
  private static final String EMBED =
      """
      def forward(self, ids: Tensor, w: List[Tensor]) -> Tensor:
        counted = torch.to(torch.ne(ids, $PAD), 4)
        places = torch.add(torch.mul(torch.cumsum(counted, 1), counted), $PAD)
        x = torch.add(self.table(w[0], ids), torch.select(w[2], 0, 0))
        x = torch.add(x, torch.embedding(w[1], places))
        return torch.layer_norm(x, [$HIDDEN], w[3], w[4], $EPSILON, True)
      """;

  /** Adding -1e30 makes a weight of the softmax exactly 0, and never NaN. */
  private static final String LAYER =
      """
      def heads(self, x: Tensor) -> Tensor:
        return torch.transpose(torch.unflatten(x, -1, [$HEADS, -1]), 1, 2)
      def forward(self, x: Tensor, real: Tensor, w: List[Tensor]) -> Tensor:
        mask = torch.mul(torch.sub(torch.unsqueeze(torch.unsqueeze(real, 1), 1), 1.), 1e30)
        y = self.operand(x)
        q = self.heads(self.linear(y, w[0], w[1]))
        k = self.heads(self.linear(y, w[2], w[3]))
        v = self.heads(self.linear(y, w[4], w[5]))
        a = torch.scaled_dot_product_attention(q, k, v, mask, 0., False)
        a = torch.flatten(torch.transpose(a, 1, 2), 2, 3)
        x = torch.add(x, self.linear(a, w[6], w[7]))
        x = torch.layer_norm(x, [$HIDDEN], w[8], w[9], $EPSILON, True)
        f = self.linear_gelu(self.operand(x), w[10], w[11])
        x = torch.add(x, self.linear(f, w[12], w[13]))
        return torch.layer_norm(x, [$HIDDEN], w[14], w[15], $EPSILON, True)
      """;

  private static final String MEAN =
      """
      def forward(self, x: Tensor, real: Tensor) -> Tensor:
        total = torch.sum(torch.mul(x, torch.unsqueeze(real, -1)), [1], False)
        return torch.div(total, torch.sum(real, [1], True))
      """;

  private static final String CLS =
      """
      def forward(self, x: Tensor, real: Tensor) -> Tensor:
        return torch.select(x, 1, 0)
      """;

  private XlmrScripts() {}

  /** {@code (ids, weights)} to the first states. */
  static String embed(EncoderConfig config, ProductPath path) {
    return path.methods() + fill(EMBED, config);
  }

  /** {@code (states, real, weights)} to the next states. */
  static String layer(EncoderConfig config, ProductPath path) {
    return path.methods() + fill(LAYER, config);
  }

  /** {@code (states, real)} to one vector per row. */
  static String pool(Pooling pooling) {
    return switch (pooling) {
      case MEAN -> MEAN;
      case CLS -> CLS;
    };
  }

  private static String fill(String text, EncoderConfig config) {
    return text.replace("$PAD", Integer.toString(config.padId()))
        .replace("$HIDDEN", Integer.toString(config.hiddenSize()))
        .replace("$HEADS", Integer.toString(config.heads()))
        .replace("$EPSILON", Double.toString(config.layerNormEpsilon()));
  }
}
