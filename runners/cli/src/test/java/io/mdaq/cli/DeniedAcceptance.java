// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that may not be read or written, and a limit on their size. */
class DeniedAcceptance {

  private static final String NOBODY = "65534";

  @TempDir private Path folder;

  private List<String> ordinaryUser = List.of();
  private Path data = Path.of("");

  /** Permissions do not bind the superuser, so that one steps down. */
  @BeforeEach
  void becomeAnOrdinaryUser() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    Rows.write(data.resolve("in.jsonl"), Rows.german(50, 1));
    permit(folder, "rwxrwxrwx");
    if (Files.getOwner(folder).getName().equals("root")) {
      ordinaryUser =
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
      assumeTrue(canRun(asOrdinaryUser("--version")), "cannot step down from the superuser here");
    }
  }

  @Test
  void aFolderThatMayNotBeReadIsToldFromOneWithoutFiles() throws IOException {
    permit(data, "---------");
    curate(data + "/*.jsonl", folder.resolve("out"))
        .isFailure()
        .says(data.toString(), "may not be read", "permissions");
    permit(data, "rwxr-xr-x");
    Outcome.assertNothingLeft(folder.resolve("out"));
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Rows.write(data.resolve("open.jsonl"), Rows.german(50, 2));
    permit(data.resolve("in.jsonl"), "---------");
    curate(data + "/*.jsonl", folder.resolve("out"))
        .isFailure()
        .says(data.resolve("in.jsonl") + ": cannot be read", "Permission denied", "permissions");
    Outcome.assertNothingLeft(folder.resolve("out"));
  }

  @Test
  void anOutputThatMayNotBeWrittenIsFoundAtOnce() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    permit(locked, "r-xr-xr-x");
    curate(data + "/*.jsonl", locked.resolve("out"))
        .isWrongUsage()
        .says("cannot write to " + locked.resolve("out"), "a folder you may write to");
  }

  @Test
  void aLimitOnFileSizesFailsTheRunAndLeavesNothing() {
    Path output = folder.resolve("out");
    String response = "Das hängt von der Lage ab. ".repeat(40);
    List<String> rows =
        IntStream.range(0, 9000).mapToObj(i -> Rows.row("Frage " + i, response + i, "de")).toList();
    Path input = Rows.write(data.resolve("many.jsonl"), rows);
    // Libraries unpack files of a megabyte or two at their start; the selected rows have nine.
    List<String> limited =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f 4096 && exec \"$@\"", "limited"));
    limited.addAll(
        Launched.command(
            "curate", "--input=" + input, "--output=" + output, "--set=selection.budget=100%"));
    Launched.start(Map.of(), limited)
        .outcome()
        .isFailure()
        .says("File too large", "Check free space and permissions", "is removed");
    Outcome.assertNothingLeft(output);
  }

  private Outcome curate(String glob, Path output) {
    return Launched.start(
            Map.of(), asOrdinaryUser("curate", "--input", glob, "--output", output.toString()))
        .outcome();
  }

  private List<String> asOrdinaryUser(String... arguments) {
    List<String> command = new ArrayList<>(ordinaryUser);
    command.addAll(Launched.command(arguments));
    return command;
  }

  private static boolean canRun(List<String> command) {
    try {
      return Launched.start(Map.of(), command).outcome().exitCode() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    assertThat(path).exists();
  }
}
