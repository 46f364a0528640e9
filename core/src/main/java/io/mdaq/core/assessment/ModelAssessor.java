// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.assessment.Assessment.Extent;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a score and an embedding together. Texts are read by the encoders first, all at once; a
 * model that fails on a sample fails on that sample alone.
 */
public final class ModelAssessor implements SampleAssessor {

  private final ScorePart scorer;
  private final EmbeddingPart embedder;
  private final Map<SampleEncoder, Set<TextRole>> needs = new LinkedHashMap<>();

  public ModelAssessor(ScorePart scorer, EmbeddingPart embedder) {
    this.scorer = scorer;
    this.embedder = embedder;
    for (Part part : List.of(scorer, embedder)) {
      part.needs()
          .forEach(
              (encoder, roles) ->
                  needs
                      .computeIfAbsent(encoder, unused -> EnumSet.noneOf(TextRole.class))
                      .addAll(roles));
    }
  }

  @Override
  public int dimensions() {
    return embedder.dimensions();
  }

  @Override
  public List<Assessment> assess(List<SampleText> samples) {
    Map<SampleEncoder, EncodedSamples> encoded = new LinkedHashMap<>();
    needs.forEach((encoder, roles) -> encoded.put(encoder, encoder.read(samples, roles)));
    List<Assessment> assessments = new ArrayList<>(samples.size());
    for (int i = 0; i < samples.size(); i++) {
      assessments.add(assess(samples.get(i), i, encoded));
    }
    return assessments;
  }

  private Assessment assess(
      SampleText sample, int number, Map<SampleEncoder, EncodedSamples> encoded) {
    Readings readings =
        (encoder, role) -> {
          EncodedSamples ofEncoder = encoded.get(encoder);
          if (ofEncoder == null) {
            throw new IllegalStateException("nobody asked for the " + role);
          }
          return ofEncoder.reading(number, role);
        };
    try {
      int score = scorer.score(sample, readings);
      short[] embedding = embedder.embed(sample, readings);
      boolean isWhole = encoded.values().stream().allMatch(of -> of.sawWhole(number));
      return new Assessment.Assessed(score, embedding, isWhole ? Extent.WHOLE : Extent.TRUNCATED);
    } catch (UserException e) {
      // About the models rather than the sample.
      throw e;
    } catch (RuntimeException e) {
      return new Assessment.Failed(String.valueOf(e.getMessage()));
    }
  }
}
