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

  /**
   * The recorded judgements of a kind, sorted: those in the directory that the system property
   * {@code mdaq.vectors} names, else in {@code vectors} of the reference data. The calling test is
   * skipped where there are none.
   *
   * @param folder the kind, such as {@code mt_bench_pairs}
   * @param ending of the files' names, such as {@code .jsonl}
   */
  public static List<Path> vectorFiles(String folder, String ending) throws IOException {
    Path root = vectors(folder);
    assumeTrue(Files.isDirectory(root), () -> "no reference data in " + root);
    try (Stream<Path> files = Files.list(root)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
      assumeTrue(!found.isEmpty(), () -> "no *" + ending + " in " + root);
      return found;
    }
  }

  /** The folder of a kind of recorded judgements. */
  public static Path vectors(String folder) {
    String shared = System.getProperty("mdaq.shared", "../shared");
    return Path.of(System.getProperty("mdaq.vectors", shared + "/vectors")).resolve(folder);
  }
}
