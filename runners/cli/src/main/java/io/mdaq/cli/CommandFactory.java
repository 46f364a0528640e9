// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, giving the arguments after {@code --} to those that run pipelines. */
record CommandFactory(List<String> beamArguments) implements IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == CurateCommand.class) {
      return type.cast(new CurateCommand(beamArguments));
    }
    return type == BoostCommand.class
        ? type.cast(new BoostCommand(beamArguments))
        : CommandLine.defaultFactory().create(type);
  }
}
