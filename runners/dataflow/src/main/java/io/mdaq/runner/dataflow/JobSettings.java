// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import io.mdaq.core.problem.UserException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;

/**
 * What Dataflow must know of every job. Beam would look for some of it in the network, or speak of
 * what is missing one by one and only when the job is submitted.
 */
final class JobSettings {

  private static final Pattern PROJECT = Pattern.compile("[a-z][-a-z0-9:.]{4,61}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-z]+-[a-z]+\\d+");
  private static final Pattern FOLDER =
      Pattern.compile("gs://[a-z0-9][-._a-z0-9]{1,220}[a-z0-9](/.*)?");
  private static final Pattern JOB = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

  private JobSettings() {}

  /**
   * Checks the options, and sets those that follow from others.
   *
   * @param arguments which the options were read from: only these say what was set
   * @throws UserException where something is missing or cannot be
   */
  static void complete(DataflowPipelineOptions options, List<String> arguments) {
    require(
        "project",
        options.getProject(),
        PROJECT,
        "the id of a Google Cloud project, such as my-project-123; not its number or its title");
    require("region", options.getRegion(), REGION, "a region of Dataflow, such as europe-west1");
    require(
        "jobName",
        options.getJobName(),
        JOB,
        "of lower-case letters, digits and hyphens, beginning with a letter");
    String temp =
        set("gcpTempLocation", arguments).or(() -> set("tempLocation", arguments)).orElse("");
    require("tempLocation", temp, FOLDER, "a folder in Cloud Storage, such as gs://my-bucket/temp");
    String staging =
        set("stagingLocation", arguments).orElseGet(() -> temp.replaceFirst("/*$", "/staging"));
    require("stagingLocation", staging, FOLDER, "a folder such as gs://my-bucket/staging");
    options.setTempLocation(temp);
    options.setGcpTempLocation(temp);
    options.setStagingLocation(staging);
  }

  /** Asking the options would let Beam make up a value, with requests to the network. */
  private static Optional<String> set(String name, List<String> arguments) {
    String start = "--" + name + "=";
    return arguments.stream()
        .filter(argument -> argument.startsWith(start))
        .map(argument -> argument.substring(start.length()))
        .reduce((first, second) -> second);
  }

  private static void require(String name, String value, Pattern form, String allowed) {
    String given = value == null ? "" : value;
    if (!form.matcher(given).matches()) {
      throw UserException.usage(
          given.isEmpty()
              ? "--runner dataflow: after --, --%s=... is missing: %s".formatted(name, allowed)
              : "--%s=%s: must be %s".formatted(name, given, allowed));
    }
  }
}
