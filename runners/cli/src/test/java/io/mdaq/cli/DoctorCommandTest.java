// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor on this machine, which runs all other tests. */
class DoctorCommandTest {

  @TempDir private Path folder;

  @Test
  void nothingFailsHere() {
    Outcome outcome = Outcome.of("doctor", "--output", folder.toString()).isDone();
    assertThat(outcome.out())
        .contains("java ", "memory ", "cores ", "output ", "temporary ", "terminal ")
        .contains("libtorch", "GFLOP/s", "bfloat16", "tokenizers", "onnxruntime", "zstd")
        .doesNotContain("fail ", "\u001b");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsNoModelFailsWithAHint() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Outcome outcome =
        Outcome.of("doctor", "--quiet", "--model", folder.toString(), "--output", file + "/x");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("fail  output", "fail  model", "no model folder", "docs/models.md")
        .doesNotContain("will not work");
    assertThat(outcome.err()).isEmpty();
  }
}
