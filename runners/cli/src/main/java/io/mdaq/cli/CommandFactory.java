// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, giving the arguments after {@code --} to the one that runs pipelines. */
record CommandFactory(List<String> beamArguments) implements IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return type == CurateCommand.class
        ? type.cast(new CurateCommand(beamArguments))
        : CommandLine.defaultFactory().create(type);
  }
}
