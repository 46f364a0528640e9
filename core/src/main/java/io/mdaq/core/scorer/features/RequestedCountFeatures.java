// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** Whether a number in the instruction ("five tips") is the number of items in the response. */
final class RequestedCountFeatures implements FeatureGroup {

  private static final int LEAST = 2;
  private static final int MOST = 30;

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    int requested = Numbers.first(sample.instruction().text(), LEAST, MOST);
    sink.put("count_requested", requested == Numbers.NONE ? 0 : 1);
    sink.put("count_given", requested == Numbers.NONE ? 0 : agreement(requested, sample));
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
}
