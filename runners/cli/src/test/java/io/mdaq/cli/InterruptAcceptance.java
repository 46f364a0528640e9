// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a run. */
class InterruptAcceptance {

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

    run.interrupt();

    Outcome outcome = run.outcome();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(130);
    outcome.says("mdaq: interrupted; the unfinished output in " + output + " was removed");
    assertThat(outcome.err()).doesNotContain("unexpected failure", "Exception");
    assertThat(outcome.out()).isEmpty();
    Outcome.assertNothingLeft(output);
  }
}
