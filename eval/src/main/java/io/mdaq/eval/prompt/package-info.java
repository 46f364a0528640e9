// SPDX-License-Identifier: Apache-2.0
/**
 * The questions of an evaluation. Files of several layouts enter, prompts leave, each with an id
 * made from its set, its language and its key there. A set also records whether equal keys mean the
 * same question in every language, which is never assumed.
 */
@NullMarked
package io.mdaq.eval.prompt;

import org.jspecify.annotations.NullMarked;
