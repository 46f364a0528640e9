// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import io.mdaq.core.problem.UserException;
import java.net.URI;

/**
 * Where a cluster takes jobs.
 *
 * @param rest its REST interface
 */
record ClusterAddress(HostPort rest) {

  /**
   * Reads HOST:PORT, perhaps as a URL.
   *
   * @throws UserException where it is something else
   */
  static ClusterAddress parse(String text) {
    String address = text.replaceFirst("^https?://", "").replaceFirst("/$", "");
    return new ClusterAddress(
        HostPort.parse(address)
            .orElseThrow(
                () ->
                    UserException.usage(
                        "--flinkMaster=%s: must be HOST:PORT of a Flink cluster's REST interface,"
                                .formatted(text)
                            + " such as 127.0.0.1:8081; leave it out to run Flink inside this"
                            + " process")));
  }

  /** What the REST interface has under a path that begins with a slash. */
  URI at(String path) {
    return URI.create("http://" + rest + path);
  }

  @Override
  public String toString() {
    return rest.toString();
  }
}
