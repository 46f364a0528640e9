// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** How many sentences the response has and how long they are. */
final class SentenceFeatures implements FeatureGroup {

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    Sentences sentences = sample.responseSentences();
    double units = sample.response().units();
    int count = sentences.count();
    sink.put("log_sentences", FeatureScale.log(count));
    sink.put("log_mean_sentence_units", FeatureScale.log(units / Math.max(1, count)));
    sink.put("log_longest_sentence_units", FeatureScale.log(sentences.longestUnits()));
    sink.put("log_first_sentence_units", FeatureScale.log(sentences.firstUnits()));
    sink.put("log_last_sentence_units", FeatureScale.log(sentences.lastUnits()));
    sink.put(
        "sentence_units_variation",
        count < 2 ? 0 : FeatureScale.variation(units, sentences.sumOfSquares(), count));
  }
}
