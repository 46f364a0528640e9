// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.engine;

import io.mdaq.core.problem.UserException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the user's problem in the text that is left of it after a way through other processes. */
public final class ToldProblem {

  private static final Pattern PROBLEM =
      Pattern.compile(
          Pattern.quote(UserException.class.getName()) + ": (.*?)(?=\\R\\s+at |\\RCaused by: |\\z)",
          Pattern.DOTALL);

  private ToldProblem() {}

  /**
   * The message of the first {@link UserException} in a text.
   *
   * @param told a message, perhaps with a stack trace
   */
  public static Optional<String> in(String told) {
    Matcher problem = PROBLEM.matcher(told);
    return problem.find() ? Optional.of(problem.group(1).strip()) : Optional.empty();
  }
}
