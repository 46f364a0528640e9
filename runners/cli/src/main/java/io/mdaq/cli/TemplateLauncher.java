// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the launcher of a Dataflow flex template starts. The launcher gives everything as {@code
 * --NAME=VALUE}, the template's parameters as well as Beam's options; here it becomes the command
 * line of {@code curate}. The parameters are those of {@code flex-template.json}.
 */
public final class TemplateLauncher {

  /** Parameters that are flags of {@code curate} under the same name. */
  static final Set<String> FLAGS = Set.of("input", "output", "format");

  /** Several {@code KEY=VALUE} with semicolons between, each for {@code --set}. */
  static final String SETTINGS = "settings";

  private TemplateLauncher() {}

  public static void main(String[] arguments) {
    Mdaq.main(commandLine(List.of(arguments)).toArray(String[]::new));
  }

  /** The command line of {@code mdaq}. */
  static List<String> commandLine(List<String> arguments) {
    List<String> own = new ArrayList<>(List.of("curate", "--runner=dataflow"));
    List<String> forBeam = new ArrayList<>(List.of("--"));
    for (String argument : arguments) {
      String name = argument.replaceFirst("^--", "").replaceFirst("(?s)=.*", "");
      if (FLAGS.contains(name)) {
        own.add(argument);
      } else if (name.equals(SETTINGS)) {
        String settings = argument.substring(argument.indexOf('=') + 1);
        for (String setting : settings.split(";", -1)) {
          own.add("--set=" + setting.strip());
        }
      } else {
        forBeam.add(argument);
      }
    }
    own.addAll(forBeam);
    return own;
  }
}
