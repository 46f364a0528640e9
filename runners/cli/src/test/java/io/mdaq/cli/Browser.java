// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium that opens one file without a window. Tests skip where there is none. */
final class Browser {

  private static final int PATIENCE_SECONDS = 60;

  /**
   * What became of a page.
   *
   * @param document the document as it stands after its scripts ran
   * @param console what was written to the console, with the browser's own log
   */
  record Opened(String document, String console) {}

  private Browser() {}

  /**
   * Opens a file and lets its scripts run.
   *
   * @param flags of the program, beside those that keep it without a window
   */
  static Opened open(Path page, String... flags) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("mdaq-browser");
    Path document = profile.resolve("document.html");
    Path console = profile.resolve("console.txt");
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--user-data-dir=" + profile,
            "--enable-logging=stderr",
            "--virtual-time-budget=5000"));
    command.addAll(List.of(flags));
    command.addAll(List.of("--dump-dom", page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(document.toFile())
            .redirectError(console.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the browser did not end: " + Files.readString(console));
    }
    return new Opened(Files.readString(document), text(console));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static Path program() {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .flatMap(
                folder ->
                    Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no Chromium on the PATH");
    return found.orElseThrow();
  }

  /** Writes a page for it to open. */
  static Path write(Path file, String html) {
    try {
      return Files.writeString(file, html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
