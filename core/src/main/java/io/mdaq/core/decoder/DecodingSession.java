// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.ndarray.NDManager;
import io.mdaq.core.batching.BucketPlan;
import io.mdaq.core.decoder.DecoderNetwork.Predictions;
import java.util.Arrays;
import java.util.List;

/**
 * A batch in a cache. Prompts are read in groups of equal padded length, then all go on together.
 */
final class DecodingSession implements NextTokenSession {

  private final DecoderNetwork network;
  private final KeyValueCache cache;
  private int[] lengths;
  private float[][] logits;
  private float[] normalizers;

  private DecodingSession(DecoderNetwork network, KeyValueCache cache, int[] lengths) {
    this.network = network;
    this.cache = cache;
    this.lengths = lengths;
    this.logits = new float[lengths.length][];
    this.normalizers = new float[lengths.length];
  }

  static DecodingSession start(DecoderNetwork network, List<int[]> prompts, int moreTokens) {
    if (prompts.isEmpty() || moreTokens < 0) {
      throw new IllegalArgumentException(
          prompts.size() + " prompts and " + moreTokens + " more tokens; at least 1 and 0 needed");
    }
    int[] lengths = prompts.stream().mapToInt(ids -> ids.length).toArray();
    int longest = Arrays.stream(lengths).max().orElseThrow();
    int most = Math.min(network.config().maxTokens() - longest, moreTokens) + longest;
    KeyValueCache cache = network.newCache(prompts.size(), BucketPlan.roundUp(most));
    try {
      DecodingSession session = new DecodingSession(network, cache, lengths);
      for (int[] batch : LengthBuckets.plan(prompts, CausalLm.BATCH_TOKENS)) {
        session.read(prompts, batch);
      }
      return session;
    } catch (RuntimeException e) {
      cache.close();
      throw e;
    }
  }

  private void read(List<int[]> prompts, int[] batch) {
    int length = BucketPlan.roundUp(lengths[batch[0]]);
    long[] slots = new long[batch.length * length];
    long[] last = new long[batch.length];
    for (int i = 0; i < batch.length; i++) {
      last[i] = (long) i * length + lengths[batch[i]] - 1;
      for (int t = 0; t < length; t++) {
        slots[i * length + t] = cache.slot(batch[i], t);
      }
    }
    try (NDManager call = network.newManager()) {
      long[] ids = LengthBuckets.padded(prompts, batch, length);
      keep(network.prefill(call, ids, length, slots, last, cache), batch);
    }
  }

  /** Cuts rows of logits apart. */
  private void keep(Predictions predictions, int[] rows) {
    int width = network.config().vocabularySize();
    for (int i = 0; i < rows.length; i++) {
      logits[rows[i]] = Arrays.copyOfRange(predictions.logits(), i * width, (i + 1) * width);
      normalizers[rows[i]] = predictions.normalizers()[i];
    }
  }

  @Override
  public int rows() {
    return lengths.length;
  }

  @Override
  public float[] logits(int row) {
    return logits[row].clone();
  }

  @Override
  public double logNormalizer(int row) {
    return normalizers[row];
  }

  @Override
  public void append(int[] tokens) {
    if (tokens.length != lengths.length) {
      throw new IllegalArgumentException(
          tokens.length + " tokens for " + lengths.length + " rows; one for each row is needed");
    }
    long[] ids = new long[tokens.length];
    int[] all = new int[tokens.length];
    for (int row = 0; row < tokens.length; row++) {
      TokenChecks.requireId(network.config(), tokens[row], lengths[row]);
      if (lengths[row] >= Math.min(cache.places(), network.config().maxTokens())) {
        throw new IllegalStateException(
            "row " + row + " has " + lengths[row] + " tokens, all that was asked for");
      }
      ids[row] = tokens[row];
      all[row] = row;
    }
    try (NDManager call = network.newManager()) {
      keep(network.step(call, ids, lengths, cache), all);
    }
    for (int row = 0; row < lengths.length; row++) {
      lengths[row]++;
    }
  }

  @Override
  public void retain(int[] rows) {
    cache.retain(rows);
    lengths = Arrays.stream(rows).map(row -> lengths[row]).toArray();
    float[] before = normalizers;
    normalizers = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      normalizers[i] = before[rows[i]];
    }
    logits = Arrays.stream(rows).mapToObj(row -> logits[row]).toArray(float[][]::new);
  }

  @Override
  public void close() {
    cache.close();
  }
}
