// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.engine.Engines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PortablePipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortableEngineTest {

  private static PortablePipelineOptions options(String... arguments) {
    return new PortableEngine().options(List.of(arguments)).as(PortablePipelineOptions.class);
  }

  @Test
  void itIsFoundByItsName() {
    assertThat(Engines.named("portable")).isInstanceOf(PortableEngine.class);
  }

  @Test
  void withoutAnEndpointEverythingIsInThisProcess() {
    PortablePipelineOptions options = options();
    assertThat(options.getDefaultEnvironmentType()).isEqualTo("EMBEDDED");
    assertThat(options.getFilesToStage()).isEmpty();
    assertThat(options.as(FlinkPipelineOptions.class).getParallelism()).isPositive();
    assertThat(options.getJobEndpoint()).isNull();
  }

  @Test
  void theUsersSettingsWin() {
    PortablePipelineOptions options =
        options("--defaultEnvironmentType=DOCKER", "--filesToStage=a.jar", "--parallelism=3");
    assertThat(options.getDefaultEnvironmentType()).isEqualTo("DOCKER");
    assertThat(options.getFilesToStage()).containsExactly("a.jar");
    assertThat(options.as(FlinkPipelineOptions.class).getParallelism()).isEqualTo(3);
  }

  @Test
  void atAnEndpointBeamsOwnSettingsHold() {
    try (LocalJobServer server = LocalJobServer.start()) {
      PortablePipelineOptions options = options("--jobEndpoint=" + server.endpoint());
      assertThat(options.getDefaultEnvironmentType()).isNull();
      assertThat(options.getFilesToStage()).isNull();
    }
  }

  @Test
  void aClusterIsNotForTheJobServerInThisProcess() {
    assertThatThrownBy(() -> options("--flinkMaster=127.0.0.1:8081"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--flinkMaster=127.0.0.1:8081")
        .hasMessageContaining("--runner flink");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:", ":8099", "a:0", "a:65536", "http://a:1", "a b:1"})
  void whatIsNoAddressIsRefused(String address) {
    assertThatThrownBy(() -> options("--jobEndpoint=" + address))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--jobEndpoint=" + address + ": must be HOST:PORT");
  }

  @Test
  void whereNobodyAnswersTheUserIsTold() {
    LocalJobServer gone = LocalJobServer.start();
    gone.close();
    assertThatThrownBy(() -> options("--jobEndpoint=" + gone.endpoint()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--jobEndpoint=" + gone.endpoint() + ": no Beam job server answers")
        .hasMessageContaining("Connection refused");
  }

  @Test
  void anotherServerIsNoJobServer() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    other.start();
    try {
      assertThatThrownBy(() -> options("--jobEndpoint=127.0.0.1:" + other.getAddress().getPort()))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("no Beam job server answers there");
    } finally {
      other.stop(0);
    }
  }

  /** Whoever reaches a job server can have any code run. */
  @Test
  void theJobServerListensOnLoopbackOnly() throws IOException {
    try (LocalJobServer server = LocalJobServer.start()) {
      int port = Integer.parseInt(server.endpoint().replaceFirst(".*:", ""));
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
      }
      for (InetAddress address :
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(a -> !a.isLoopbackAddress())
              .toList()) {
        assertThatThrownBy(() -> new Socket(address, port).close())
            .as(address.toString())
            .isInstanceOf(IOException.class);
      }
    }
  }
}
