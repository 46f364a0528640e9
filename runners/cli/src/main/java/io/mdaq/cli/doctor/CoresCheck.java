// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

/**
 * The processor cores that this process may use.
 *
 * @param cores at least 1
 */
record CoresCheck(int cores) implements Check {

  @Override
  public Finding find() {
    return cores > 1
        ? Finding.ok("cores", Integer.toString(cores))
        : Finding.warn(
            "cores",
            "one: everything works, and takes as long as it takes",
            "Allow the machine or the container two or more.");
  }
}
