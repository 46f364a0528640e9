// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of this machine. */
public final class SystemMemory {

  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d{1,15}) kB");

  private SystemMemory() {}

  /** How many bytes new arrays can take without swapping; empty where the system does not tell. */
  public static OptionalLong available() {
    try {
      Matcher line = AVAILABLE.matcher(Files.readString(MEMINFO));
      return line.find()
          ? OptionalLong.of(Long.parseLong(line.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException e) {
      // Only Linux has the file; elsewhere the engine's own refusal must do.
      return OptionalLong.empty();
    }
  }
}
