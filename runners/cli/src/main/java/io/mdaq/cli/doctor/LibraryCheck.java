// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import io.mdaq.core.problem.UserException;
import java.util.concurrent.Callable;

/**
 * A native library, which is unpacked at its first use.
 *
 * @param name of the library
 * @param needed what does not work without it
 * @param use loads it, uses it, and says what is worth knowing
 */
record LibraryCheck(String name, String needed, Callable<String> use) implements Check {

  @Override
  public Finding find() throws Exception {
    try {
      return Finding.ok(name, use.call());
    } catch (UserException e) {
      return Finding.fail(name, String.valueOf(e.getMessage()), "Without it: no " + needed + ".");
    } catch (LinkageError | RuntimeException e) {
      return Finding.fail(
          name,
          "cannot be loaded on %s %s: %s"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e),
          "Without it: no "
              + needed
              + ". The cache folder (DJL_CACHE_DIR, else ~/.djl.ai) and the temporary folder must"
              + " be writable, and the libraries be built for this system.");
    }
  }
}
