// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.QualityScorer;
import java.util.Map;
import java.util.Set;

/** How samples are scored. */
public sealed interface ScorePart extends Part {

  /** The score of a sample in units of 1 / {@link QualityScorer#SCALE}. */
  int score(SampleText sample, Readings readings);

  /**
   * From the words.
   *
   * @param scorer used by one thread
   */
  record Lexical(QualityScorer scorer) implements ScorePart {

    @Override
    public Map<SampleEncoder, Set<TextRole>> needs() {
      return Map.of();
    }

    @Override
    public int score(SampleText sample, Readings readings) {
      return scorer.score(sample);
    }
  }

  /**
   * How close the response is to what was asked, in the space of an encoder that was trained with a
   * triplet loss on expert revisions: the cosine of the two vectors (M-DaQ, arXiv 2509.15549).
   */
  record Neural(SampleEncoder encoder) implements ScorePart {

    @Override
    public Map<SampleEncoder, Set<TextRole>> needs() {
      return Map.of(encoder, Set.of(TextRole.INSTRUCTION, TextRole.RESPONSE));
    }

    @Override
    public int score(SampleText sample, Readings readings) {
      float[] asked = readings.of(encoder, TextRole.INSTRUCTION).vector();
      float[] answered = readings.of(encoder, TextRole.RESPONSE).vector();
      double cosine = dot(asked, answered) / Math.sqrt(dot(asked, asked) * dot(answered, answered));
      if (!Double.isFinite(cosine)) {
        throw new IllegalArgumentException("the model's vectors are not finite, or zero");
      }
      return (int) Math.rint(cosine * QualityScorer.SCALE);
    }

    /** In the order of the components, so that the last bits are the same everywhere. */
    private static double dot(float[] a, float[] b) {
      double sum = 0;
      for (int d = 0; d < a.length; d++) {
        sum += (double) a[d] * b[d];
      }
      return sum;
    }
  }
}
