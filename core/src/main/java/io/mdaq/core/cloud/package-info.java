// SPDX-License-Identifier: Apache-2.0
/**
 * Google Cloud Storage outside the pipeline, which has Beam for it. {@link
 * io.mdaq.core.cloud.Located} turns whatever a user names, local or {@code gs://}, into a local
 * path: files and model folders are brought to a cache on this machine, completely or not at all,
 * once for each state they are found in. {@link io.mdaq.core.cloud.CloudStorage} is the client,
 * with Google's own retries and credentials; {@link io.mdaq.core.cloud.CloudProblem} says in plain
 * words what went wrong.
 */
@NullMarked
package io.mdaq.core.cloud;

import org.jspecify.annotations.NullMarked;
