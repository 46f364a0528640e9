// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchProblems;

/** {@link XlmrNetwork} for plain Java callers. */
final class TorchXlmr implements EncoderModel {

  private final NDManager manager;
  private final XlmrNetwork network;

  /**
   * @param manager is closed with the model
   */
  TorchXlmr(NDManager manager, XlmrNetwork network) {
    this.manager = manager;
    this.network = network;
  }

  @Override
  public Precision precision() {
    return network.path().precision();
  }

  @Override
  public int width() {
    return network.config().hiddenSize();
  }

  @Override
  public int maxTokens() {
    return network.config().maxTokens();
  }

  @Override
  public int vocabularySize() {
    return network.config().vocabularySize();
  }

  @Override
  public int padId() {
    return network.config().padId();
  }

  @Override
  public float[] pool(TokenBatch batch, Pooling pooling) {
    try (NDManager step = manager.newSubManager()) {
      return network.pooled(step, batch, pooling).toFloatArray();
    } catch (EngineException e) {
      throw TorchProblems.translate(
          e,
          "encoding " + batch.rows() + " rows of " + batch.width() + " tokens",
          "Lower the tokens per batch or the longest row, or use bfloat16.");
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
