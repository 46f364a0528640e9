// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.ndarray.NDArray;

/**
 * A float32 array that is saved and restored under a name.
 *
 * @param name unique in its list
 */
public record NamedArray(String name, NDArray array) {}
