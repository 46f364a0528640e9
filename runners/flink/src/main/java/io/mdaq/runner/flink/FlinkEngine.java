// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import io.mdaq.pipeline.engine.Engine;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** Flink: embedded in this process unless the arguments name a cluster. */
public final class FlinkEngine implements Engine {

  private static final String EMBEDDED = "[local]";
  private static final String CHOOSE = "[auto]";

  @Override
  public String name() {
    return "flink";
  }

  @Override
  public String description() {
    return "Apache Flink, embedded in this process (default) or on a cluster (--flinkMaster)";
  }

  @Override
  public PipelineOptions options(List<String> arguments) {
    FlinkPipelineOptions options = FlinkOptions.parse(arguments);
    options.setRunner(FlinkRunner.class);
    if (options.getFlinkMaster().equals(CHOOSE)) {
      options.setFlinkMaster(EMBEDDED);
    }
    if (options.getFlinkMaster().equals(EMBEDDED)) {
      embed(options);
    } else {
      SessionCluster.configure(options);
    }
    // Elements are immutable records, so Flink need not copy them between chained operators.
    options.setObjectReuse(true);
    return options;
  }

  @Override
  public RuntimeException explained(RuntimeException failure) {
    return FlinkFailure.explained(failure);
  }

  private static void embed(FlinkPipelineOptions options) {
    if (options.getFlinkConfDir() == null) {
      options.setFlinkConfDir(ConfigurationFolder.loopback().toString());
    }
    if (options.getParallelism() <= 0) {
      options.setParallelism(Runtime.getRuntime().availableProcessors());
    }
  }
}
