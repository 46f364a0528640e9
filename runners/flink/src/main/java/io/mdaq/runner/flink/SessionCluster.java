// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.configuration.SecurityOptions;

/** The settings for a job on a Flink cluster that runs already. */
final class SessionCluster {

  private SessionCluster() {}

  /**
   * Completes the options of a job, after a look at its cluster.
   *
   * @throws io.mdaq.core.problem.UserException where there is no cluster, or one that cannot run
   *     the job
   */
  static void configure(FlinkPipelineOptions options) {
    if (options.getFlinkConfDir() == null) {
      options.setFlinkConfDir(ConfigurationFolder.forJob().toString());
    }
    if (speaksPlainly(options.getFlinkConfDir())) {
      ClusterOverview cluster = ClusterOverview.of(ClusterAddress.parse(options.getFlinkMaster()));
      cluster.requireVersion();
      if (options.getNumberOfExecutionRetries() != 0) {
        cluster.requireRestarts();
      }
      if (options.getParallelism() <= 0) {
        options.setParallelism(cluster.requireSlots());
      }
    }
    if (options.getFilesToStage() == null) {
      options.setFilesToStage(JobJars.of(options));
    }
  }

  /** A cluster that wants TLS is left to Flink's client, which knows the certificates. */
  private static boolean speaksPlainly(String configurationFolder) {
    return !FlinkOptions.configuration(configurationFolder).get(SecurityOptions.SSL_REST_ENABLED);
  }
}
