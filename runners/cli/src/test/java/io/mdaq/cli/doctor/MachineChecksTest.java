// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.cli.doctor.Finding.Level;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines with faults. */
class MachineChecksTest {

  private static final long MIB = 1L << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"17.0.9, OK", "21, OK", "22-ea, OK", "11.0.2, FAIL"})
  void anOldJavaFails(String version, Level level) {
    Finding finding = new JavaCheck(Version.parse(version), "/opt/jdk").find();
    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.text()).contains(version, "/opt/jdk");
    assertThat(finding.fix().isEmpty()).isEqualTo(level == Level.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "4096, 16000, 12000, OK, 4.0 GiB",
    "4096, 16000, -1, OK, 15.6 GiB",
    "256, 16000, 12000, FAIL, -Xmx4g",
    "1024, 16000, 12000, WARN, enough for small data",
    "4096, 2048, 1500, WARN, -Xmx1024m",
    "4096, 16000, 2000, WARN, -Xmx1000m",
    "4096, 16000, 100, WARN, -Xmx512m",
  })
  void theHeapMustFitTheMachine(long heap, long machine, long available, Level level, String says) {
    OptionalLong free = available < 0 ? OptionalLong.empty() : OptionalLong.of(available * MIB);
    Finding finding = new MemoryCheck(heap * MIB, machine * MIB, free).find();
    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.text() + finding.fix()).contains(says);
  }

  @Test
  void oneCoreIsFew() {
    assertThat(new CoresCheck(1).find().level()).isEqualTo(Level.WARN);
    assertThat(new CoresCheck(2).find()).isEqualTo(Finding.ok("cores", "2"));
  }

  @Test
  void aFolderThatIsNotThereYetIsWrittenAboveIt() {
    Path later = folder.resolve("a/b");
    assertThat(new DiskCheck("output", later, 1, "").find().level()).isEqualTo(Level.OK);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFullDiskIsNamed() {
    Finding finding = new DiskCheck("output", folder, Long.MAX_VALUE, "Use --output.").find();
    assertThat(finding.level()).isEqualTo(Level.WARN);
    assertThat(finding.fix()).contains("Make room", "--output");
  }

  @Test
  void whatIsNoFolderCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Finding finding = new DiskCheck("output", file.resolve("x"), 1, "Use --output.").find();
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.text()).contains("cannot be written");
    assertThat(finding.fix()).isEqualTo("Use --output.");
  }

  @ParameterizedTest
  @CsvSource({
    "LANG, de_DE.UTF-8, UTF-8, OK",
    "LC_ALL, C.utf8, UTF-8, OK",
    "OTHER, x, UTF-8, OK",
    "LANG, C, ANSI_X3.4-1968, WARN",
    "LANG, POSIX, UTF-8, WARN",
    "OTHER, x, ANSI_X3.4-1968, WARN",
  })
  void lettersOfAllLanguagesNeedUtf8(String name, String value, String fileNames, Level level) {
    Finding finding = new TerminalCheck(Map.of(name, value), fileNames).find();
    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.fix()).contains(level == Level.OK ? "" : "LC_ALL=C.UTF-8");
  }

  @Test
  void theFirstLocaleThatIsSetCounts() {
    Map<String, String> environment = Map.of("LC_ALL", "", "LC_CTYPE", "C", "LANG", "de_DE.UTF-8");
    assertThat(new TerminalCheck(environment, "UTF-8").find().text()).contains("locale C,");
  }

  @Test
  void aLibraryThatIsMissingIsNamedWithWhatNeedsIt() throws Exception {
    Callable<String> missing =
        () -> {
          throw new UnsatisfiedLinkError("no torch in java.library.path");
        };
    Finding finding = new LibraryCheck("pytorch", "training", missing).find();
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.text()).contains("no torch", System.getProperty("os.arch"));
    assertThat(finding.fix()).contains("no training", "DJL_CACHE_DIR");

    Callable<String> explained =
        () -> {
          throw UserException.failed("the engine cannot be started");
        };
    assertThat(new LibraryCheck("pytorch", "training", explained).find().text())
        .isEqualTo("the engine cannot be started");
  }

  @Test
  void oneBrokenCheckDoesNotStopTheOthers() {
    List<Finding> found = new ArrayList<>();
    Level worst =
        Examination.of(
                List.of(
                    () -> {
                      throw new IllegalStateException("defect");
                    },
                    () -> Finding.warn("b", "so-so", "mend"),
                    () -> Finding.ok("c", "fine")))
            .run(found::add);
    assertThat(worst).isEqualTo(Level.FAIL);
    assertThat(found).extracting(Finding::level).containsExactly(Level.FAIL, Level.WARN, Level.OK);
    assertThat(found.get(0).text()).contains("defect");
    assertThat(Examination.of(List.<Check>of()).run(found::add)).isEqualTo(Level.OK);
  }
}
