// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import io.mdaq.core.resource.Resource;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.util.construction.resources.PipelineResources;

/**
 * What a job brings to a cluster: the class path of this process without Flink, which is there, and
 * without what a process can load only once because of its native part. The second job would die of
 * "already loaded in another classloader"; so these lie on the cluster's own class path, and so do
 * large models that never change.
 */
final class JobJars {

  /** Written by the build: {@code ./NAME} of each, with colons between. */
  private static final String LIST = "left-out-of-jobs";

  /** What {@code --runner dataflow} has on the class path beside this engine. */
  private static final Pattern OF_ANOTHER_ENGINE =
      Pattern.compile(
          "(mdaq-runner-dataflow|beam-runners-google-cloud-dataflow-java"
              + "|beam-sdks-java-io-google-cloud-platform|google-api-services-bigquery)-.*");

  private JobJars() {}

  /** The files and folders to ship, in class path order. */
  static List<String> of(PipelineOptions options) {
    Set<String> leftOut = leftOut();
    return PipelineResources.detectClassPathResourcesToStage(
            JobJars.class.getClassLoader(), options)
        .stream()
        .filter(entry -> !leftOut.contains(fileName(entry)))
        .filter(entry -> !isOfAnotherEngine(fileName(entry)))
        .toList();
  }

  static boolean isOfAnotherEngine(String jar) {
    return OF_ANOTHER_ENGINE.matcher(jar).matches();
  }

  /** The names of the jars that are not shipped. */
  static Set<String> leftOut() {
    return Stream.of(Resource.text(JobJars.class, LIST).strip().split(":", -1))
        .map(name -> name.substring(name.lastIndexOf('/') + 1))
        .collect(Collectors.toSet());
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf(File.separatorChar) + 1);
  }
}
