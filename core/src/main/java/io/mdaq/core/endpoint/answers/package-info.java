// SPDX-License-Identifier: Apache-2.0
/**
 * Many questions to one model, each paid for once. Questions enter in a fixed order and leave with
 * their outcomes in the same order, while a bounded number is under way. An answer is kept under
 * the hash of model, prompt and parameters before it is handed on, so that neither an equal
 * question nor a later run asks again. A cap on costs is decided on upper bounds in the order of
 * the questions, which no timing and no kept answer can move.
 */
@NullMarked
package io.mdaq.core.endpoint.answers;

import org.jspecify.annotations.NullMarked;
