// SPDX-License-Identifier: Apache-2.0
/**
 * Where a pipeline runs. An engine turns the arguments after {@code --} into Beam options with the
 * settings it needs; everything else about it is Beam's. One whose workers are other machines is
 * told what they need, so that it can refuse before anything is begun what they could not reach.
 * Engines live in the {@code runners/} modules and are found on the class path, so that neither the
 * pipeline nor the commands know one.
 */
@NullMarked
package io.mdaq.pipeline.engine;

import org.jspecify.annotations.NullMarked;
