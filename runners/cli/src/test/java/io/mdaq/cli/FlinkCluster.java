// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Flink cluster of {@code runners/flink/cluster}: real processes on loopback. */
final class FlinkCluster implements AutoCloseable {

  static final Path SCRIPT = Launched.SCRIPT.resolveSibling("runners/flink/cluster");

  private static final int TASK_MANAGERS = 2;

  private final Path folder;
  private final int port;

  private FlinkCluster(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts a JobManager and two TaskManagers of one slot each. */
  static FlinkCluster start(Path folder) {
    FlinkCluster cluster = new FlinkCluster(folder, freePort());
    assertThat(cluster.run("start", "--port=" + cluster.port).isDone().out())
        .contains(
            "Flink runs at 127.0.0.1:" + cluster.port + ": " + TASK_MANAGERS + " TaskManagers");
    return cluster;
  }

  /** The next one must be free as well, which is likely and not certain. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Math.min(socket.getLocalPort(), 65_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** What stands behind {@code --} to use it. */
  String master() {
    return "--flinkMaster=127.0.0.1:" + port;
  }

  /** What Flink's REST interface, and so its web page, has under a path. */
  JsonNode rest(String path) {
    try (InputStream stream = URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one of the script's commands in this cluster's folder. */
  Outcome run(String command, String... options) {
    List<String> line = new ArrayList<>(List.of(SCRIPT.toString(), command, "--folder=" + folder));
    line.addAll(List.of(options));
    return Launched.start(Map.of(), line).outcome();
  }

  /**
   * Kills a TaskManager, which has no time to say so, and starts another.
   *
   * @param port the local one of a connection that the TaskManager has
   */
  void replaceTaskManager(int port) {
    try {
      List<Long> pids = new ArrayList<>();
      for (int number = 1; number <= TASK_MANAGERS; number++) {
        Path file = folder.resolve("taskmanager-" + number + ".pid");
        pids.add(Long.parseLong(Files.readString(file).strip()));
      }
      pids.removeIf(pid -> !Connections.has(pid, port));
      assertThat(pids).hasSize(1);
      Process kill = new ProcessBuilder("kill", "-KILL", pids.get(0).toString()).start();
      assertThat(kill.waitFor()).isZero();
      run("add").isDone();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    assertThat(run("stop").exitCode()).isZero();
    assertThat(run("status").err()).contains("no JobManager runs");
  }
}
