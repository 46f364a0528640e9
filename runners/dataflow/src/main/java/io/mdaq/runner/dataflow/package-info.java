// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a pipeline on Google Cloud Dataflow. It checks what Dataflow wants to know before anything
 * is begun, gives workers the machines that the models need, leaves out of what they get what they
 * have no use for, cancels the job when this process ends, and says what the service told of a job
 * that failed. A dry run makes the description of the job exactly as it would be submitted, and
 * needs neither a network nor credentials for it.
 */
@NullMarked
package io.mdaq.runner.dataflow;

import org.jspecify.annotations.NullMarked;
