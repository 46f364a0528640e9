// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.response;

/**
 * Who gave the responses.
 *
 * @param name the model's folder, or the endpoint's name for it
 * @param id what {@link Response#model} holds: the SHA-256 of the checkpoint's files, or the
 *     endpoint's name for the model
 * @param detail what else the numbers depend on: precision and device, or the endpoint's address
 */
public record AnsweringModel(String name, String id, String detail) {}
