// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHashTest {

  @TempDir private Path folder;

  @Test
  void namesAndBytesOfTheFilesThatCountDecide() throws IOException {
    Files.writeString(folder.resolve("a.json"), "1");
    String first = FolderHash.of(folder, file -> file.toString().endsWith(".json"));
    Files.writeString(folder.resolve("notes.txt"), "does not count");
    assertThat(FolderHash.of(folder, file -> file.toString().endsWith(".json"))).isEqualTo(first);

    Files.createDirectory(folder.resolve("inner"));
    Files.move(folder.resolve("a.json"), folder.resolve("inner/a.json"));
    String moved = FolderHash.of(folder, file -> file.toString().endsWith(".json"));
    Files.writeString(folder.resolve("inner/a.json"), "2");

    assertThat(moved).isNotEqualTo(first).hasSize(64);
    assertThat(FolderHash.of(folder, file -> file.toString().endsWith(".json")))
        .isNotEqualTo(moved);
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> FolderHash.of(folder.resolve("absent"), file -> true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("absent");
  }
}
