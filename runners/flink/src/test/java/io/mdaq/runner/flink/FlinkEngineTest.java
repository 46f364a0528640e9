// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkEngineTest {

  @TempDir private Path folder;

  private static FlinkPipelineOptions options(String... arguments) {
    return new FlinkEngine().options(List.of(arguments)).as(FlinkPipelineOptions.class);
  }

  private static FlinkPipelineOptions optionsFor(FakeCluster cluster, String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "--flinkMaster=" + cluster.address();
    System.arraycopy(more, 0, arguments, 1, more.length);
    return options(arguments);
  }

  @Test
  void theEmbeddedClusterListensOnLoopbackOnly() {
    Configuration configuration =
        GlobalConfiguration.loadConfiguration(options().getFlinkConfDir());
    assertThat(configuration.get(JobManagerOptions.BIND_HOST)).isEqualTo("127.0.0.1");
    assertThat(configuration.get(TaskManagerOptions.BIND_HOST)).isEqualTo("127.0.0.1");
    assertThat(configuration.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
    assertThat(options().getFilesToStage()).isNull();
  }

  @Test
  void aConfigurationOfTheUsersStays() throws IOException {
    Files.writeString(folder.resolve("flink-conf.yaml"), "rest.retry.max-attempts: 3\n");
    assertThat(options("--flinkConfDir=" + folder).getFlinkConfDir()).isEqualTo(folder.toString());
    try (FakeCluster cluster = FakeCluster.of("1.19.2", 1)) {
      assertThat(optionsFor(cluster, "--flinkConfDir=" + folder).getFlinkConfDir())
          .isEqualTo(folder.toString());
    }
  }

  @Test
  void aJobOnAClusterTakesItsSlotsAndGoesWithTheProcess() {
    try (FakeCluster cluster = FakeCluster.of("1.19.2", 5)) {
      FlinkPipelineOptions options = optionsFor(cluster);
      assertThat(options.getFlinkMaster()).isEqualTo(cluster.address());
      assertThat(options.getParallelism()).isEqualTo(5);
      assertThat(
              GlobalConfiguration.loadConfiguration(options.getFlinkConfDir())
                  .get(DeploymentOptions.JOB_LISTENERS))
          .containsExactly(ClusterJob.class.getName());
    }
  }

  @Test
  void theUsersSettingsWin() {
    try (FakeCluster cluster = FakeCluster.of("1.19.0", 5)) {
      FlinkPipelineOptions options =
          optionsFor(cluster, "--parallelism=2", "--filesToStage=my.jar");
      assertThat(options.getParallelism()).isEqualTo(2);
      assertThat(options.getFilesToStage()).containsExactly("my.jar");
    }
  }

  @ParameterizedTest
  @CsvSource({"rest.port, 8081", "restart-strategy.type, none", "restart-strategy, disable"})
  void aClusterThatStartsNoJobAgainIsRefusedUnlessThatIsWanted(String key, String value) {
    try (FakeCluster cluster = FakeCluster.of("1.19.0", 2, key, value)) {
      assertThatThrownBy(() -> optionsFor(cluster))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("has no restart-strategy.type")
          .hasMessageContaining("--numberOfExecutionRetries=0");
      assertThat(optionsFor(cluster, "--numberOfExecutionRetries=0").getParallelism()).isEqualTo(2);
    }
  }

  @Test
  void aJobLeavesOutWhatTheClusterHas() {
    try (FakeCluster cluster = FakeCluster.of("1.19.0", 1)) {
      List<String> names =
          optionsFor(cluster).getFilesToStage().stream()
              .map(file -> new File(file).getName())
              .toList();
      assertThat(names).anyMatch(name -> name.startsWith("beam-runners-flink-1.19-"));
      assertThat(names).anyMatch(name -> name.startsWith("jackson-databind-"));
      assertThat(names).doesNotContainAnyElementsOf(JobJars.leftOut());
      assertThat(names)
          .noneMatch(
              name ->
                  name.matches("(flink|pytorch|onnxruntime|tokenizers|jna|zstd|lingua|kotlin)-.*"));
    }
  }

  @Test
  void aJobBringsNothingOfAnotherEngine() {
    assertThat(JobJars.isOfAnotherEngine("beam-runners-google-cloud-dataflow-java-2.62.0.jar"))
        .isTrue();
    assertThat(JobJars.isOfAnotherEngine("beam-runners-flink-1.19-2.62.0.jar")).isFalse();
  }

  /** A native library that core gained and the cluster did not would be loaded by two jobs. */
  @Test
  void theClusterHasWhatJobsLeaveOut() throws IOException {
    Path pom = Path.of(System.getProperty("mdaq.root"), "runners/flink-cluster/pom.xml");
    String dependencies = Files.readString(pom);
    for (String jar : JobJars.leftOut()) {
      String artifact = jar.replaceFirst("-\\d.*", "");
      if (artifact.matches("pytorch-.*|tokenizers|onnxruntime-engine|zstd-jni|lingua")) {
        assertThat(dependencies).contains("<artifactId>" + artifact + "</artifactId>");
      }
    }
    assertThat(JobJars.leftOut()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({"1.18.1, 1.18.1", "2.0.0, 2.0.0", "1.20-SNAPSHOT, 1.20-SNAPSHOT", "1, 1"})
  void anotherVersionIsRefused(String version, String shown) {
    try (FakeCluster cluster = FakeCluster.of(version, 4)) {
      assertThatThrownBy(() -> optionsFor(cluster))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("the cluster runs Flink " + shown)
          .hasMessageContaining("mdaq is built for Flink 1.19");
    }
  }

  @Test
  void aClusterWithoutWorkersIsRefusedUnlessTheNumberIsGiven() {
    try (FakeCluster cluster = FakeCluster.of("1.19.0", 0)) {
      assertThatThrownBy(() -> optionsFor(cluster))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("has no TaskManager")
          .hasMessageContaining("--parallelism=N");
      assertThat(optionsFor(cluster, "--parallelism=3").getParallelism()).isEqualTo(3);
    }
  }

  @Test
  void whereNobodyAnswersTheUserIsTold() {
    FakeCluster gone = FakeCluster.of("1.19.0", 1);
    gone.close();
    assertThatThrownBy(() -> optionsFor(gone))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--flinkMaster=" + gone.address() + ": no Flink cluster answers")
        .hasMessageContaining("runners/flink/cluster start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"flink-version\":7}", "{\"flink-version\":\"1.19.0\"}"})
  void anotherServerIsNoCluster(String body) {
    try (FakeCluster cluster = FakeCluster.answering(200, body)) {
      assertThatThrownBy(() -> optionsFor(cluster))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("who answers there is no Flink cluster");
    }
  }

  @ParameterizedTest
  @CsvSource({"404, not here", "200, <html>hello</html>"})
  void aServerThatRefusesIsNoCluster(int status, String body) {
    try (FakeCluster cluster = FakeCluster.answering(status, body)) {
      assertThatThrownBy(() -> optionsFor(cluster))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("who answers there is no Flink cluster");
    }
  }

  @Test
  void aConfigurationThatIsNotThereIsNamed() {
    try (FakeCluster cluster = FakeCluster.of("1.19.0", 1)) {
      assertThatThrownBy(() -> optionsFor(cluster, "--flinkConfDir=" + folder.resolve("none")))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("--flinkConfDir=" + folder.resolve("none"));
    }
  }

  /** Its certificates are Flink's client's business. */
  @Test
  void aClusterBehindTlsIsNotAsked() throws IOException {
    Files.writeString(folder.resolve("flink-conf.yaml"), "security.ssl.rest.enabled: true\n");
    FlinkPipelineOptions options =
        options("--flinkMaster=127.0.0.1:1", "--flinkConfDir=" + folder, "--parallelism=2");
    assertThat(options.getParallelism()).isEqualTo(2);
  }
}
