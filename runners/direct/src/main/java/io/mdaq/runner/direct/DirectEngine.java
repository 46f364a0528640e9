// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.direct;

import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.engine.Engines;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** The DirectRunner without the checks that are meant for tests. */
public final class DirectEngine implements Engine {

  @Override
  public String name() {
    return "direct";
  }

  @Override
  public String description() {
    return "Beam's DirectRunner: in memory, for small experiments";
  }

  @Override
  public PipelineOptions options(List<String> arguments) {
    // Re-encoding and comparing every element triples the run time; our own tests keep it on.
    DirectOptions options =
        Engines.parse(
            List.of("--enforceImmutability=false", "--enforceEncodability=false"),
            arguments,
            DirectOptions.class);
    options.setRunner(DirectRunner.class);
    return options;
  }
}
