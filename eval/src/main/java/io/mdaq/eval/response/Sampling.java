// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.response;

/**
 * How answers were made.
 *
 * @param maxNewTokens the longest answer
 * @param temperature 0 for the likeliest token each time
 * @param topK 0 for all
 * @param topP 1 for all
 * @param repetitionPenalty 1 for none
 * @param seed from which each prompt and turn has its own
 * @param system the system message; empty for none
 * @param format what a conversation looks like to the model: {@code chat_template}, {@code alpaca},
 *     {@code raw}, or {@code messages} at an endpoint
 */
public record Sampling(
    int maxNewTokens,
    double temperature,
    int topK,
    double topP,
    double repetitionPenalty,
    long seed,
    String system,
    String format) {}
