// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/v1, https://api.openai.com/v1",
    "http://localhost:8000/v1//, http://localhost:8000/v1",
    "' http://[::1]:11434/v1 ', http://[::1]:11434/v1",
    "HTTP://10.0.0.1, HTTP://10.0.0.1"
  })
  void baseUrlsAreReadWithoutSpacesAndLastSlashes(String text, String url) {
    assertThat(Endpoint.parseUrl(text)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8000/v1",
        "/v1",
        "ftp://host/v1",
        "file:///etc/passwd",
        "http://",
        "http:///v1",
        "http://host/v1?key=1",
        "http://host/v1#x",
        "http://ho st/v1",
        "nonsense"
      })
  void otherTextsAreNoBaseUrls(String text) {
    assertThatThrownBy(() -> Endpoint.parseUrl(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("\"" + text + "\" is no base URL")
        .hasMessageContaining("http://localhost:8000/v1");
  }

  @Test
  void thePathThatIsAddedIsNotGiven() {
    assertThatThrownBy(() -> Endpoint.parseUrl("http://host/v1/chat/completions/"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Leave that out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://sk-secret@host/v1", "http://user:sk-secret@host/v1"})
  void aKeyInTheUrlIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> Endpoint.parseUrl(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("key_variable")
        .hasMessageNotContaining("sk-secret");
  }
}
