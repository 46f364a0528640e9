// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.files;

import io.mdaq.core.cloud.CloudProblem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Says why files could not be read or written, in the words of a person. */
public final class IoReason {

  private IoReason() {}

  /** As {@link #of(IOException)}, for whichever way a problem with files came along. */
  public static String of(Exception problem) {
    return problem.getCause() instanceof IOException cause
        ? of(cause)
        : problem instanceof IOException direct ? of(direct) : String.valueOf(problem.getMessage());
  }

  /** The reason, without a full stop; Java's own exceptions often hold no more than the path. */
  public static String of(IOException problem) {
    Optional<String> cloud = CloudProblem.reason(problem);
    if (cloud.isPresent()) {
      return cloud.get();
    }
    String message = problem.getMessage();
    if (problem instanceof AccessDeniedException) {
      return "permission denied for " + message;
    }
    if (problem instanceof NoSuchFileException) {
      return "there is no " + message;
    }
    if (message == null || message.isBlank()) {
      return problem.getClass().getSimpleName().replace("Exception", "");
    }
    return isOnlyAPath(problem, message)
        ? problem.getClass().getSimpleName().replace("Exception", "") + ": " + message
        : message;
  }

  private static boolean isOnlyAPath(IOException problem, String message) {
    return problem instanceof FileSystemException detailed
        ? detailed.getReason() == null
        : problem instanceof FileNotFoundException && message.indexOf(' ') < 0;
  }
}
