// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

/** Looks at one thing. */
@FunctionalInterface
public interface Check {

  /** What it found. May throw: who calls it reports that as a failure. */
  Finding find() throws Exception;
}
