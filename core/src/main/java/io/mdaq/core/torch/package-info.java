// SPDX-License-Identifier: Apache-2.0
/**
 * All that is special about the PyTorch engine: starting it without a network, how many threads it
 * takes, and functions written as TorchScript text, through which every operator of libtorch can be
 * called. Checkpoint tensors enter and become arrays of a manager that the caller closes; arrays go
 * through functions and come out as arrays. Nothing here knows a model.
 *
 * <p>Numbers in bfloat16 cannot be held by the Java side (they end the process), so their bits
 * travel as arrays of type FLOAT16 and are read as what they are inside scripts only.
 */
@NullMarked
package io.mdaq.core.torch;

import org.jspecify.annotations.NullMarked;
