// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatRequest;

/**
 * Something to ask.
 *
 * @param subject the asker's own, handed back with the answer
 */
public record Question<T>(T subject, ChatRequest request) {}
