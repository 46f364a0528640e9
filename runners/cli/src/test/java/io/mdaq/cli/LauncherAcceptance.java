// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts everything. */
class LauncherAcceptance {

  @TempDir private Path folder;

  @Test
  void aLinkToTheScriptWorksFromAnywhere() throws IOException {
    Path direct = Files.createSymbolicLink(folder.resolve("direct"), Launched.SCRIPT);
    Path link = Files.createSymbolicLink(folder.resolve("mdaq"), Path.of("direct"));
    assertThat(direct).exists();
    Outcome outcome = Launched.start(Map.of(), List.of(link.toString(), "--version")).outcome();
    assertThat(outcome.isDone().out()).startsWith("mdaq ");
  }

  @Test
  void exitCodesComeThrough() {
    assertThat(Launched.run("help").isDone().out()).contains("Commands:");
    Launched.run("curat").isWrongUsage().says("Did you mean curate?");
  }

  @Test
  void anOldJavaIsNamedWithWhatIsNeeded() throws IOException {
    Outcome outcome = withJavaHome(fakeJava("11.0.2")).isFailure();
    outcome.says(
        folder + "/jdk/bin/java is Java 11.0.2", "Java 17 or later is needed", "JAVA_HOME");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void theOldNumberingOfJavaIsUnderstood() throws IOException {
    withJavaHome(fakeJava("1.8.0_292")).isFailure().says("is Java 1.8.0_292");
  }

  @Test
  void aNewerJavaIsTaken() throws IOException {
    assertThat(withJavaHome(fakeJava("25-ea")).isDone().out()).contains("fake java was started");
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() {
    withJavaHome(folder.resolve("nowhere"))
        .isFailure()
        .says("JAVA_HOME is " + folder + "/nowhere", "correct or unset it");
  }

  private static Outcome withJavaHome(Path home) {
    return Launched.start(Map.of("JAVA_HOME", home.toString()), Launched.command("--version"))
        .outcome();
  }

  private Path fakeJava(String version) throws IOException {
    Path home = folder.resolve("jdk");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho fake java was started\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
