// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.embedding.LexicalEmbedder;
import io.mdaq.core.embedding.LexicalEmbedderSettings;
import io.mdaq.core.embedding.UnitVectors;
import io.mdaq.core.sample.SampleText;

/**
 * How close texts are: the cosine of their lexical embeddings, by whole numbers up to the last
 * division. Keeps scratch memory: use one instance per thread.
 */
final class Closeness {

  /** More than clusters need: here single texts are compared. */
  private static final LexicalEmbedderSettings SETTINGS =
      new LexicalEmbedderSettings(1024, EmbeddedText.INSTRUCTION, 42);

  private final LexicalEmbedder embedder = new LexicalEmbedder(SETTINGS);

  /** The vector of a text; all zero for an empty one. */
  short[] vector(String text) {
    short[] vector = new short[SETTINGS.dimensions()];
    if (!text.isEmpty()) {
      embedder.embed(new SampleText(text, "", ""), vector);
    }
    return vector;
  }

  /** From -1 to 1; 1 for two empty texts, 0 for an empty and another one. */
  static double of(short[] left, short[] right) {
    long lengths = UnitVectors.squaredLength(left);
    long others = UnitVectors.squaredLength(right);
    if (lengths == 0 || others == 0) {
      return lengths == others ? 1 : 0;
    }
    long product = 0;
    for (int d = 0; d < left.length; d++) {
      product += left[d] * right[d];
    }
    return product / Math.sqrt((double) lengths * others);
  }

  /** A vector as seen from a language's middle; that of an empty text stays as it is. */
  static short[] from(short[] center, short[] vector) {
    if (isZero(vector)) {
      return vector;
    }
    short[] seen = new short[vector.length];
    for (int d = 0; d < seen.length; d++) {
      seen[d] = (short) (vector[d] - center[d]);
    }
    return seen;
  }

  /** Whether it is the vector of an empty text. */
  static boolean isZero(short[] vector) {
    return UnitVectors.squaredLength(vector) == 0;
  }
}
