// SPDX-License-Identifier: Apache-2.0
/** Small corpora and whole runs, shared by the tests of all engines. */
@NullMarked
package io.mdaq.pipeline.testing;

import org.jspecify.annotations.NullMarked;
