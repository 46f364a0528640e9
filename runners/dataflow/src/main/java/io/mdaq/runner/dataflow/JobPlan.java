// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.runner.dataflow.JobDescription.Step;
import io.mdaq.runner.dataflow.RecordingStager.Staged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineDebugOptions;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator;

/**
 * A job that is not submitted: Beam's runner makes a template of it in a temporary file, without
 * network and credentials, with a stager that copies nothing.
 *
 * @param options as the job has them
 */
record JobPlan(DataflowPipelineOptions options, JobDescription job, List<Staged> staged) {

  /** Translates a pipeline, which is changed by it as are its options. */
  static JobPlan of(Pipeline pipeline) {
    DataflowPipelineOptions options = pipeline.getOptions().as(DataflowPipelineOptions.class);
    RecordingStager stager = new RecordingStager(options.getStagingLocation());
    options.as(DataflowPipelineDebugOptions.class).setStager(stager);
    options.setPathValidator(NoopPathValidator.fromOptions(options));
    try {
      options.setGcpCredential(NoopCredentialFactory.fromOptions(options).getCredential());
      Path file = Files.createTempFile("mdaq-job-", ".json");
      try {
        options.setRunner(DataflowRunner.class);
        options.setTemplateLocation(file.toAbsolutePath().toString());
        var unused = DataflowRunner.fromOptions(options).run(pipeline);
        JobDescription job = JobDescription.of(new ObjectMapper().readTree(file.toFile()));
        return new JobPlan(options, job, stager.staged());
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the job's description cannot be kept for a moment", e);
    }
  }

  /** For people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Would submit the Dataflow job %s to project %s, region %s, with workers %s of %d GB of disk."
            .formatted(
                job.name(),
                options.getProject(),
                options.getRegion(),
                job.machine(),
                job.diskGb()));
    lines.add("Nothing above counts what Google charges for workers, shuffle and storage.");
    lines.add("Steps: %d".formatted(job.steps().size()));
    job.steps().forEach(step -> lines.add(line(step)));
    lines.add("Sinks: %d".formatted(job.sinks().size()));
    job.sinks().forEach(step -> lines.add(line(step)));
    lines.add(
        String.format(
            Locale.ROOT,
            "Staged to %s: %d files, %,d bytes",
            options.getStagingLocation(),
            staged.size(),
            staged.stream().mapToLong(Staged::bytes).sum()));
    staged.stream()
        .sorted(Comparator.comparingLong(Staged::bytes).reversed().thenComparing(Staged::name))
        .forEach(
            file -> lines.add(String.format(Locale.ROOT, "  %,d  %s", file.bytes(), file.name())));
    return lines;
  }

  private static String line(Step step) {
    return "  %s  %s".formatted(step.kind(), step.name());
  }
}
