// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import io.mdaq.runner.flink.ConfigurationFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.beam.runners.flink.FlinkJobInvoker;
import org.apache.beam.runners.flink.FlinkJobServerDriver;
import org.apache.beam.runners.flink.FlinkJobServerDriver.FlinkServerConfiguration;
import org.apache.beam.runners.jobsubmission.JobServerDriver;

/** A job server inside this process, with embedded Flink behind it. */
final class LocalJobServer implements AutoCloseable {

  private final Driver driver;
  private final String endpoint;

  private LocalJobServer(Driver driver, String endpoint) {
    this.driver = driver;
    this.endpoint = endpoint;
  }

  /** Starts one on a port that is free. */
  static LocalJobServer start() {
    FlinkServerConfiguration configuration =
        FlinkJobServerDriver.parseArgs(
            new String[] {
              "--flink-master=[local]",
              "--flink-conf-dir=" + ConfigurationFolder.loopback(),
              "--job-port=0",
              "--artifact-port=0",
              // Without the server that expands transforms of other languages.
              "--expansion-port=-1"
            });
    Driver driver = new Driver(configuration);
    try {
      return new LocalJobServer(driver, driver.start());
    } catch (IOException e) {
      driver.stop();
      throw new UncheckedIOException("a job server cannot be started", e);
    }
  }

  /** Where it listens, as HOST:PORT. */
  String endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    driver.stop();
  }

  /** Flink's, which would listen on every network interface, but for its servers. */
  private static final class Driver extends JobServerDriver {
    Driver(FlinkServerConfiguration configuration) {
      super(
          configuration,
          new LoopbackServers(),
          new LoopbackServers(),
          () -> FlinkJobInvoker.create(configuration));
    }
  }
}
