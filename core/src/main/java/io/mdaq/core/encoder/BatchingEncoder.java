// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.batching.BucketPlan;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts rows to the longest that the model takes, computes them bucket by bucket on the workers, and
 * scales.
 */
final class BatchingEncoder implements TextEncoder {

  /** Below this, products are too small to run at full speed. */
  private static final long LEAST_TOKENS = 1024;

  /** What is begun last is short, so that no worker waits long for the others at the end. */
  private static final Comparator<BucketPlan.Batch> MOST_WORK_FIRST =
      Comparator.comparingLong(BucketPlan.Batch::tokens)
          .thenComparing(BucketPlan.Batch::width)
          .reversed();

  private final EncoderModel model;
  private final EncoderSettings settings;
  private final Workers workers;

  BatchingEncoder(EncoderModel model, EncoderSettings settings) {
    this.model = model;
    this.settings = settings;
    this.workers = new Workers(settings.workers());
  }

  @Override
  public int width() {
    return model.width();
  }

  @Override
  public int vocabularySize() {
    return model.vocabularySize();
  }

  @Override
  public int maxTokens() {
    return Math.min(settings.maxTokens(), model.maxTokens());
  }

  @Override
  public Precision precision() {
    return model.precision();
  }

  @Override
  public Encoded encode(List<int[]> rows) {
    List<int[]> cut = new ArrayList<>(rows.size());
    int truncated = 0;
    for (int row = 0; row < rows.size(); row++) {
      check(row, rows.get(row));
      cut.add(TokenLimit.cut(rows.get(row), maxTokens()));
      truncated += rows.get(row).length > maxTokens() ? 1 : 0;
    }
    int[] lengths = cut.stream().mapToInt(row -> row.length).toArray();
    long tokens = Arrays.stream(lengths).asLongStream().sum();
    BucketPlan plan = BucketPlan.of(lengths, maxTokens(), budget(tokens));
    float[][] vectors = new float[rows.size()][];
    workers.run(
        plan.batches().stream()
            .sorted(MOST_WORK_FIRST)
            .<Runnable>map(batch -> () -> encode(batch, cut, vectors))
            .toList());
    return new Encoded(Arrays.asList(vectors), truncated, tokens, plan.tokens());
  }

  /** So many tokens a batch that each worker has some; what is in a batch changes no result. */
  private int budget(long tokens) {
    long share = Math.max(LEAST_TOKENS, tokens / settings.workers());
    return (int) Math.min(settings.tokenBudget(), share);
  }

  private void encode(BucketPlan.Batch batch, List<int[]> rows, float[][] vectors) {
    List<int[]> members = batch.rows().stream().map(rows::get).toList();
    float[] pooled =
        model.pool(TokenBatch.of(members, batch.width(), model.padId()), settings.pooling());
    for (int i = 0; i < members.size(); i++) {
      float[] vector = Arrays.copyOfRange(pooled, i * width(), (i + 1) * width());
      vectors[batch.rows().get(i)] = scaled(vector);
    }
  }

  /** Ids are checked here, since the engines read whatever lies behind a table. */
  private void check(int row, int[] ids) {
    if (ids.length == 0) {
      throw UserException.failed(
          "row "
              + row
              + " has no tokens; at least 1 is needed. Tokenize with special tokens, so that an"
              + " empty text has some too.");
    }
    for (int id : ids) {
      if (id < 0 || id >= model.vocabularySize()) {
        throw UserException.failed(
            "row "
                + row
                + " has the token id "
                + id
                + "; the model knows 0 to "
                + (model.vocabularySize() - 1)
                + ". Give the tokenizer.json that belongs to the model.");
      }
    }
  }

  private float[] scaled(float[] vector) {
    if (settings.scale() == VectorScale.UNIT) {
      double squares = 0;
      for (float x : vector) {
        squares += (double) x * x;
      }
      double length = Math.sqrt(squares);
      for (int i = 0; length > 0 && i < vector.length; i++) {
        vector[i] = (float) (vector[i] / length);
      }
    }
    return vector;
  }

  @Override
  public void close() {
    workers.close();
    model.close();
  }
}
