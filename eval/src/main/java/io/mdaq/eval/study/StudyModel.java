// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.study;

import java.util.Optional;

/**
 * A model to be trained.
 *
 * @param name unique in the study, such as {@code curated-s42}; a folder's name
 * @param arm what is compared, such as {@code curated}
 * @param set the training set
 * @param seed of the training
 * @param stepsOf the model, named before this one, that has as many steps; empty where the epochs
 *     decide
 */
public record StudyModel(
    String name, String arm, String set, long seed, Optional<String> stepsOf) {}
