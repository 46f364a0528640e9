// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.boost.check.Background.Sum;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.sampledata.SampleData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The middle of each language's texts, from which closeness is judged: the mean of a background and
 * of the language's sample data, which are all there is where the background is thin. Where there
 * is no sample data either, the sample data of all languages counts as much as a few texts.
 *
 * <p>Keeps what it computed: use one instance per thread.
 */
final class Centers {

  private static final int TEXTS_FROM_EVERYWHERE = 32;

  private static final Map<String, Optional<Sum>> KNOWN = new ConcurrentHashMap<>();

  private final Background background;
  private final Map<String, short[]> centers = new HashMap<>();

  Centers(Background background) {
    this.background = background;
  }

  /**
   * The middle of a language, in fixed point like vectors.
   *
   * @param language BCP-47
   */
  short[] of(String language) {
    return centers.computeIfAbsent(language, this::center);
  }

  private short[] center(String language) {
    String code = new LanguageTag(language).primary().value();
    Sum known =
        KNOWN.computeIfAbsent(code, Centers::ofSampleData).orElseGet(Centers::fromEverywhere);
    Sum given = background.languages().get(language);
    return mean(given == null ? known : known.plus(given));
  }

  private static short[] mean(Sum sum) {
    short[] mean = new short[sum.components().length];
    for (int d = 0; d < mean.length; d++) {
      mean[d] = (short) Math.round((double) sum.components()[d] / sum.texts());
    }
    return mean;
  }

  private static Optional<Sum> ofSampleData(String code) {
    if (!SampleData.languages().contains(code)) {
      return Optional.empty();
    }
    BackgroundSums sums = new BackgroundSums();
    for (ReadSample sample : SampleData.of(code).pool()) {
      sums.add(code, sample.text());
    }
    return Optional.ofNullable(sums.background().languages().get(code));
  }

  private static Sum fromEverywhere() {
    Sum all =
        SampleData.languages().stream()
            .flatMap(code -> KNOWN.computeIfAbsent(code, Centers::ofSampleData).stream())
            .reduce(Sum::plus)
            .orElseThrow();
    int[] components = new int[all.components().length];
    for (int d = 0; d < components.length; d++) {
      components[d] = (int) ((long) all.components()[d] * TEXTS_FROM_EVERYWHERE / all.texts());
    }
    return new Sum(TEXTS_FROM_EVERYWHERE, components);
  }
}
