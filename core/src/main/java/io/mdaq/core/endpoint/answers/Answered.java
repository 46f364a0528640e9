// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatAnswer;

/**
 * A question's outcome.
 *
 * @param hash of model, prompt and parameters: {@link io.mdaq.core.endpoint.ChatRequest#hash}
 */
public record Answered<T>(T subject, String hash, ChatAnswer answer) {}
