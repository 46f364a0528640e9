// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One step of a study.
 *
 * @param name its folder inside the study's, such as {@code models/curated-s42}
 * @param arguments the command line that does it, as a user would type it; empty where no command
 *     stands for it
 * @param needs hashes of what it depends on besides the command line
 */
record StudyStage(String name, List<String> arguments, List<String> needs) {

  /** What a shell takes as it stands. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}_./:=,%+@-]+");

  StudyStage {
    arguments = List.copyOf(arguments);
    needs = List.copyOf(needs);
  }

  /** A command line as a user would type it into a shell. */
  static String typed(List<String> arguments) {
    return "mdaq " + arguments.stream().map(StudyStage::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
