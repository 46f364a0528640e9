// SPDX-License-Identifier: Apache-2.0
/**
 * The folder that a command leaves behind. Whole files enter, one by one, the manifest last; what a
 * folder holds beside them, or from an earlier run, is a problem that is told before any work is
 * done.
 */
@NullMarked
package io.mdaq.eval.result;

import org.jspecify.annotations.NullMarked;
