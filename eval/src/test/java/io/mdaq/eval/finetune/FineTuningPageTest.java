// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What docs/fine-tuning.md says of memory and time is what the code says. */
class FineTuningPageTest {

  @Test
  void itsTablesAreThoseOfTheEstimate() throws IOException {
    String root = System.getProperty("mdaq.root", "");
    Path page = Path.of(root, "docs", "fine-tuning.md");
    Assumptions.assumeTrue(!root.isEmpty() && Files.exists(page), "no project folder");
    List<String> lines = Files.readAllLines(page);

    assertThat(lines)
        .containsSequence(FittingTable.memory())
        .containsSequence(FittingTable.places());
  }
}
