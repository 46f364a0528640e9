// SPDX-License-Identifier: Apache-2.0
/** What tests of several packages need: judgements as {@code judge} leaves them. */
@NullMarked
package io.mdaq.eval.testing;

import org.jspecify.annotations.NullMarked;
