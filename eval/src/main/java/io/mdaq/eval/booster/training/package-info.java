// SPDX-License-Identifier: Apache-2.0
/**
 * The stage {@code train-booster}: revision pairs and a base model enter; a booster leaves, with
 * its log, its test and a manifest. Every pair ends in one counted outcome. What the booster is
 * taught is word for word what boosting asks and takes; the training is that of {@code fine-tune}.
 */
@NullMarked
package io.mdaq.eval.booster.training;

import org.jspecify.annotations.NullMarked;
