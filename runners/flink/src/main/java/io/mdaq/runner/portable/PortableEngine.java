// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.engine.Engine;
import io.mdaq.runner.flink.FlinkOptions;
import java.util.List;
import java.util.Set;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PortablePipelineOptions;
import org.apache.beam.sdk.util.construction.Environments;

/** A Beam job server: inside this process unless the arguments name an endpoint. */
public final class PortableEngine implements Engine {

  private static final Set<String> HERE = Set.of("[auto]", "[local]");
  private static final List<String> ENVIRONMENTS =
      List.of(
          Environments.ENVIRONMENT_EMBEDDED,
          Environments.ENVIRONMENT_LOOPBACK,
          Environments.ENVIRONMENT_DOCKER,
          Environments.ENVIRONMENT_PROCESS,
          Environments.ENVIRONMENT_EXTERNAL);
  private static final int ENVIRONMENT_MILLIS = 600_000;

  @Override
  public String name() {
    return "portable";
  }

  @Override
  public String description() {
    return "a Beam job server, in this process (default) or elsewhere (--jobEndpoint)";
  }

  @Override
  public PipelineOptions options(List<String> arguments) {
    FlinkPipelineOptions options = FlinkOptions.parse(arguments);
    options.setRunner(PortableJobRunner.class);
    PortablePipelineOptions portable = options.as(PortablePipelineOptions.class);
    String environment = portable.getDefaultEnvironmentType();
    if (environment != null && !ENVIRONMENTS.contains(environment)) {
      // Beam would take it for DOCKER.
      throw UserException.usage(
          "--defaultEnvironmentType=%s: must be one of %s"
              .formatted(environment, String.join(", ", ENVIRONMENTS)));
    }
    if (portable.getJobEndpoint() == null) {
      runHere(options, portable);
    } else {
      JobEndpoint.parse(portable.getJobEndpoint()).requireJobServer();
    }
    return options;
  }

  @Override
  public RuntimeException explained(RuntimeException failure) {
    return PortableFailure.explained(failure);
  }

  private static void runHere(FlinkPipelineOptions options, PortablePipelineOptions portable) {
    if (!HERE.contains(options.getFlinkMaster())) {
      throw UserException.usage(
          "--flinkMaster=%s: the job server inside this process has only embedded Flink. Use"
                  .formatted(options.getFlinkMaster())
              + " --runner flink for a cluster, or name a job server: --jobEndpoint=HOST:PORT");
    }
    if (portable.getDefaultEnvironmentType() == null) {
      portable.setDefaultEnvironmentType(Environments.ENVIRONMENT_EMBEDDED);
    }
    if (portable.getFilesToStage() == null
        && portable.getDefaultEnvironmentType().equals(Environments.ENVIRONMENT_EMBEDDED)) {
      // Its classes are those of this process.
      portable.setFilesToStage(List.of());
    }
    if (portable.getEnvironmentCacheMillis() == 0) {
      // Else Beam ends it whenever no stage happens to run, which takes seconds each time and fills
      // the screen with complaints about closed streams.
      portable.setEnvironmentCacheMillis(ENVIRONMENT_MILLIS);
    }
    if (options.getParallelism() <= 0) {
      options.setParallelism(Runtime.getRuntime().availableProcessors());
    }
  }
}
