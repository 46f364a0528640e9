// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a revision of a sample may take its place. The sample and its revision enter; the value
 * of every check leaves, and the first reason for which the sample should stay as it is. Checks are
 * lexical, deterministic and need no model but the embedded ones: language, arrangement, meaning,
 * markup, completeness and length. What they cannot tell is whether the revision is better; that is
 * the scorer's part. Numbers, URLs, code and placeholders that are lost are flagged only.
 */
@NullMarked
package io.mdaq.core.boost.check;

import org.jspecify.annotations.NullMarked;
