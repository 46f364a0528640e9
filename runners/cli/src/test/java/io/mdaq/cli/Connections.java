// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which process a connection belongs to, as Linux tells it in {@code /proc}. */
final class Connections {

  private static final int LOCAL_ADDRESS = 1;
  private static final int INODE = 9;

  private Connections() {}

  /** Whether a process has a TCP connection from a port. The test is skipped where none can say. */
  static boolean has(long pid, int port) {
    Path process = Path.of("/proc", Long.toString(pid));
    assumeTrue(Files.isReadable(process.resolve("net/tcp")), "no /proc to look into");
    String end = ":%04X".formatted(port);
    try {
      Set<String> sockets = sockets(process.resolve("fd"));
      for (String table : List.of("net/tcp", "net/tcp6")) {
        for (String line : Files.readAllLines(process.resolve(table))) {
          String[] fields = line.strip().split("\\s+", -1);
          if (fields[LOCAL_ADDRESS].endsWith(end) && sockets.contains(fields[INODE])) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    try (Stream<Path> files = Files.list(descriptors)) {
      return files
          .map(Connections::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed since it was listed, as that of the listing itself.
      return "";
    }
  }
}
