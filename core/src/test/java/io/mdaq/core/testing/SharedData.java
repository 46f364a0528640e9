// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

  /**
   * The folders of reference models with a {@code reference.json}, sorted: those in the directory
   * that the system property {@code mdaq.golden} names, else in {@code golden} of the reference
   * data. The calling test is skipped where there is no such directory.
   */
  public static List<Path> goldenFolders() throws IOException {
    String shared = System.getProperty("mdaq.shared", "../shared");
    Path root = Path.of(System.getProperty("mdaq.golden", shared + "/golden"));
    assumeTrue(Files.isDirectory(root), () -> "no references in " + root);
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("reference.json")))
          .sorted()
          .toList();
    }
  }
}
