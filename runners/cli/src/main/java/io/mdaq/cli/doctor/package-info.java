// SPDX-License-Identifier: Apache-2.0
/**
 * Looks at the machine before work is done on it: Java, memory, native libraries, disks, terminal,
 * and where they are named a model folder and an endpoint. Each {@link io.mdaq.cli.doctor.Check} is
 * given what it judges, so that faults can be put in, and says in {@link
 * io.mdaq.cli.doctor.Finding}s what is well and, where it is not, what to do.
 */
@NullMarked
package io.mdaq.cli.doctor;

import org.jspecify.annotations.NullMarked;
