// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.CurationPipeline;
import io.mdaq.pipeline.CurationSettings;
import io.mdaq.pipeline.boost.BoostForecast;
import io.mdaq.pipeline.boost.BoostSettings;
import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.transform.WriteForecast;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/** Finds out whom a run would ask, with the run's own stages and nobody asked. */
final class BoostForecasting {

  private BoostForecasting() {}

  /**
   * Reads and scores everything.
   *
   * @throws UserException where that fails, or is done by an engine on other machines
   */
  static BoostForecast of(
      PipelineOptions options, Engine engine, List<FileSlice> slices, CurationSettings settings) {
    if (engine.workers() == Engine.Workers.ELSEWHERE) {
      throw UserException.usage(
          "--dry-run: to count the candidates takes the first stages of the run, which %s would do on"
                  .formatted(engine.name())
              + " other machines at your expense. Leave out --runner to count them here.");
    }
    BoostSettings boost = settings.boost().orElseThrow();
    try {
      Path folder = Files.createTempDirectory("mdaq-forecast");
      OutputFolder output = new OutputFolder(folder.toString());
      try {
        Pipeline pipeline = Pipeline.create(options);
        CurationPipeline.buildForecast(pipeline, slices, settings, boost, output);
        CurationRun.runToTheEnd(pipeline, engine);
        return read(output);
      } finally {
        output.removeFolder(OutputFolder.RUN_FACTS);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the forecast for a moment", e);
    }
  }

  private static BoostForecast read(OutputFolder output) throws IOException {
    if (output.files(WriteForecast.FILE).isEmpty()) {
      throw UserException.usage(
          "--dry-run: the engine ran on another machine, from which no forecast comes back. Leave"
              + " out what stands behind --.");
    }
    try (InputStream stream = output.open(WriteForecast.FILE)) {
      return JsonFile.read(stream, BoostForecast.class);
    }
  }
}
