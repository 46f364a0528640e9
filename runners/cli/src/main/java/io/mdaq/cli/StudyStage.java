// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.util.List;

/**
 * One step of a study.
 *
 * @param name its folder inside the study's, such as {@code models/curated-s42}
 * @param arguments the command line that does it, as a user would type it; empty where no command
 *     stands for it
 * @param needs hashes of what it depends on besides the command line
 */
record StudyStage(String name, List<String> arguments, List<String> needs) {

  StudyStage {
    arguments = List.copyOf(arguments);
    needs = List.copyOf(needs);
  }
}
