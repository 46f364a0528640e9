// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.engine.RunNeeds;
import java.util.List;
import java.util.stream.Stream;

/** Whether workers in the cloud can reach what a run names. */
final class Reach {

  private static final String REMOTE = "gs://";

  private Reach() {}

  /**
   * Makes sure that they can.
   *
   * @throws UserException where they cannot
   */
  static void require(RunNeeds needs) {
    List<String> problems = problems(needs);
    if (!problems.isEmpty()) {
      throw UserException.usage(
          "--runner dataflow: %s. Copy files to Cloud Storage and name them there, gs://BUCKET/..."
              .formatted(String.join("; ", problems)));
    }
  }

  /** What a run would be refused for. */
  static List<String> notes(RunNeeds needs) {
    return problems(needs).stream()
        .map(problem -> "A run would be refused: " + problem + ".")
        .toList();
  }

  private static List<String> problems(RunNeeds needs) {
    return Stream.concat(
            needs.places().stream()
                .filter(place -> !place.location().startsWith(REMOTE))
                .map(
                    place ->
                        "%s: %s is on this machine, where workers cannot reach it"
                            .formatted(place.key(), place.location())),
            needs.variables().stream()
                .map(
                    variable ->
                        "%s: workers have no environment variable %s; use an endpoint that asks for"
                                .formatted(variable.key(), variable.name())
                            + " no key, or boost beforehand on another engine"))
        .toList();
  }
}
