// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.util.List;

/**
 * The command line, cut at the first {@code --}.
 *
 * @param own what mdaq reads
 * @param forBeam what goes to Beam's {@code PipelineOptionsFactory} unseen
 */
record Arguments(List<String> own, List<String> forBeam) {

  static Arguments split(List<String> arguments) {
    int cut = arguments.indexOf("--");
    return cut < 0
        ? new Arguments(arguments, List.of())
        : new Arguments(arguments.subList(0, cut), arguments.subList(cut + 1, arguments.size()));
  }
}
