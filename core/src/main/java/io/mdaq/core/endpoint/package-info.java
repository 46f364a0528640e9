// SPDX-License-Identifier: Apache-2.0
/**
 * Chat models behind the HTTP interface that OpenAI's API, vLLM, Ollama and others share. A
 * conversation with its parameters enters, an answer or the reason why there is none leaves; a
 * failure never becomes an answer. One client paces all its requests: it sends as many at once as
 * the endpoint bears, waits as long as the endpoint asks, and repeats what may heal. Replies come
 * from strangers: they are bounded in size and time, and read field by field. The key stands in an
 * environment variable and is shown nowhere.
 */
@NullMarked
package io.mdaq.core.endpoint;

import org.jspecify.annotations.NullMarked;
