// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.input;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.gcs.FakeGcs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedRunTest {

  @Test
  void onDiskTheManifestDecides(@TempDir Path folder) throws IOException {
    Path selected = Files.createDirectories(folder.resolve("selected"));
    Path manifest = folder.resolve("manifest.json");
    passes(selected.toString());
    Files.createDirectory(folder.resolve("ledger"));
    isRefused(selected.toString());
    Files.createFile(manifest);
    isRefused(selected.toString());
    Files.writeString(manifest, "{}");
    passes(selected.toString());
    Files.delete(manifest);
    passes(folder.toString());
  }

  @Test
  void soItDoesInTheCloud() {
    try (FakeGcs gcs = FakeGcs.start().put("bucket/run/selected/de.jsonl", "{}").use()) {
      passes("gs://bucket/run/selected");
      gcs.put("bucket/run/ledger/part", "x");
      isRefused("gs://bucket/run/selected");
      gcs.put("bucket/run/manifest.json", "");
      isRefused("gs://bucket/run/selected");
      gcs.put("bucket/run/manifest.json", "{}");
      passes("gs://bucket/run/selected");
      passes("gs://bucket/run/unselected");
      passes("gs://bucket");
    }
  }

  private static void passes(String folder) {
    assertThatCode(() -> FinishedRun.require(folder)).doesNotThrowAnyException();
  }

  private static void isRefused(String folder) {
    assertThatThrownBy(() -> FinishedRun.require(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(folder + ": the run that wrote this folder did not finish");
  }
}
