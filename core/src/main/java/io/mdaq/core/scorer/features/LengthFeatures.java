// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** How long the three texts are, in information units, absolutely and against each other. */
final class LengthFeatures implements FeatureGroup {

  /** Beyond this more length says nothing more. */
  private static final double MAX_RESPONSE_UNITS = 3_000;

  private static final double MAX_PROMPT_UNITS = 1_000;

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    double response = sample.response().units();
    double instruction = sample.instruction().units();
    double input = sample.input().units();
    double logResponse = FeatureScale.log(Math.min(response, MAX_RESPONSE_UNITS));
    sink.put("log_response_units", logResponse);
    sink.put("log_instruction_units", FeatureScale.log(Math.min(instruction, MAX_PROMPT_UNITS)));
    sink.put("log_input_units", FeatureScale.log(Math.min(input, MAX_PROMPT_UNITS)));
    // differences of logarithms: how many times as long
    sink.put("log_response_to_prompt", logResponse - FeatureScale.log(instruction + input));
    sink.put(
        "log_response_to_input",
        input == 0 ? 0 : FeatureScale.log(response) - FeatureScale.log(input));
  }
}
