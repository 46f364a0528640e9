// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.torch.GradientTape;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain computed forward, and then backward from the gradient of its result. The loss is computed
 * from {@link #result}, and gradients taken of it, in between: so it needs no memory when the
 * layers go back, and may be computed in parts.
 */
public final class ForwardPass implements AutoCloseable {

  private final NDManager manager;
  private final Chain chain;
  private final Activations activations;
  private final List<NDArray> inputs = new ArrayList<>();
  private final NDArray last;
  private final NDArray result;

  private ForwardPass(NDManager manager, Chain chain, Activations activations) {
    this.manager = manager;
    this.chain = chain;
    this.activations = activations;
    this.last =
        switch (activations) {
          case KEEP -> GradientTape.record(this::recorded);
          case RECOMPUTE -> remembered();
        };
    this.result = leaf(manager, last);
  }

  /**
   * Computes the chain.
   *
   * @param parent of all that is computed, which is closed with the pass
   */
  public static ForwardPass run(NDManager parent, Chain chain, Activations activations) {
    NDManager manager = parent.newSubManager();
    try {
      return new ForwardPass(manager, chain, activations);
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /** What the last layer made: an array that collects gradients. */
  public NDArray result() {
    return result;
  }

  private NDArray recorded() {
    NDArray states = chain.first(manager);
    for (int number = 0; number < chain.layers(); number++) {
      NDArray next = chain.layer(manager, number, states);
      // The record holds on to what it needs of it.
      states.close();
      states = next;
    }
    return states;
  }

  private NDArray remembered() {
    NDArray states = chain.first(manager);
    for (int number = 0; number < chain.layers(); number++) {
      inputs.add(states);
      states = chain.layer(manager, number, states);
    }
    return states;
  }

  /**
   * Adds to the gradients of the chain's weights, by the gradient that the result has collected.
   */
  public void backward() {
    NDArray gradient = result.getGradient();
    switch (activations) {
      case KEEP -> GradientTape.backward(last, gradient);
      case RECOMPUTE -> recompute(gradient);
    }
  }

  private void recompute(NDArray ofResult) {
    NDArray gradient = ofResult;
    for (int number = chain.layers() - 1; number >= 0; number--) {
      boolean isWanted = number > 0 || chain.trainsFirst();
      try (NDManager inside = manager.newSubManager();
          NDArray input = inputs.get(number)) {
        NDArray states = isWanted ? leaf(inside, input) : input;
        GradientTape.backward(again(inside, number, states), gradient);
        gradient.close();
        if (isWanted) {
          gradient = states.getGradient();
          gradient.attach(manager);
        }
      }
    }
    if (chain.trainsFirst()) {
      GradientTape.backward(GradientTape.record(() -> chain.first(manager)), gradient);
    }
  }

  private NDArray again(NDManager inside, int number, NDArray states) {
    return GradientTape.record(() -> chain.layer(inside, number, states));
  }

  /** The same numbers, cut off from what they were computed from. */
  private static NDArray leaf(NDManager manager, NDArray array) {
    NDArray leaf = array.stopGradient();
    leaf.attach(manager);
    leaf.setRequiresGradient(true);
    return leaf;
  }

  @Override
  public void close() {
    manager.close();
  }
}
