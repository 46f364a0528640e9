// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.cloud.CloudProblem;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.files.IoReason;
import java.io.IOException;
import java.util.Optional;

/** Finds out of what an engine threw whether the user can mend it. */
final class EngineFailure {

  private EngineFailure() {}

  /**
   * What to throw instead: the same, unless some file could neither be read nor written and nobody
   * has said so yet. Engines move data through temporary files, which a full disk stops as well.
   */
  static RuntimeException explained(RuntimeException failure) {
    IOException file = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserException) {
        return failure;
      }
      if (cause instanceof IOException problem) {
        file = problem;
      }
    }
    Optional<String> cloud =
        Optional.ofNullable(file).flatMap(problem -> CloudProblem.reason(failure));
    if (cloud.isPresent()) {
      return UserException.failed(
          "the engine could not read or write in Google Cloud Storage: "
              + cloud.get()
              + ". The unfinished output is removed.",
          failure);
    }
    return file == null
        ? failure
        : UserException.failed(
            "the engine could not read or write a file: %s. Check free space and permissions, also of"
                    .formatted(IoReason.of(file))
                + " the folder for temporary files, %s (MDAQ_JAVA_OPTS=-Djava.io.tmpdir=DIR names"
                    .formatted(System.getProperty("java.io.tmpdir"))
                + " another one); the unfinished output is removed",
            failure);
  }
}
