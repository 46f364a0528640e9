// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A job as the service is told of it (API version v1b3).
 *
 * @param machine type of the workers
 * @param diskGb of each
 * @param steps in the order of the graph
 */
record JobDescription(String name, String machine, int diskGb, List<Step> steps) {

  /**
   * A step.
   *
   * @param kind what the service does, such as ParallelDo
   * @param name what the service's pages show
   * @param followed whether another step takes what it gives
   */
  record Step(String kind, String name, Followed followed) {}

  /** Whether a step has followers. */
  enum Followed {
    YES,
    /** It writes, or nobody wants what it gives. */
    NO
  }

  /** Reads a job specification. */
  static JobDescription of(JsonNode job) {
    Set<String> taken = new HashSet<>();
    for (JsonNode step : job.path("steps")) {
      step.findValuesAsText("step_name").forEach(taken::add);
    }
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : job.path("steps")) {
      steps.add(
          new Step(
              step.path("kind").asText(),
              step.at("/properties/user_name/value").asText(),
              taken.contains(step.path("name").asText()) ? Followed.YES : Followed.NO));
    }
    JsonNode pool = job.path("environment").path("workerPools").path(0);
    return new JobDescription(
        job.path("name").asText(),
        pool.path("machineType").asText(),
        pool.path("diskSizeGb").asInt(),
        List.copyOf(steps));
  }

  /** The steps at the ends of the graph. */
  List<Step> sinks() {
    return steps.stream().filter(step -> step.followed() == Followed.NO).toList();
  }
}
