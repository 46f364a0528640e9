// SPDX-License-Identifier: Apache-2.0
/** Runs a pipeline on Beam's DirectRunner: in this process, in memory, for experiments. */
@NullMarked
package io.mdaq.runner.direct;

import org.jspecify.annotations.NullMarked;
