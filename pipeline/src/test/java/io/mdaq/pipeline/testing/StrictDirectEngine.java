// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.testing;

import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.engine.Engines;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** DirectRunner with its checks on: elements must not be changed and must survive their coders. */
public final class StrictDirectEngine implements Engine {

  @Override
  public String name() {
    return "strict direct";
  }

  @Override
  public String description() {
    return "for tests";
  }

  @Override
  public PipelineOptions options(List<String> arguments) {
    DirectOptions options = Engines.parse(List.of(), arguments, DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setEnforceImmutability(true);
    options.setEnforceEncodability(true);
    return options;
  }
}
