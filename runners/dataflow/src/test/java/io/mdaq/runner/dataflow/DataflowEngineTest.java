// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.engine.Engines;
import io.mdaq.pipeline.engine.RunNeeds;
import io.mdaq.pipeline.engine.RunNeeds.Models;
import io.mdaq.pipeline.engine.RunNeeds.Place;
import io.mdaq.pipeline.engine.RunNeeds.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.runners.dataflow.options.DataflowPipelineWorkerPoolOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataflowEngineTest {

  private static final List<String> ENOUGH =
      List.of("--project=my-project", "--region=europe-west1", "--tempLocation=gs://bucket/temp");

  private static DataflowPipelineOptions options(String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    ENOUGH.stream()
        .filter(
            enough ->
                Arrays.stream(more)
                    .noneMatch(given -> given.startsWith(enough.replaceFirst("=.*", "="))))
        .forEach(arguments::add);
    return new DataflowEngine().options(arguments).as(DataflowPipelineOptions.class);
  }

  @Test
  void itIsFoundByItsName() {
    assertThat(Engines.named("dataflow")).isInstanceOf(DataflowEngine.class);
  }

  @Test
  void threeSettingsAreEnough() {
    DataflowPipelineOptions options = options();
    assertThat(options.getGcpTempLocation()).isEqualTo("gs://bucket/temp");
    assertThat(options.getStagingLocation()).isEqualTo("gs://bucket/temp/staging");
    assertThat(options.getJobName()).startsWith("mdaq-");
    new DataflowEngine().prepare(options, new RunNeeds(List.of(), List.of(), Models.LEXICAL));
    assertThat(options.getFilesToStage()).isNotEmpty();
    assertThat(options.as(DataflowPipelineWorkerPoolOptions.class).getWorkerMachineType())
        .isEqualTo("n2-standard-2");
  }

  @Test
  void theUsersSettingsWin() {
    DataflowPipelineOptions options =
        options(
            "--gcpTempLocation=gs://other/t",
            "--stagingLocation=gs://third/s",
            "--filesToStage=a.jar",
            "--jobName=night");
    assertThat(options.getTempLocation()).isEqualTo("gs://other/t");
    assertThat(options.getStagingLocation()).isEqualTo("gs://third/s");
    new DataflowEngine().prepare(options, new RunNeeds(List.of(), List.of(), Models.ENCODER));
    assertThat(options.getFilesToStage()).containsExactly("a.jar");
    assertThat(options.getJobName()).isEqualTo("night");
  }

  @Test
  void withoutAFolderForTemporaryFilesNothingIsLookedForInTheNetwork() {
    assertThatThrownBy(() -> new DataflowEngine().options(ENOUGH.subList(0, 2)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("after --, --tempLocation=... is missing")
        .hasMessageContaining("gs://my-bucket/temp");
  }

  @ParameterizedTest
  @CsvSource({
    "--project=123456, the id of a Google Cloud project",
    "--project=My Project, the id of a Google Cloud project",
    "--region=europe, a region of Dataflow",
    "--tempLocation=/tmp, a folder in Cloud Storage",
    "--tempLocation=gs://, a folder in Cloud Storage",
    "--stagingLocation=s3://bucket/x, gs://my-bucket/staging",
    "--jobName=Überlauf, lower-case letters",
  })
  void whatCannotBeIsNamedWithWhatIsAllowed(String argument, String allowed) {
    assertThatThrownBy(() -> options(argument))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(argument + ": must be")
        .hasMessageContaining(allowed);
  }

  @Test
  void workersGetTheMachineThatTheirModelsNeed() {
    DataflowPipelineWorkerPoolOptions pool =
        options("--workerMachineType=n2d-standard-4").as(DataflowPipelineWorkerPoolOptions.class);
    WorkerSize.of(Models.CAUSAL_LM).apply(pool);
    assertThat(pool.getWorkerMachineType()).isEqualTo("n2d-standard-4");
    assertThat(pool.getDiskSizeGb()).isEqualTo(100);
    assertThat(WorkerSize.of(Models.LEXICAL).machine()).isEqualTo("n2-standard-2");
    assertThat(WorkerSize.of(Models.ENCODER).machine()).isEqualTo("n2-standard-8");
  }

  @Test
  void nativeLibrariesGoWhereAModelNeedsThem() {
    DataflowPipelineOptions options = options();
    List<String> all = WorkerJars.of(options, Models.ENCODER);
    assertThat(all).anyMatch(jar -> jar.contains("onnxruntime-1"));
    assertThat(WorkerJars.of(options, Models.CAUSAL_LM)).isEqualTo(all);
    assertThat(WorkerJars.of(options, Models.LEXICAL))
        .noneMatch(jar -> jar.matches(".*/(onnxruntime|tokenizers|pytorch-native-cpu)-\\d.*"))
        .anyMatch(jar -> jar.contains("lingua-"))
        .hasSizeLessThan(all.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/*.json", "data/x.json", "file:///data", "s3://b/x"})
  void whatIsNotInCloudStorageIsRefused(String location) {
    RunNeeds needs =
        new RunNeeds(
            List.of(
                new Place("output.dir", "gs://b/out"),
                new Place("input.globs", location),
                new Place("scorer.model", location)),
            List.of(),
            Models.LEXICAL);
    assertThatThrownBy(() -> new DataflowEngine().prepare(options(), needs))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("input.globs: " + location + " is on this machine")
        .hasMessageContaining("scorer.model: " + location)
        .hasMessageNotContaining("output.dir");
  }

  @Test
  void workersHaveNoKeys() {
    RunNeeds needs =
        new RunNeeds(
            List.of(),
            List.of(new Variable("boost.endpoint.key_variable", "MY_KEY")),
            Models.LEXICAL);
    assertThatThrownBy(() -> Reach.require(needs))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("boost.endpoint.key_variable")
        .hasMessageContaining("MY_KEY");
  }
}
