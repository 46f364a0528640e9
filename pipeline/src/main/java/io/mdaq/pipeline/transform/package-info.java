// SPDX-License-Identifier: Apache-2.0
/**
 * The stages of curation as Beam transforms. They only wire: what happens to a row is done by plain
 * Java elsewhere. No shuffle is keyed by row; each group's bound is stated where it is formed, and
 * no group is iterated twice, which Flink does not allow.
 */
@NullMarked
package io.mdaq.pipeline.transform;

import org.jspecify.annotations.NullMarked;
