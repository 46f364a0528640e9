// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.sample.SampleText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The embedded model: hashed character n-grams, weighted like TF-IDF, under a sparse random
 * projection (Achlioptas 2003, doi:10.1016/S0022-0000(03)00025-4; block form of Kane and Nelson
 * 2014, doi:10.1145/2559902): each n-gram adds its weight with a sign to {@value
 * LexicalEmbedderSettings#SIGNS_PER_GRAM} components, all taken from its hash, so there is no
 * matrix and no vocabulary.
 *
 * <p>All sums are integers. A text without letters, digits or symbols counts as one n-gram.
 */
public final class LexicalEmbedder implements Embedder {

  private static final int SIGNS = LexicalEmbedderSettings.SIGNS_PER_GRAM;
  private static final int BITS_PER_SIGN = Long.SIZE / SIGNS;
  private static final int POSITION_BITS = BITS_PER_SIGN - 1;
  private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

  /** 1 + ln(count) in sixteenths: the tenth mention of a word adds little to the first. */
  private static final int[] DAMPED = new int[65];

  private static final int DAMPED_SCALE = 16;

  static {
    for (int count = 1; count < DAMPED.length; count++) {
      DAMPED[count] = (int) StrictMath.round(DAMPED_SCALE * (1 + StrictMath.log(count)));
    }
  }

  private final LexicalEmbedderSettings settings;
  private final GramWeights weights;
  private final long seed;
  private final GramBag bag = new GramBag();
  private final int[] sums;

  public LexicalEmbedder(LexicalEmbedderSettings settings) {
    this(settings, GramWeights.embedded());
  }

  LexicalEmbedder(LexicalEmbedderSettings settings, GramWeights weights) {
    this.settings = settings;
    this.weights = weights;
    this.seed = GramBag.mix(settings.seed() + SEED_STEP);
    this.sums = new int[settings.dimensions()];
  }

  /** The SHA-256 of the weights in the jar, for manifests: 64 hexadecimal digits. */
  public static String weightsSha256() {
    byte[] weights = GramWeights.embedded().toBytes();
    try {
      return FileHash.of("gram weights", new ByteArrayInputStream(weights)).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  @Override
  public int dimensions() {
    return settings.dimensions();
  }

  @Override
  public void embed(SampleText text, short[] target) {
    fillBag(text);
    Arrays.fill(sums, 0);
    int block = sums.length / SIGNS;
    for (int i = 0; i < bag.size(); i++) {
      long gram = bag.gram(i);
      int damped = DAMPED[Math.min(bag.count(i), DAMPED.length - 1)];
      int weight = damped * weights.of(gram);
      long bits = GramBag.mix(gram ^ seed);
      for (int part = 0; part < SIGNS; part++) {
        int position = (int) (bits & ((1 << POSITION_BITS) - 1));
        int component = part * block + ((position * block) >>> POSITION_BITS);
        boolean negative = (bits & (1 << POSITION_BITS)) != 0;
        sums[component] += negative ? -weight : weight;
        bits >>>= BITS_PER_SIGN;
      }
    }
    UnitVectors.quantize(sums, target);
  }

  private void fillBag(SampleText text) {
    boolean withResponse = settings.text() == EmbeddedText.SAMPLE;
    long characters = (long) text.instruction().length() + text.input().length();
    bag.clear(withResponse ? characters + text.response().length() : characters);
    bag.add(text.instruction());
    bag.add(text.input());
    if (withResponse) {
      bag.add(text.response());
    }
    if (bag.size() == 0) {
      bag.addWhole(text.instruction());
    }
  }
}
