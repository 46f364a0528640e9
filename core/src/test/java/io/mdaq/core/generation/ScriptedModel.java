// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import io.mdaq.core.decoder.NextTokenModel;
import io.mdaq.core.decoder.NextTokenSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A model whose logits are a function of the text so far; counts what it is asked for. */
final class ScriptedModel implements NextTokenModel {

  private final int vocabularySize;
  private final int maxTokens;
  private final Function<List<Integer>, float[]> logits;

  /** The number of rows of each append. */
  final List<Integer> appends = new ArrayList<>();

  int open;

  ScriptedModel(int vocabularySize, int maxTokens, Function<List<Integer>, float[]> logits) {
    this.vocabularySize = vocabularySize;
    this.maxTokens = maxTokens;
    this.logits = logits;
  }

  /** Logits that leave no doubt. */
  static float[] certain(int vocabularySize, int token) {
    float[] logits = new float[vocabularySize];
    logits[token] = 20;
    return logits;
  }

  @Override
  public int vocabularySize() {
    return vocabularySize;
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }

  @Override
  public NextTokenSession start(List<int[]> prompts, int moreTokens) {
    open++;
    List<List<Integer>> texts = new ArrayList<>();
    prompts.forEach(ids -> texts.add(new ArrayList<>(Arrays.stream(ids).boxed().toList())));
    return new Session(texts);
  }

  private final class Session implements NextTokenSession {

    private List<List<Integer>> texts;

    Session(List<List<Integer>> texts) {
      this.texts = texts;
    }

    @Override
    public int rows() {
      return texts.size();
    }

    @Override
    public float[] logits(int row) {
      return logits.apply(texts.get(row));
    }

    @Override
    public double logNormalizer(int row) {
      double sum = 0;
      for (float logit : logits(row)) {
        sum += Math.exp(logit);
      }
      return Math.log(sum);
    }

    @Override
    public void append(int[] tokens) {
      appends.add(tokens.length);
      for (int row = 0; row < tokens.length; row++) {
        texts.get(row).add(tokens[row]);
      }
    }

    @Override
    public void retain(int[] rows) {
      List<List<Integer>> all = texts;
      texts = new ArrayList<>(Arrays.stream(rows).mapToObj(all::get).toList());
    }

    @Override
    public void close() {
      open--;
    }
  }
}
