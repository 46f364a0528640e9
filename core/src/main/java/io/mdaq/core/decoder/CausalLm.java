// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.batching.BucketPlan;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A causal language model: Llama, Qwen2 or Qwen3. Token ids go in, numbers come out; nothing native
 * crosses its methods. Safe for concurrent use; close it after the last use and after its sessions.
 *
 * <p>A row is filled up to a multiple of 16 of its own length and computed with rows of that length
 * only, so that its numbers do not depend on which other rows are asked for at the same time. In
 * the steps of a session rows of all lengths go together: their logits may differ from those of a
 * session of one row in the last bits.
 */
public final class CausalLm implements NextTokenModel, AutoCloseable {

  /** Tokens computed together: enough to keep the processor busy. */
  static final int BATCH_TOKENS = 4096;

  /** Positions whose logits are taken at once: 64 times 150,000 float32 are 38 MB. */
  private static final int LOGIT_ROWS = 64;

  private final NDManager manager;
  private final DecoderNetwork network;

  private CausalLm(NDManager manager, DecoderNetwork network) {
    this.manager = manager;
    this.network = network;
  }

  /**
   * Loads a model folder.
   *
   * @throws UserException if it is none, is no decoder, or does not fit into memory
   */
  public static CausalLm open(Path folder, Precision precision, TorchDevice device) {
    return load(ModelFolder.open(folder), precision, device);
  }

  /**
   * Loads the weights of an opened model folder.
   *
   * @throws UserException if it is no decoder or does not fit into memory
   */
  public static CausalLm load(ModelFolder folder, Precision precision, TorchDevice device) {
    if (!(folder.config() instanceof DecoderConfig config)) {
      throw UserException.failed(
          Excerpt.escape(folder.folder().toString())
              + ": "
              + folder.config().architecture().modelType()
              + " is no causal language model. Give a folder with a Llama, Qwen2 or Qwen3 model.");
    }
    NDManager manager = TorchEngine.newManager(device);
    try {
      Products products = Products.forInference(manager, device);
      DecoderWeights weights =
          DecoderWeights.load(
              manager,
              config,
              DecoderLayout.joined(config),
              folder.weights(),
              TorchEngine.resolve(precision, device),
              products);
      return new CausalLm(manager, new DecoderNetwork(manager, config, weights, products));
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  public DecoderConfig config() {
    return network.config();
  }

  /** What the products are computed in, for manifests: FLOAT32 or BFLOAT16. */
  public Precision precision() {
    return network.weights().precision();
  }

  /** How many arrays live as long as the model, for tests of leaks. */
  int arrays() {
    return manager.getManagedArrays().size();
  }

  @Override
  public int vocabularySize() {
    return config().vocabularySize();
  }

  @Override
  public int maxTokens() {
    return config().maxTokens();
  }

  @Override
  public NextTokenSession start(List<int[]> prompts, int moreTokens) {
    prompts.forEach(ids -> TokenChecks.require(config(), ids));
    return DecodingSession.start(network, prompts, moreTokens);
  }

  /**
   * The logits behind every token of a text.
   *
   * @return one row for each token, in it one number for each id of the vocabulary
   * @throws UserException if the text is empty or too long, or an id is outside the vocabulary
   */
  public float[][] logits(int[] ids) {
    TokenChecks.require(config(), ids);
    float[][] logits = new float[ids.length][];
    try (NDManager call = network.newManager()) {
      NDArray states = states(call, List.of(ids), new int[] {0});
      for (int from = 0; from < ids.length; from += LOGIT_ROWS) {
        int to = Math.min(ids.length, from + LOGIT_ROWS);
        try (NDManager part = network.newManager()) {
          float[] rows =
              network.logits(part, states, LongStream.range(from, to).toArray()).toFloatArray();
          for (int i = from; i < to; i++) {
            int start = (i - from) * vocabularySize();
            logits[i] = Arrays.copyOfRange(rows, start, start + vocabularySize());
          }
        }
      }
    }
    return logits;
  }

  /**
   * The natural logarithms of the probabilities of given continuations, token by token.
   *
   * @return for each continuation one number a token
   * @throws UserException if a text is too long or an id is outside the vocabulary
   */
  public List<float[]> logProbabilities(List<Continuation> continuations) {
    List<int[]> rows = continuations.stream().map(Continuation::ids).toList();
    rows.forEach(ids -> TokenChecks.require(config(), ids));
    float[][] results = new float[rows.size()][];
    for (int[] batch : LengthBuckets.plan(rows, BATCH_TOKENS)) {
      judge(continuations, rows, batch, results);
    }
    return Arrays.asList(results);
  }

  private void judge(
      List<Continuation> continuations, List<int[]> rows, int[] batch, float[][] results) {
    int length = BucketPlan.roundUp(rows.get(batch[0]).length);
    List<Long> places = new ArrayList<>();
    List<Long> targets = new ArrayList<>();
    for (int i = 0; i < batch.length; i++) {
      int[] ids = rows.get(batch[i]);
      for (int t = continuations.get(batch[i]).first(); t < ids.length; t++) {
        // The state before a token is what predicts it.
        places.add((long) i * length + t - 1);
        targets.add((long) ids[t]);
      }
    }
    float[] all = new float[0];
    if (!places.isEmpty()) {
      try (NDManager call = network.newManager()) {
        NDArray states = states(call, rows, batch);
        all = network.logProbabilities(call, states, unboxed(places), unboxed(targets));
      }
    }
    int from = 0;
    for (int row : batch) {
      int to = from + continuations.get(row).length();
      results[row] = Arrays.copyOfRange(all, from, to);
      from = to;
    }
  }

  private NDArray states(NDManager call, List<int[]> rows, int[] batch) {
    int length = BucketPlan.roundUp(rows.get(batch[0]).length);
    return network.states(call, LengthBuckets.padded(rows, batch, length), length);
  }

  private static long[] unboxed(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public void close() {
    manager.close();
  }
}
