// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.triplet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.encoder.Pooling;
import io.mdaq.core.encoder.ProductPath;
import io.mdaq.core.encoder.TokenBatch;
import io.mdaq.core.encoder.XlmrNetwork;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.GradientTape;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.Chain;
import io.mdaq.core.training.ForwardPass;
import io.mdaq.core.training.Parameter;
import io.mdaq.core.training.TrainableModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An encoder that learns by the triplet loss (Schroff et al. 2015, arXiv:1503.03832): {@code max(0,
 * d(a,p) - d(a,n) + margin)}, where d is 1 minus the cosine of two mean-pooled vectors.
 */
public final class EncoderTraining implements TrainableModel<TripletBatch> {

  private static final String LOSS =
      """
      def unit(self, x: Tensor) -> Tensor:
        norm = torch.linalg_vector_norm(x, 2, [-1], True, dtype=None)
        return torch.div(x, torch.clamp_min(norm, 1e-12))
      def forward(self, anchor: Tensor, positive: Tensor, negative: Tensor) -> Tensor:
        a = self.unit(anchor)
        near = torch.sum(torch.mul(a, self.unit(positive)), [-1], False)
        far = torch.sum(torch.mul(a, self.unit(negative)), [-1], False)
        difference = torch.sub(torch.rsub(near, 1.), torch.rsub(far, 1.))
        return torch.sum(torch.relu(torch.add(difference, $MARGIN)))
      """;

  private final NDManager manager;
  private final XlmrNetwork network;
  private final Activations activations;
  private final List<Parameter> parameters = new ArrayList<>();
  private final ScriptFunction loss;

  /**
   * @param manager owns what is computed, for as long as it is needed
   * @param network on a trainable path; all its weights are trained
   * @param margin how much nearer the positive must be, from 0 to 2
   * @throws IllegalArgumentException if the path is not trainable or the margin out of its range
   */
  public EncoderTraining(
      NDManager manager, XlmrNetwork network, double margin, Activations activations) {
    if (network.path() != ProductPath.TRAINABLE
        && network.path() != ProductPath.TRAINABLE_BFLOAT16) {
      throw new IllegalArgumentException(network.path() + " passes no gradients");
    }
    if (!(margin >= 0 && margin <= 2)) {
      throw new IllegalArgumentException("margin: " + margin + "; allowed is 0 to 2");
    }
    this.manager = manager;
    this.network = network;
    this.activations = activations;
    this.loss = ScriptFunction.compile(manager, LOSS.replace("$MARGIN", Double.toString(margin)));
    network.weights().named().forEach((name, array) -> parameters.add(Parameter.of(name, array)));
  }

  @Override
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  @Override
  public double addGradients(TripletBatch batch, double scale) {
    requireFits(batch);
    try (NDManager step = manager.newSubManager()) {
      List<ForwardPass> passes = new ArrayList<>();
      for (TokenBatch texts : batch.texts()) {
        passes.add(ForwardPass.run(step, new EncoderChain(step, network, texts), activations));
      }
      NDArray sum = GradientTape.record(() -> loss(step, passes));
      GradientTape.backward(sum, step.create((float) scale));
      passes.forEach(ForwardPass::backward);
      return sum.getFloat();
    }
  }

  private NDArray loss(NDManager step, List<ForwardPass> passes) {
    return loss.train(
            step,
            passes.stream()
                .map(pass -> ScriptArgument.of(pass.result()))
                .toArray(ScriptArgument[]::new))
        .head();
  }

  /** An id or position beyond its table would read foreign memory or end the process. */
  private void requireFits(TripletBatch batch) {
    EncoderConfig config = network.config();
    for (TokenBatch texts : batch.texts()) {
      int largest = Arrays.stream(texts.ids()).max().orElse(0);
      if (largest >= config.vocabularySize() || texts.width() > config.maxTokens()) {
        throw UserException.failed(
            "the rows "
                + Arrays.toString(batch.rows())
                + " (counted from 0) have a text of "
                + texts.width()
                + " tokens and a token "
                + largest
                + "; the model takes "
                + config.maxTokens()
                + " tokens and has a vocabulary of "
                + config.vocabularySize()
                + ". Shorten texts, and give tokenizer.json and weights of the same model.");
      }
    }
  }

  @Override
  public double operations(TripletBatch batch) {
    return EncoderOperations.of(network.config(), batch);
  }

  /** The encoder with its pooling as the last layer. */
  private record EncoderChain(XlmrNetwork network, XlmrNetwork.Rows rows) implements Chain {

    EncoderChain(NDManager step, XlmrNetwork network, TokenBatch texts) {
      this(network, network.rows(step, texts));
    }

    @Override
    public NDArray first(NDManager results) {
      return network.embed(results, rows);
    }

    @Override
    public boolean trainsFirst() {
      return true;
    }

    @Override
    public int layers() {
      return network.layers() + 1;
    }

    @Override
    public NDArray layer(NDManager results, int number, NDArray states) {
      return number < network.layers()
          ? network.layer(results, number, rows, states)
          : network.pool(results, rows, states, Pooling.MEAN);
    }
  }
}
