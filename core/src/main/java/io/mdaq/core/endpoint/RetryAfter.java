// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After} in both its forms. Fielding et al. (2022), RFC 9110, 10.2.3. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int MILLIS_DIGITS = 3;

  private RetryAfter() {}

  /**
   * How long to wait: 0 to 365 days; empty where the value is neither seconds nor a date.
   *
   * @param now against which a date is read
   */
  static Optional<Duration> parse(String value, Instant now) {
    String text = value.strip();
    if (SECONDS.matcher(text).matches()) {
      BigDecimal millis = new BigDecimal(text).movePointRight(MILLIS_DIGITS);
      return Optional.of(
          Duration.ofMillis(millis.min(BigDecimal.valueOf(LONGEST.toMillis())).longValue()));
    }
    try {
      Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      Duration wait = Duration.between(now, until);
      return Optional.of(
          wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    } catch (DateTimeException e) {
      // The caller's own wait takes its place.
      return Optional.empty();
    }
  }
}
