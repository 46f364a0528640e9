// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

  @Test
  void aKeyIsShownNowhereButInItsHeader() {
    ApiKey key = ApiKey.from("KEY", Map.of("KEY", " sk-secret\n"));
    assertThat(key.authorization()).contains("Bearer sk-secret");
    assertThat(key).hasToString("***");
    assertThat(key.redact("wrong key sk-secret, sk-secret")).isEqualTo("wrong key ***, ***");
  }

  @Test
  void noVariableMeansNoKey() {
    ApiKey key = ApiKey.from("", Map.of());
    assertThat(key.authorization()).isEmpty();
    assertThat(key.redact("as it is")).isEqualTo("as it is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void anEmptyVariableIsAnError(String value) {
    assertThatThrownBy(() -> ApiKey.from("KEY", Map.of("KEY", value)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("environment variable KEY")
        .hasMessageContaining("is not set");
    assertThatThrownBy(() -> ApiKey.from("KEY", Map.of())).hasMessageContaining("is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-se cret", "sk-se\ncret", "sk-se\u0000cret", "sk-sé"})
  void whatCannotBeSentIsRefusedAndNotRepeated(String value) {
    assertThatThrownBy(() -> ApiKey.from("KEY", Map.of("KEY", value)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("environment variable KEY")
        .hasMessageNotContaining("sk-s");
  }
}
