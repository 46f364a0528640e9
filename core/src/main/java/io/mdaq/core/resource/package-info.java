// SPDX-License-Identifier: Apache-2.0
/** Files that are part of the program. */
@NullMarked
package io.mdaq.core.resource;

import org.jspecify.annotations.NullMarked;
