// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.config.BoosterConfig;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CurateConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BoosterSettingsTest {

  private static final Path HERE = Path.of("").toAbsolutePath();

  private static BoosterSettings settings(String cache, String output) {
    ConfigTree tree =
        CommandDefaults.CURATE
            .tree()
            .with(ConfigLayer.flag("--set", "boost.backend", "endpoint"))
            .with(ConfigLayer.flag("--set", "boost.endpoint.url", "http://127.0.0.1:1/v1"))
            .with(ConfigLayer.flag("--set", "boost.endpoint.model", "m"))
            .with(ConfigLayer.flag("--set", "boost.endpoint.cache", cache));
    BoosterConfig config = CurateConfig.from(tree).boost();
    return BoosterSettings.of(config, 1, output);
  }

  @Test
  void workersWithAnotherWorkingFolderKeepAnswersInTheSamePlace() {
    assertThat(settings("kept", "out").answers()).isEqualTo(HERE.resolve("kept").toString());
    assertThat(settings("", "some/out").answers())
        .isEqualTo(HERE.resolve("some/out.answers").toString());
    assertThat(settings("/kept", "out").answers()).isEqualTo("/kept");
  }

  @Test
  void answersOfAnOutputInTheCloudAreKeptBesideIt() {
    assertThat(settings("", "gs://bucket/out").answers()).isEqualTo("gs://bucket/out.answers");
    assertThat(settings("gs://bucket/kept", "out").answers()).isEqualTo("gs://bucket/kept");
  }
}
