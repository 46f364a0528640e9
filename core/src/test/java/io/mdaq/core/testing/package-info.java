// SPDX-License-Identifier: Apache-2.0
/** What tests of all modules share. */
@NullMarked
package io.mdaq.core.testing;

import org.jspecify.annotations.NullMarked;
