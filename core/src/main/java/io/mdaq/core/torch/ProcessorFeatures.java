// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the processor can do in bfloat16. The engine does not tell, so Linux is asked ({@code
 * /proc/cpuinfo}); elsewhere nothing is known and nothing assumed.
 */
public final class ProcessorFeatures {

  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final List<String> BFLOAT16 = List.of("avx512_bf16", "amx_bf16");
  private static final int MOST_LINES = 1_000;

  private ProcessorFeatures() {}

  /** Whether the instructions for products of bfloat16 numbers are there. */
  public static boolean multipliesBfloat16() {
    try (var lines = Files.lines(CPUINFO)) {
      return multipliesBfloat16(lines.limit(MOST_LINES).toList());
    } catch (IOException | RuntimeException e) {
      // No such file outside Linux; without knowledge the exact precision is the safe one.
      return false;
    }
  }

  static boolean multipliesBfloat16(List<String> cpuinfo) {
    Set<String> flags =
        cpuinfo.stream()
            .filter(line -> line.startsWith("flags"))
            .limit(1)
            .flatMap(line -> Arrays.stream(line.substring(line.indexOf(':') + 1).split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());
    return BFLOAT16.stream().anyMatch(flags::contains);
  }
}
