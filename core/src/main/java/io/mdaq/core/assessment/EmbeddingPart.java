// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.embedding.Embedder;
import io.mdaq.core.embedding.UnitVectors;
import io.mdaq.core.sample.SampleText;
import java.util.Map;
import java.util.Set;

/** How samples get the vectors by which they are clustered. */
public sealed interface EmbeddingPart extends Part {

  /** The number of components. */
  int dimensions();

  /** The vector of a sample. */
  short[] embed(SampleText sample, Readings readings);

  /**
   * From the words.
   *
   * @param embedder used by one thread
   */
  record Lexical(Embedder embedder) implements EmbeddingPart {

    @Override
    public Map<SampleEncoder, Set<TextRole>> needs() {
      return Map.of();
    }

    @Override
    public int dimensions() {
      return embedder.dimensions();
    }

    @Override
    public short[] embed(SampleText sample, Readings readings) {
      short[] vector = new short[embedder.dimensions()];
      embedder.embed(sample, vector);
      return vector;
    }
  }

  /**
   * The vector of an encoder, rounded to fixed point.
   *
   * @param text what it reads
   */
  record Neural(SampleEncoder encoder, EmbeddedText text) implements EmbeddingPart {

    @Override
    public Map<SampleEncoder, Set<TextRole>> needs() {
      return Map.of(encoder, Set.of(TextRole.of(text)));
    }

    @Override
    public int dimensions() {
      return encoder.dimensions();
    }

    @Override
    public short[] embed(SampleText sample, Readings readings) {
      short[] vector = new short[encoder.dimensions()];
      UnitVectors.quantize(readings.of(encoder, TextRole.of(text)).vector(), vector);
      return vector;
    }
  }
}
