// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import io.mdaq.core.sample.SampleText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sample looks like, in numbers that mean the same in every language: lengths in information
 * units per script, layout, kinds of punctuation, repetition, overlap of instruction and response.
 * No words are counted, so scripts without spaces are treated as the others are.
 *
 * <p>All values are finite. Keeps scratch that grows with the longest text: one per thread.
 */
public final class SurfaceFeatures {

  private static final List<String> NAMES = collectNames();

  private final SampleProfile sample = new SampleProfile();
  private final FeatureArray array = new FeatureArray();
  private final List<FeatureGroup> groups =
      List.of(
          new LengthFeatures(),
          new SentenceFeatures(),
          new LayoutFeatures(),
          new ListFrameFeatures(),
          new MarkupFeatures(),
          new LineSignFeatures(),
          new LineLengthFeatures(),
          new EndingFeatures(),
          new PunctuationFeatures(),
          new OverlapFeatures(),
          new RequestedCountFeatures(),
          new RequestedLengthFeatures(),
          new ScriptFeatures(),
          new InstructionFeatures(),
          new InputFeatures());

  /** The names of the features in their order: lower_snake_case, each once. */
  public static List<String> names() {
    return NAMES;
  }

  /** The number of features. */
  public static int count() {
    return NAMES.size();
  }

  /**
   * Computes the features of a sample.
   *
   * @param text the sample, for what scanning folds away (capitals)
   * @param instruction the sample's instruction, scanned
   * @param input the sample's input, scanned
   * @param response the sample's response, scanned
   * @param target receives the features at 0 to {@link #count()} - 1
   * @throws IllegalArgumentException if the target is shorter than that
   */
  public void compute(
      SampleText text,
      ScannedText instruction,
      ScannedText input,
      ScannedText response,
      float[] target) {
    if (target.length < count()) {
      throw new IllegalArgumentException(
          "%d features need as many places, the target has %d".formatted(count(), target.length));
    }
    sample.read(text, instruction, input, response);
    array.fill(target);
    write(array);
  }

  private void write(FeatureSink sink) {
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).write(sample, sink);
    }
  }

  /** The names that an empty sample gives: they are the same for all samples. */
  private static List<String> collectNames() {
    List<String> names = new ArrayList<>();
    new SurfaceFeatures().write((name, value) -> names.add(name));
    return List.copyOf(names);
  }
}
