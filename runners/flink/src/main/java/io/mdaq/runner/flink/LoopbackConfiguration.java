// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of the embedded cluster. Left to itself it listens on every network interface,
 * for files that jobs share among others; nobody but this process has any business there.
 */
final class LoopbackConfiguration {

  private static final List<String> LINES =
      List.of(
          "jobmanager.bind-host: 127.0.0.1",
          "jobmanager.rpc.address: 127.0.0.1",
          "taskmanager.bind-host: 127.0.0.1",
          "taskmanager.host: 127.0.0.1",
          "rest.address: 127.0.0.1",
          "rest.bind-address: 127.0.0.1");

  private LoopbackConfiguration() {}

  /** Writes it to a folder that goes with the process. */
  static Path write() {
    try {
      Path folder = Files.createTempDirectory("mdaq-flink-");
      Path file = folder.resolve("flink-conf.yaml");
      // In the reverse order of these lines they are deleted at the end.
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      Files.write(file, LINES);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder cannot be written to", e);
    }
  }
}
