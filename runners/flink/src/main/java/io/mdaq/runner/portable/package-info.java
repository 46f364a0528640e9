// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a pipeline through Beam's portable interfaces. A job server takes the pipeline in Beam's
 * own, language-neutral form and has the user's code run in an environment of its own, which may be
 * a container. Where no endpoint is named, a job server is started inside this process, with
 * embedded Flink behind it and the environment in this process as well; it is in Flink's module
 * because it needs nothing else. It listens on loopback and is closed with the job.
 */
@NullMarked
package io.mdaq.runner.portable;

import org.jspecify.annotations.NullMarked;
