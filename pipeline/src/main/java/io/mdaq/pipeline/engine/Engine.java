// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.engine;

import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;

/** One of the places a pipeline can run. Found through {@link java.util.ServiceLoader}. */
public interface Engine {

  /** The name that {@code --runner} takes. */
  String name();

  /** One line for the help text. */
  String description();

  /**
   * Beam options for a run.
   *
   * @param arguments what the user wrote after {@code --}, handed to Beam's {@code
   *     PipelineOptionsFactory}; they override the engine's own settings
   * @throws io.mdaq.core.problem.UserException for an argument that Beam does not know
   */
  PipelineOptions options(List<String> arguments);

  /**
   * What to tell the user of a run that failed.
   *
   * @param failure as the engine threw it
   * @return a {@code UserException} with the failure as its cause where the engine knows what can
   *     be done about it; else the failure
   */
  default RuntimeException explained(RuntimeException failure) {
    return failure;
  }
}
