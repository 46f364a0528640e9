// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Flink's configuration where the user has none: in a folder that goes with the process. */
public final class ConfigurationFolder {

  private static final List<String> LOOPBACK =
      List.of(
          "jobmanager.bind-host: 127.0.0.1",
          "jobmanager.rpc.address: 127.0.0.1",
          "taskmanager.bind-host: 127.0.0.1",
          "taskmanager.host: 127.0.0.1",
          "rest.address: 127.0.0.1",
          "rest.bind-address: 127.0.0.1");

  private ConfigurationFolder() {}

  /**
   * For the embedded cluster. Left to itself it listens on every network interface, for files that
   * jobs share among others; nobody but this process has any business there.
   */
  public static Path loopback() {
    return write(LOOPBACK);
  }

  /**
   * For a job on a cluster: it goes when this process goes. What becomes of it when a worker is
   * lost cannot be said here: of batch jobs Flink 1.19 takes that from the cluster's configuration
   * alone.
   */
  static Path forJob() {
    return write(List.of("execution.job-listeners: " + ClusterJob.class.getName()));
  }

  private static Path write(List<String> lines) {
    try {
      Path folder = Files.createTempDirectory("mdaq-flink-");
      Path file = folder.resolve("flink-conf.yaml");
      // In the reverse order of these lines they are deleted at the end.
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      Files.write(file, lines);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder cannot be written to", e);
    }
  }
}
