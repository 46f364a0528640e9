// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import io.mdaq.pipeline.engine.Engine;
import io.mdaq.runner.portable.PortableEngine;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the engines of this module, at a parallelism; all of them in this process.
 *
 * @param name for the output folder
 * @param arguments as after {@code --}
 */
record EngineAt(String name, Engine engine, List<String> arguments) {

  /** All that must give the same answer. */
  static List<EngineAt> all() {
    return Stream.concat(flink().stream(), Stream.of(of(new PortableEngine(), 2))).toList();
  }

  /** Embedded Flink at several parallelisms. */
  static List<EngineAt> flink() {
    return List.of(of(new FlinkEngine(), 1), of(new FlinkEngine(), 2), of(new FlinkEngine(), 4));
  }

  private static EngineAt of(Engine engine, int parallelism) {
    return new EngineAt(
        engine.name() + "-" + parallelism, engine, List.of("--parallelism=" + parallelism));
  }
}
