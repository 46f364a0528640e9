// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The reference data that may lie beside the project (system property {@code mdaq.shared}). A test
 * that asks for a part that is absent is skipped, never passed or failed.
 */
public final class SharedData {

  private SharedData() {}

  /** The path of a file or folder of the reference data, or the calling test is skipped. */
  public static Path require(String relative) {
    Path path = Path.of(System.getProperty("mdaq.shared", "../shared")).resolve(relative);
    assumeTrue(Files.exists(path), () -> "reference data absent: " + relative);
    return path;
  }
}
