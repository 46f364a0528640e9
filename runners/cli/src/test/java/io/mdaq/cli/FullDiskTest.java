// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that run full at any point of the run. */
class FullDiskTest {

  private static final String OUTPUT = SmallDisk.SCHEME + "://disk/out";

  @TempDir private static Path folder;

  private static long wholeOutput;

  private static Outcome curate() {
    Path input = Rows.write(folder.resolve("in.jsonl"), Rows.german(200, 1));
    return Outcome.of("curate", "--runner=direct", "--input", input.toString(), "--output", OUTPUT);
  }

  @BeforeAll
  static void aDiskWithRoomTakesTheWholeOutput() {
    SmallDisk.format(1 << 20);
    curate().isDone();
    assertThat(SmallDisk.files())
        .containsKeys(
            OUTPUT + "/manifest.json",
            OUTPUT + "/report.md",
            OUTPUT + "/ledger/part-00000-of-00016.jsonl.gz",
            OUTPUT + "/selected/de-00000-of-00001.jsonl");
    assertThat(SmallDisk.files().keySet()).noneMatch(name -> name.contains(".run"));
    wholeOutput = SmallDisk.files().values().stream().mapToLong(content -> content.length).sum();
    curate().isWrongUsage().says(OUTPUT + " exists and is not empty");
  }

  /** From the first ledger file to the manifest. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.4, 0.9, 0.999})
  void aFullDiskFailsTheRunAndLeavesNothing(double part) {
    SmallDisk.format((long) (part * wholeOutput));
    curate().isFailure().says(OUTPUT, "No space left on device", "free space", "is removed");
    assertThat(SmallDisk.files()).isEmpty();
  }
}
