// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.engine.Engines;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.IllegalConfigurationException;

/** The options of the engines that have Flink behind them. */
public final class FlinkOptions {

  /** What Beam says where nothing was given. */
  private static final int LEFT_OPEN = -1;

  private FlinkOptions() {}

  /**
   * Reads them.
   *
   * @throws UserException where one cannot be
   */
  public static FlinkPipelineOptions parse(List<String> arguments) {
    FlinkPipelineOptions options = Engines.parse(List.of(), arguments, FlinkPipelineOptions.class);
    int parallelism = options.getParallelism();
    if (parallelism < 1 && parallelism != LEFT_OPEN) {
      throw UserException.usage(
          "--parallelism=%d: must be 1 or more; leave it out to use all cores, or all slots of a"
                  .formatted(parallelism)
              + " cluster");
    }
    if (options.getFlinkConfDir() != null) {
      var unused = configuration(options.getFlinkConfDir());
    }
    return options;
  }

  /**
   * Flink's own settings.
   *
   * @param folder as {@code --flinkConfDir} names it
   * @throws UserException where there are none that can be read
   */
  static Configuration configuration(String folder) {
    try {
      return GlobalConfiguration.loadConfiguration(folder);
    } catch (IllegalConfigurationException e) {
      throw UserException.usage(
          "--flinkConfDir=%s: %s; name a folder with Flink's configuration, or leave it out"
              .formatted(folder, String.valueOf(e.getMessage()).replaceFirst("\\.$", "")));
    }
  }
}
