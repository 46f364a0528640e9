// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a run. */
class InterruptAcceptance {

  private static final long SIGINT_BIT = 1 << (2 - 1);

  @TempDir private Path folder;

  @Test
  void aBrokenOffRunSaysSoAndLeavesNothing() throws IOException, InterruptedException {
    Path output = folder.resolve("out");
    Path input = Rows.write(folder.resolve("in.jsonl"), Rows.german(150_000, 1));
    Launched run =
        Launched.start(
            // As on a terminal: a progress line each second instead of each ten.
            Map.of("MDAQ_JAVA_OPTS", "-Dmdaq.terminal=true"),
            Launched.command("curate", "--input", input.toString(), "--output", output.toString()));
    assertThat(run.awaitError(progress -> progress.contains(", scored "))).isTrue();
    assertThat(output.resolve(".run/started")).exists();
    requireListening(run.pid());

    new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();

    Outcome outcome = run.outcome();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(130);
    outcome.says("mdaq: interrupted; the unfinished output in " + output + " was removed");
    assertThat(outcome.err()).doesNotContain("unexpected failure", "Exception");
    assertThat(outcome.out()).isEmpty();
    Outcome.assertNothingLeft(output);
  }

  /** A process that was started in the background of a script cannot be reached by Ctrl-C. */
  private static void requireListening(long pid) throws IOException {
    Path status = Path.of("/proc/%d/status".formatted(pid));
    assumeTrue(Files.isReadable(status), "no /proc to look into");
    List<String> caught =
        Files.readAllLines(status).stream().filter(line -> line.startsWith("SigCgt:")).toList();
    long mask = Long.parseUnsignedLong(caught.get(0).substring("SigCgt:".length()).strip(), 16);
    assumeTrue((mask & SIGINT_BIT) != 0, "interrupts are ignored here");
  }
}
