// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1));

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "6, 32", "7, 60", "1000000, 60"})
  void waitsDoubleUpToAMinute(int attempt, long seconds) {
    for (long seed = 0; seed < 100; seed++) {
      assertThat(BACKOFF.after(attempt, seed))
          .isBetween(Duration.ofMillis(seconds * 500), Duration.ofSeconds(seconds));
    }
  }

  @Test
  void theDrawDependsOnTheSeedAlone() {
    assertThat(BACKOFF.after(3, 7))
        .isEqualTo(BACKOFF.after(3, 7))
        .isNotEqualTo(BACKOFF.after(3, 8));
  }

  @Test
  void aLongFirstWaitIsKept() {
    assertThat(new Backoff(Duration.ofMinutes(5)).after(4, 1))
        .isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    assertThat(new Backoff(Duration.ZERO).after(4, 1)).isZero();
  }
}
