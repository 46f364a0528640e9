// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.assessment.Assessment.Extent;
import io.mdaq.core.encoder.EncoderSettings;
import io.mdaq.core.encoder.TextEncoder;
import io.mdaq.core.encoder.TextEncoders;
import io.mdaq.core.encoder.TextPrompts;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An encoder with its tokenizer. Safe for concurrent use until it is closed: one per process is
 * enough, and its workers bound how many cores all callers take together.
 */
public final class SampleEncoder implements AutoCloseable {

  private final TextPrompts prompts;
  private final TextTokenizer tokenizer;
  private final TextEncoder encoder;

  SampleEncoder(TextPrompts prompts, TextTokenizer tokenizer, TextEncoder encoder) {
    this.prompts = prompts;
    this.tokenizer = tokenizer;
    this.encoder = encoder;
  }

  /**
   * Opens a model folder.
   *
   * @throws UserException if it is no encoder with its tokenizer, or cannot be loaded
   */
  public static SampleEncoder open(Path folder, EncoderSettings settings) {
    TextPrompts prompts = TextPrompts.of(folder);
    TextEncoder encoder = TextEncoders.open(folder, settings);
    try {
      return new SampleEncoder(
          prompts, TextTokenizer.open(folder, encoder.vocabularySize()), encoder);
    } catch (RuntimeException | Error e) {
      encoder.close();
      throw e;
    }
  }

  /** The number of components of a vector. */
  public int dimensions() {
    return encoder.width();
  }

  /** Reads some texts of each sample. */
  EncodedSamples read(List<SampleText> samples, Set<TextRole> roles) {
    List<int[]> tokens = new ArrayList<>(samples.size() * roles.size());
    for (TextRole role : roles) {
      for (SampleText sample : samples) {
        tokens.add(tokenizer.encode(role.of(sample, prompts), SpecialTokens.WITH));
      }
    }
    List<float[]> vectors = encoder.encode(tokens).vectors();
    Map<TextRole, List<Reading>> byRole = new EnumMap<>(TextRole.class);
    int row = 0;
    for (TextRole role : roles) {
      List<Reading> readings = new ArrayList<>(samples.size());
      for (int i = 0; i < samples.size(); i++, row++) {
        boolean isWhole = tokens.get(row).length <= encoder.maxTokens();
        readings.add(new Reading(vectors.get(row), isWhole ? Extent.WHOLE : Extent.TRUNCATED));
      }
      byRole.put(role, readings);
    }
    return new EncodedSamples(byRole);
  }

  @Override
  public void close() {
    encoder.close();
    tokenizer.close();
  }
}
