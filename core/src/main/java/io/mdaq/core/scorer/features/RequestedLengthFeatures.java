// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/**
 * Whether the response is longer than a number of words that the instruction asks for ("in 100
 * words"). What the number counts is not read, because that would take a dictionary: it is taken
 * for a number of words where the response has about as many.
 */
final class RequestedLengthFeatures implements FeatureGroup {

  /** Smaller numbers ask for items ({@link RequestedCountFeatures}), larger ones are years. */
  private static final int LEAST = 31;

  private static final int MOST = 999;

  /** A word has some five units; ten percent more than asked for are no excess. */
  private static final double MOST_UNITS_PER_WORD = 5.5;

  /** A response with more units for each one asked for shows that the number counts no words. */
  private static final double MOST_UNITS_PER_NUMBER = 16;

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    int requested = Numbers.first(sample.instruction().text(), LEAST, MOST);
    double perRequested = requested == Numbers.NONE ? 0 : sample.response().units() / requested;
    boolean exceeded = perRequested > MOST_UNITS_PER_WORD && perRequested < MOST_UNITS_PER_NUMBER;
    sink.put("length_requested", requested == Numbers.NONE ? 0 : 1);
    sink.put(
        "length_exceeded", exceeded ? FeatureScale.log(perRequested - MOST_UNITS_PER_WORD) : 0);
  }
}
