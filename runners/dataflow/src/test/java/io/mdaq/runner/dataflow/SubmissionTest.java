// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.gcs.FakeGcs;
import io.mdaq.core.testing.gcs.Fault;
import io.mdaq.core.testing.gcs.Operation;
import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.run.CurationRun;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staging and submission, against servers on loopback. */
class SubmissionTest {

  private static final String STAGING = "bucket/temp/staging/";

  @TempDir private Path folder;

  private final DataflowEngine engine = new DataflowEngine();
  private FakeGcs gcs;

  @BeforeEach
  void startStorage() {
    gcs = FakeGcs.start().bucket("bucket");
  }

  @AfterEach
  void stopStorage() {
    gcs.close();
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private RuntimeException run(FakeDataflow service) {
    Path jar = folder.resolve("my.jar");
    Runs.write(jar, List.of("x".repeat(3_000_000)));
    PipelineOptions options =
        engine.options(
            List.of(
                "--project=my-project",
                "--region=europe-west1",
                "--tempLocation=gs://bucket/temp",
                "--filesToStage=" + jar,
                "--gcsEndpoint=" + gcs.beamEndpoint(),
                "--dataflowEndpoint=" + service.url(),
                "--credentialFactoryClass=" + NoopCredentialFactory.class.getName()));
    FileSystems.setDefaultPipelineOptions(options);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply("Make one", Create.of("one"));
    RuntimeException thrown =
        catchThrowableOfType(RuntimeException.class, () -> pipeline.run().waitUntilFinish());
    return engine.explained(thrown);
  }

  private List<String> stagedJars() {
    return gcs.paths(STAGING).stream().filter(path -> path.endsWith(".jar")).toList();
  }

  @Test
  void filesAreStagedTheJobIsSubmittedAndItsFailureTold() {
    try (FakeDataflow service =
        FakeDataflow.ending(
            "JOB_STATE_FAILED",
            "java.lang.RuntimeException: io.mdaq.core.problem.UserException: 1 of 3 rows are"
                + " invalid\n\tat io.mdaq.X.y(X.java:1)",
            "Workflow failed. Causes: S01 failed.")) {
      RuntimeException failure = run(service);

      assertThat(failure)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("the Dataflow job 2026-11-23_00_00_00-1 ended as FAILED")
          .hasMessageContaining("1 of 3 rows are invalid. ")
          .hasMessageContaining("https://console.cloud.google.com/dataflow/jobs/europe-west1/")
          .hasMessageNotContaining("X.java");
      assertThat(stagedJars()).hasSize(1);
      assertThat(gcs.bytes(stagedJars().get(0))).hasSize(3_000_001);
      assertThat(service.jobs()).hasSize(1);
      assertThat(JobDescription.of(service.jobs().get(0)).steps())
          .anyMatch(step -> step.name().startsWith("Make one/"));
      assertThat(
              service.jobs().get(0).at("/environment/workerPools/0/packages/0/location").asText())
          .isEqualTo("gs://" + stagedJars().get(0));
    }
  }

  @Test
  void whatIsThereIsNotStagedAgain() {
    try (FakeDataflow service = FakeDataflow.ending("JOB_STATE_CANCELLED")) {
      run(service);
      long before = gcs.count(Operation.WRITE, stagedJars().get(0));
      assertThat(run(service)).hasMessageContaining("ended as CANCELLED: it gave no reason");
      assertThat(gcs.count(Operation.WRITE, stagedJars().get(0))).isEqualTo(before);
    }
  }

  @Test
  void aServerThatIsBusyOnceIsAskedAgain() {
    gcs.fail(Operation.WRITE, STAGING + "my-", Fault.status(503), 1);
    try (FakeDataflow service = FakeDataflow.ending("JOB_STATE_CANCELLED")) {
      assertThat(run(service)).hasMessageContaining("ended as CANCELLED");
      assertThat(gcs.bytes(stagedJars().get(0))).hasSize(3_000_001);
    }
  }

  @Test
  void withoutPermissionNothingIsSubmitted() {
    gcs.fail(Operation.WRITE, STAGING, Fault.status(403), 1_000);
    try (FakeDataflow service = FakeDataflow.ending("JOB_STATE_DONE")) {
      assertThat(run(service))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("my.jar could not be copied to gs://" + STAGING)
          .hasMessageContaining("permission denied")
          .hasMessageContaining("--stagingLocation");
      assertThat(service.jobs()).isEmpty();
    }
  }

  /** As the launcher of a flex template has it. */
  @Test
  void aTemplateIsWrittenAndTheOutputFolderPrepared() throws IOException {
    gcs.put("bucket/in.jsonl", String.join("\n", Corpora.rows(20, 91)) + "\n");
    ConfigTree tree =
        CommandDefaults.CURATE
            .tree()
            .with(ConfigLayer.flag("--input", "input.globs", List.of("gs://bucket/in.jsonl")))
            .with(ConfigLayer.flag("--output", "output.dir", "gs://bucket/out"));
    Path jar = folder.resolve("my.jar");
    Runs.write(jar, List.of("x"));
    Path template = folder.resolve("template.json");
    CurationRun run =
        CurationRun.of(
            CurateConfig.from(tree),
            tree.asMap(),
            engine,
            List.of(
                "--project=my-project",
                "--region=europe-west1",
                "--tempLocation=gs://bucket/temp",
                "--filesToStage=" + jar,
                "--gcsEndpoint=" + gcs.beamEndpoint(),
                "--credentialFactoryClass=" + NoopCredentialFactory.class.getName(),
                "--templateLocation=" + template));
    assertThat(run.end()).isEqualTo(Engine.JobEnd.LATER);

    run.launch(note -> {});

    assertThat(JobDescription.of(new ObjectMapper().readTree(template.toFile())).sinks())
        .anyMatch(sink -> sink.name().startsWith("Write outcome/"));
    assertThat(gcs.paths("bucket/out/"))
        .contains("bucket/out/.run/config.json")
        .doesNotContain("bucket/out/manifest.json");
    assertThat(stagedJars()).hasSize(1);
    assertThat(catchThrowableOfType(RuntimeException.class, () -> run.finish(note -> {})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("wait until the job has ended");
  }

  @Test
  void aBucketThatIsNotThereIsNamed() {
    try (FakeGcs empty = FakeGcs.start();
        FakeDataflow service = FakeDataflow.ending("JOB_STATE_DONE")) {
      gcs.close();
      gcs = empty;
      assertThat(run(service))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("gs://bucket/temp")
          .hasMessageContaining("--tempLocation");
      assertThat(service.jobs()).isEmpty();
    }
  }
}
