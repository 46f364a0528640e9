// SPDX-License-Identifier: Apache-2.0
/** Problems that a user can mend, told in full sentences and mapped to exit codes. */
@NullMarked
package io.mdaq.core.problem;

import org.jspecify.annotations.NullMarked;
