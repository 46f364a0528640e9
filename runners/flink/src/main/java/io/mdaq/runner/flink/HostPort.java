// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host name or address; an IPv6 address in brackets
 * @param port from 1 to 65,535
 */
public record HostPort(String host, int port) {

  private static final int MAX_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):(\\d{1,5})");

  /** Reads HOST:PORT, if it is that. */
  public static Optional<HostPort> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new HostPort(form.group(1), Integer.parseInt(form.group(2))))
            .filter(found -> found.port >= 1 && found.port <= MAX_PORT)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
