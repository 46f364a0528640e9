// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a user sees of a command.
 *
 * @param exitCode 0 done, 1 failed, 2 wrong usage
 * @param out standard output
 * @param err standard error
 */
record Outcome(int exitCode, String out, String err) {

  /** Runs a command in this process. */
  static Outcome of(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Mdaq.run(List.copyOf(arguments), new PrintWriter(out, true), new PrintWriter(err, true));
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  /** As {@link #of(List)}. */
  static Outcome of(String... arguments) {
    return of(List.of(arguments));
  }

  Outcome isDone() {
    assertThat(exitCode).as(err).isZero();
    assertThat(err).doesNotContain("mdaq:");
    return this;
  }

  Outcome isFailure() {
    assertThat(exitCode).as(err).isEqualTo(1);
    return isPlainMessage();
  }

  Outcome isWrongUsage() {
    assertThat(exitCode).as(err).isEqualTo(2);
    return isPlainMessage();
  }

  /** The message has all of these parts. */
  Outcome says(String... parts) {
    assertThat(err).contains(parts);
    return this;
  }

  /** What a problem reads like: our name first, no Java in it. */
  private Outcome isPlainMessage() {
    assertThat(err)
        .contains("mdaq: ")
        .doesNotContain("unexpected failure", "Exception", "\tat ", " null ", "%s");
    return this;
  }

  /** Nothing a run wrote is left in a folder that did not exist before or was empty. */
  static void assertNothingLeft(Path output) {
    assertThat(output.resolve("manifest.json")).doesNotExist();
    assertThat(output.resolve("selected")).doesNotExist();
    if (Files.isDirectory(output)) {
      try (Stream<Path> left = Files.walk(output)) {
        assertThat(left.filter(Files::isRegularFile)).isEmpty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
