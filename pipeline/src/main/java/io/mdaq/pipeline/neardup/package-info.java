// SPDX-License-Identifier: Apache-2.0
/**
 * Finds samples whose texts are nearly the same. A text becomes a set of shingles; minimum hashes
 * of the set, in bands, bring like sets into the same buckets; in each bucket every sample is
 * compared with the best-ranked one only, by the exact Jaccard similarity of their shingles; and
 * what is linked by such comparisons leaves its best-ranked sample. Plain Java: the transforms only
 * carry these records about.
 */
@NullMarked
package io.mdaq.pipeline.neardup;

import org.jspecify.annotations.NullMarked;
