// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a pipeline on Apache Flink. Without an address it starts a Flink mini cluster inside this
 * process, which is the default engine: the same scheduler, shuffles and spilling as on a cluster,
 * with nothing to install. With one it asks the cluster there whether it can run the job, ships the
 * jars that the cluster lacks, cancels the job when this process ends, and says of what Flink
 * throws what can be done about it.
 */
@NullMarked
package io.mdaq.runner.flink;

import org.jspecify.annotations.NullMarked;
