// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkEngineTest {

  @TempDir private Path folder;

  private static FlinkPipelineOptions options(String... arguments) {
    return new FlinkEngine().options(List.of(arguments)).as(FlinkPipelineOptions.class);
  }

  @Test
  void theEmbeddedClusterListensOnLoopbackOnly() {
    Configuration configuration =
        GlobalConfiguration.loadConfiguration(options().getFlinkConfDir());
    assertThat(configuration.get(JobManagerOptions.BIND_HOST)).isEqualTo("127.0.0.1");
    assertThat(configuration.get(TaskManagerOptions.BIND_HOST)).isEqualTo("127.0.0.1");
    assertThat(configuration.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
  }

  @Test
  void aClusterOrConfigurationOfTheUsersStays() {
    assertThat(options("--flinkMaster=127.0.0.1:8081").getFlinkConfDir()).isNull();
    assertThat(options("--flinkConfDir=" + folder).getFlinkConfDir()).isEqualTo(folder.toString());
  }
}
