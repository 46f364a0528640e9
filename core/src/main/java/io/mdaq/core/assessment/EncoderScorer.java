// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.core.text.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The scores that an encoder gives to a set of samples known beforehand, so that they go through it
 * in batches. Immutable.
 */
public final class EncoderScorer implements QualityScorer {

  /** Enough to fill the batches of every length, and little memory. */
  private static final int SAMPLES_AT_ONCE = 1024;

  private final Map<SampleText, Integer> scores;

  private EncoderScorer(Map<SampleText, Integer> scores) {
    this.scores = scores;
  }

  /**
   * Scores the samples as {@link ScorePart.Neural} does.
   *
   * @param samples may have duplicates
   * @param progress told how many different samples are done
   * @throws UserException where the model fails on one
   */
  public static EncoderScorer of(
      SampleEncoder encoder, List<SampleText> samples, LongConsumer progress) {
    ScorePart.Neural part = new ScorePart.Neural(encoder);
    List<SampleText> different = new ArrayList<>(new LinkedHashSet<>(samples));
    Map<SampleText, Integer> scores = new HashMap<>();
    for (int from = 0; from < different.size(); from += SAMPLES_AT_ONCE) {
      List<SampleText> some =
          different.subList(from, Math.min(different.size(), from + SAMPLES_AT_ONCE));
      EncodedSamples read = encoder.read(some, Set.of(TextRole.INSTRUCTION, TextRole.RESPONSE));
      for (int i = 0; i < some.size(); i++) {
        int number = i;
        scores.put(
            some.get(i), score(part, some.get(i), (unused, role) -> read.reading(number, role)));
      }
      progress.accept(scores.size());
    }
    return new EncoderScorer(scores);
  }

  private static int score(ScorePart.Neural part, SampleText sample, Readings readings) {
    try {
      return part.score(sample, readings);
    } catch (IllegalArgumentException e) {
      throw UserException.failed(
          "the sample "
              + Excerpt.of(sample.instruction())
              + " has no score: "
              + e.getMessage()
              + ". Look at the log of the model's training, or give another model.",
          e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if it was not among the samples
   */
  @Override
  public int score(SampleText text) {
    Integer score = scores.get(text);
    if (score == null) {
      throw new IllegalArgumentException("this sample was not read: " + text.instruction());
    }
    return score;
  }
}
