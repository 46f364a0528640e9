// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.engine;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
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
   * Fits the options to what a run needs, before it begins.
   *
   * @throws io.mdaq.core.problem.UserException where the engine's workers could not reach it
   */
  default void prepare(PipelineOptions options, RunNeeds needs) {}

  /**
   * What the engine would do with a pipeline, line by line; nothing is run. It may change the
   * pipeline and its options.
   */
  default List<String> plan(Pipeline pipeline, RunNeeds needs) {
    return List.of();
  }

  /** Whether this process and the engine's workers see the same files. */
  default Workers workers() {
    return Workers.SEE_THESE_FILES;
  }

  /** When a job ends that is handed to the engine. */
  default JobEnd end(PipelineOptions options) {
    return JobEnd.AWAITED;
  }

  /** Whether a run waits for its job. */
  enum JobEnd {
    AWAITED,
    /** The job is only described, for somebody else to start it. */
    LATER
  }

  /** Where an engine's workers are. */
  enum Workers {
    SEE_THESE_FILES,
    ELSEWHERE
  }

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
