// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A process started through the {@code mdaq} script, as a user starts it. */
final class Launched {

  static final Path SCRIPT = Path.of(System.getProperty("mdaq.root"), "mdaq");

  private static final Path TARGET = SCRIPT.resolveSibling("runners/cli/target");

  /** Against what hangs; machines that do other work as well are slow. */
  private static final int PATIENCE_SECONDS = 600;

  private static final long SIGINT_BIT = 1 << (2 - 1);

  private final Process process;
  private final Reading out;
  private final Reading err;

  private Launched(Process process) {
    this.process = process;
    out = Reading.of(process.getInputStream());
    err = Reading.of(process.getErrorStream());
  }

  /** Runs a command to its end. */
  static Outcome run(String... arguments) {
    return start(Map.of(), command(arguments)).outcome();
  }

  /** The command line that starts {@code mdaq}, to be put behind another program. */
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts any program, with additions to the environment. */
  static Launched start(Map<String, String> environment, List<String> command) {
    try {
      // The build that runs this test has just packaged everything: none is needed inside of it.
      Files.writeString(TARGET.resolve("built"), "");
      Files.setLastModifiedTime(TARGET.resolve("built"), FileTime.from(Instant.now()));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      return new Launched(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /**
   * Does what Ctrl-C does. The test is skipped where that cannot be: a process that was started in
   * the background of a script ignores it.
   */
  void interrupt() throws IOException, InterruptedException {
    Path status = Path.of("/proc/%d/status".formatted(pid()));
    assumeTrue(Files.isReadable(status), "no /proc to look into");
    List<String> caught =
        Files.readAllLines(status).stream().filter(line -> line.startsWith("SigCgt:")).toList();
    long mask = Long.parseUnsignedLong(caught.get(0).substring("SigCgt:".length()).strip(), 16);
    assumeTrue((mask & SIGINT_BIT) != 0, "interrupts are ignored here");
    new ProcessBuilder("kill", "-INT", Long.toString(pid())).start().waitFor();
  }

  /** Waits until standard error reads as expected; false where the process ends before. */
  boolean awaitError(Predicate<String> expected) throws InterruptedException {
    return err.await(expected);
  }

  /** Waits until something holds outside of the process, which must not end before. */
  void await(String what, BooleanSupplier expected) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    // Not on output: what is waited for may have passed by when the next line is printed.
    while (!expected.getAsBoolean()) {
      if (process.waitFor(5, TimeUnit.MILLISECONDS) && !expected.getAsBoolean()) {
        throw new AssertionError("ended before it showed that " + what + ": " + outcome());
      }
      if (System.nanoTime() > end) {
        process.destroyForcibly();
        throw new AssertionError("nothing shows that " + what + " after " + waited() + err.text());
      }
    }
  }

  /** Waits for the end. */
  Outcome outcome() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no end after " + waited() + err.text());
      }
      out.join();
      err.join();
      return new Outcome(process.exitValue(), out.text(), err.text());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String waited() {
    return PATIENCE_SECONDS + " s: ";
  }

  /** Collects what a process prints. */
  private static final class Reading extends Thread {

    private final InputStream stream;
    private final StringBuilder text = new StringBuilder();
    private boolean ended;

    private Reading(InputStream stream) {
      super("read process output");
      this.stream = stream;
    }

    static Reading of(InputStream stream) {
      Reading reading = new Reading(stream);
      reading.setDaemon(true);
      reading.start();
      return reading;
    }

    @Override
    public void run() {
      byte[] buffer = new byte[1 << 13];
      try (stream) {
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
          append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        append("[reading broke off: " + e + "]");
      } finally {
        end();
      }
    }

    private synchronized void append(String more) {
      text.append(more);
      notifyAll();
    }

    private synchronized void end() {
      ended = true;
      notifyAll();
    }

    synchronized boolean await(Predicate<String> expected) throws InterruptedException {
      while (!ended && !expected.test(text())) {
        wait();
      }
      return expected.test(text());
    }

    synchronized String text() {
      return text.toString();
    }
  }
}
