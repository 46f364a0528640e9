// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "' 7 ', PT7S",
    "1.5, PT1.5S",
    "999999999999999999, PT8760H",
    "'Thu, 01 Jan 2026 00:00:30 GMT', PT30S",
    "'Wed, 31 Dec 2025 23:59:00 GMT', PT0S",
    "'Fri, 31 Dec 9999 23:59:59 GMT', PT8760H"
  })
  void secondsAndDatesAreWaits(String value, Duration wait) {
    assertThat(RetryAfter.parse(value, NOW)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1e9", "1234567890123456789", "2026-01-01"})
  void otherValuesAreNone(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isEmpty();
  }
}
