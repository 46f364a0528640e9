// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages that the page on troubleshooting quotes are those of the program. */
class TroubleshootingTest {

  private static final Path ROOT = Path.of(System.getProperty("mdaq.root"));
  private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern QUOTED = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

  @Test
  void everyMessageIsOneOfTheProgram() throws IOException {
    List<String> messages =
        QUOTED
            .matcher(Files.readString(ROOT.resolve("docs/troubleshooting.md")))
            .results()
            .map(match -> match.group(1))
            .toList();
    String program = program();
    assertThat(messages).hasSizeGreaterThan(15).allMatch(program::contains);
  }

  /** All sources, with texts that run over several lines in one. */
  private static String program() throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(ROOT.resolve("mdaq")));
    for (String module : List.of("core", "pipeline", "eval", "runners")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
        text.append(
            files
                .filter(file -> file.toString().contains("src/main/java"))
                .filter(file -> file.toString().endsWith(".java"))
                .map(TroubleshootingTest::source)
                .collect(Collectors.joining()));
      }
    }
    return CONCATENATION.matcher(text).replaceAll("");
  }

  private static String source(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
