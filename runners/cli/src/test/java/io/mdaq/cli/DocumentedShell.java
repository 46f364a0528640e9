// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process that runs command after command in a folder, so that relative paths are those that
 * were typed and Java starts once. Commands go in and outcomes come out as lines of JSON.
 */
final class DocumentedShell implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter commands;

  private DocumentedShell(Process process) {
    this.process = process;
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    commands =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
  }

  /**
   * Starts the process.
   *
   * @param folder in which commands are run
   * @param environment additions
   */
  static DocumentedShell in(Path folder, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "-XX:+UseParallelGC",
                // Every command runs once or twice: code that is optimised further would not pay.
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                DocumentedShell.class.getName())
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    try {
      return new DocumentedShell(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one command, without the program's name. */
  Outcome run(List<String> arguments) {
    try {
      commands.println(JSON.writeValueAsString(arguments));
      String answer = answers.readLine();
      if (answer == null) {
        throw new AssertionError("the process ended in " + arguments);
      }
      return JSON.readValue(answer, Outcome.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    commands.close();
    process.destroy();
    process.onExit().join();
  }

  /** The other side. */
  public static void main(String[] none) throws IOException {
    PrintWriter answers = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    // Whatever a library prints must not stand between the answers.
    System.setOut(System.err);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      answers.println(
          JSON.writeValueAsString(Outcome.of(List.of(JSON.readValue(line, String[].class)))));
    }
    System.exit(0);
  }
}
