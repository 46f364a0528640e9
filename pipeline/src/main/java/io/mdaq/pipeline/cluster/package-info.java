// SPDX-License-Identifier: Apache-2.0
/**
 * k-means over unit vectors in fixed point. A bounded subset of a group's vectors, chosen by a hash
 * of their ids, is fitted once; the small {@link io.mdaq.pipeline.cluster.Clustering} that comes
 * out then assigns every sample on its own. All comparisons and sums are exact integers, so neither
 * the order of the samples nor the machine changes a cluster.
 */
@NullMarked
package io.mdaq.pipeline.cluster;

import org.jspecify.annotations.NullMarked;
