// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import java.util.List;
import java.util.Locale;

/** Signs of the response by class: as rates of its length, the telling ones as counts too. */
final class PunctuationFeatures implements FeatureGroup {

  private static final List<CharClass> RATED =
      List.of(
          CharClass.PERIOD,
          CharClass.QUESTION,
          CharClass.EXCLAMATION,
          CharClass.ELLIPSIS,
          CharClass.COMMA,
          CharClass.COLON,
          CharClass.SEMICOLON,
          CharClass.QUOTE,
          CharClass.OPEN,
          CharClass.DASH,
          CharClass.SLASH,
          CharClass.MATH,
          CharClass.SYMBOL,
          CharClass.DIGIT);
  private static final List<CharClass> COUNTED =
      List.of(
          CharClass.QUESTION,
          CharClass.EXCLAMATION,
          CharClass.COMMA,
          CharClass.COLON,
          CharClass.QUOTE,
          CharClass.OPEN,
          CharClass.DIGIT,
          CharClass.SYMBOL);

  private static final List<String> RATE_NAMES = names(RATED, "%s_rate");
  private static final List<String> COUNT_NAMES = names(COUNTED, "log_%s_count");

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    TextProfile response = sample.response();
    double units = response.units();
    for (int i = 0; i < RATED.size(); i++) {
      sink.put(RATE_NAMES.get(i), FeatureScale.rate(response.count(RATED.get(i)), units));
    }
    for (int i = 0; i < COUNTED.size(); i++) {
      sink.put(COUNT_NAMES.get(i), FeatureScale.log(response.count(COUNTED.get(i))));
    }
  }

  private static List<String> names(List<CharClass> classes, String pattern) {
    return classes.stream()
        .map(sign -> sign.name().toLowerCase(Locale.ROOT))
        .map(pattern::formatted)
        .toList();
  }
}
