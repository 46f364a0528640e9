// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAddressTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8081, http://127.0.0.1:8081/overview",
    "flink.example:65535, http://flink.example:65535/overview",
    "[::1]:8081, http://[::1]:8081/overview",
    "http://localhost:8081/, http://localhost:8081/overview",
  })
  void hostAndPortAreRead(String text, String overview) {
    assertThat(ClusterAddress.parse(text).at("/overview")).hasToString(overview);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8081",
        "localhost",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:999999",
        "localhost:-1",
        "local host:8081",
        "::1:8081",
        "localhost:8081/jobs",
        "ftp://localhost:8081",
        "[remote]"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> ClusterAddress.parse(text))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("--flinkMaster=" + text + ": must be HOST:PORT")
        .hasMessageContaining("127.0.0.1:8081");
  }
}
