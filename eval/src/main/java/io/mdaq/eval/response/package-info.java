// SPDX-License-Identifier: Apache-2.0
/**
 * What a model said to the prompts: one line of JSON per prompt and turn. A turn that could not be
 * answered has its line too, with the reason, so that every question is accounted for.
 */
@NullMarked
package io.mdaq.eval.response;

import org.jspecify.annotations.NullMarked;
