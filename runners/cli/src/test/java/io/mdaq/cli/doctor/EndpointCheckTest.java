// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.cli.doctor.Finding.Level;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Endpoints on loopback, sound and broken. */
class EndpointCheckTest {

  private static final String KEY = "sk-very-secret";
  private static final Map<String, String> ENVIRONMENT = Map.of("MY_KEY", KEY);

  private static Finding asked(FakeEndpoint.Script script, String model, String variable)
      throws InterruptedException {
    try (FakeEndpoint endpoint = FakeEndpoint.start(script)) {
      Finding finding = new EndpointCheck(endpoint.url(), model, variable, ENVIRONMENT).find();
      assertThat(endpoint.totalRequests()).as("asked once").isLessThanOrEqualTo(1);
      assertThat(finding.text() + finding.fix()).doesNotContain(KEY);
      return finding;
    }
  }

  @Test
  void anEndpointThatAnswersIsFine() throws InterruptedException {
    Finding finding =
        asked(
            call ->
                Objects.equals(call.headers().get("authorization"), "Bearer " + KEY)
                    ? FakeReply.text("yes")
                    : FakeReply.error(401, "no key"),
            "m",
            "MY_KEY");
    assertThat(finding.level()).isEqualTo(Level.OK);
    assertThat(finding.text()).contains("answers as \"m\"");
  }

  @Test
  void aWrongKeyIsNotShown() throws InterruptedException {
    Finding finding = asked(call -> FakeReply.error(401, "bad key " + KEY), "m", "MY_KEY");
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.text()).contains("status 401", "***");
    assertThat(finding.fix()).contains("MY_KEY");
  }

  @Test
  void aMissingKeyIsAskedFor() throws InterruptedException {
    assertThat(asked(call -> FakeReply.error(401, "no key"), "m", "").fix())
        .contains("--endpoint-key");
    assertThat(asked(call -> FakeReply.text("yes"), "m", "NO_SUCH").text())
        .contains("NO_SUCH", "is not set");
  }

  @Test
  void anUnknownModelFailsAndNoneIsAWarning() throws InterruptedException {
    assertThat(asked(call -> FakeReply.error(404, "no such model"), "m", "").level())
        .isEqualTo(Level.FAIL);
    Finding none = asked(call -> FakeReply.error(404, "no such model"), "", "");
    assertThat(none.level()).isEqualTo(Level.WARN);
    assertThat(none.fix()).contains("--endpoint-model");
  }

  @Test
  void garbageIsNoEndpoint() throws InterruptedException {
    for (FakeReply garbage :
        new FakeReply[] {FakeReply.json("<html>\u001b[2J"), FakeReply.halfJson()}) {
      Finding finding = asked(call -> garbage, "m", "");
      assertThat(finding.level()).isEqualTo(Level.FAIL);
      assertThat(finding.text()).doesNotContain("\u001b");
      assertThat(finding.fix()).contains("OpenAI-compatible");
    }
    assertThat(asked(call -> new FakeReply.Nothing(), "m", "").level()).isEqualTo(Level.FAIL);
  }

  @Test
  void aClosedPortIsUnreachable() throws IOException, InterruptedException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    Finding finding =
        new EndpointCheck("http://127.0.0.1:" + port + "/v1", "m", "", Map.of()).find();
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.fix()).contains("the server runs");
  }

  @Test
  void whatIsNoUrlIsRefused() throws InterruptedException {
    assertThat(new EndpointCheck("localhost:8000", "m", "", Map.of()).find().text())
        .contains("no base URL");
    assertThat(new EndpointCheck("http://me:" + KEY + "@x/v1", "m", "", Map.of()).find().text())
        .doesNotContain(KEY);
  }
}
