// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import io.mdaq.core.problem.UserException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cluster takes jobs.
 *
 * @param host name or address; an IPv6 address in brackets
 * @param port of its REST interface
 */
record ClusterAddress(String host, int port) {

  private static final int MAX_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile("(?:https?://)?(\\[[0-9a-fA-F:.]+]|[^:/\\s\\[\\]]+):(\\d{1,5})/?");

  /**
   * Reads HOST:PORT.
   *
   * @throws UserException where it is something else
   */
  static ClusterAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      int port = Integer.parseInt(form.group(2));
      if (port >= 1 && port <= MAX_PORT) {
        return new ClusterAddress(form.group(1), port);
      }
    }
    throw UserException.usage(
        "--flinkMaster=%s: must be HOST:PORT of a Flink cluster's REST interface, such as"
                .formatted(text)
            + " 127.0.0.1:8081; leave it out to run Flink inside this process");
  }

  /** What the REST interface has under a path that begins with a slash. */
  URI at(String path) {
    return URI.create("http://" + this + path);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
