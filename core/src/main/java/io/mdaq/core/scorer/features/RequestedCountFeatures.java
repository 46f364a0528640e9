// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** Whether a number in the instruction ("five tips") is the number of items in the response. */
final class RequestedCountFeatures implements FeatureGroup {

  private static final int LEAST = 2;
  private static final int MOST = 30;

  /** Numbers are read up to here, so that no digits overflow. */
  private static final int LARGE = 1_000;

  private static final int NONE = 0;
  private static final int RADIX = 10;

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    int requested = requested(sample.instruction().text());
    sink.put("count_requested", requested == NONE ? 0 : 1);
    sink.put("count_given", requested == NONE ? 0 : agreement(requested, sample));
    sink.put(
        "log_instruction_digits", FeatureScale.log(sample.instruction().count(CharClass.DIGIT)));
  }

  /** Items are sure evidence, sentences half of it. */
  private static double agreement(int requested, SampleProfile sample) {
    int items = sample.responseLines().listItems();
    if (items > 0) {
      return items == requested ? 1 : -1;
    }
    return sample.responseSentences().count() == requested ? 0.5 : -0.5;
  }

  /** The first number of the text that can be a count; {@link #NONE} where there is none. */
  private static int requested(ScannedText text) {
    for (int i = 0; i < text.length(); i++) {
      boolean starts = text.is(i, CharClass.DIGIT) && (i == 0 || !text.is(i - 1, CharClass.DIGIT));
      int number = starts ? numberAt(text, i) : NONE;
      if (number >= LEAST && number <= MOST) {
        return number;
      }
    }
    return NONE;
  }

  /** The whole number at an index in the digits of any script; {@link #NONE} for 2.5 or 10:30. */
  private static int numberAt(ScannedText text, int start) {
    int value = 0;
    int i = start;
    while (i < text.length() && value < LARGE) {
      int digit = Character.digit(text.codePoint(i), RADIX);
      if (digit < 0) {
        break;
      }
      value = value * RADIX + digit;
      i++;
    }
    return i < text.length() && text.is(i, CharClass.DIGIT) ? NONE : value;
  }
}
