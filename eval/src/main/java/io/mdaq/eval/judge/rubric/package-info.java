// SPDX-License-Identifier: Apache-2.0
/**
 * What a judge is asked. A pair of answers and a dimension enter; one message leaves, in the words
 * of a versioned rubric whose texts are resource files. Questions and answers are strangers' texts:
 * they stand in sections whose marks they cannot contain, and what imitates our marks or labels is
 * disarmed.
 */
@NullMarked
package io.mdaq.eval.judge.rubric;

import org.jspecify.annotations.NullMarked;
