// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelHashTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeModel() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{}");
    Files.writeString(folder.resolve("model.safetensors"), "weights");
  }

  @Test
  void onlyFilesOfTheModelCount() throws IOException {
    String hash = ModelHash.of(folder);
    Files.writeString(folder.resolve("README.md"), "words");
    Files.writeString(folder.resolve("checkpoint-00000001.safetensors"), "a state");

    assertThat(ModelHash.of(folder)).isEqualTo(hash).hasSize(64);
  }

  @Test
  void everyFileOfTheModelCounts() throws IOException {
    String hash = ModelHash.of(folder);
    Files.writeString(folder.resolve("chat_template.jinja"), "a template");
    String withTemplate = ModelHash.of(folder);
    Files.writeString(folder.resolve("model.safetensors"), "Weights");

    assertThat(withTemplate).isNotEqualTo(hash);
    assertThat(ModelHash.of(folder)).isNotEqualTo(withTemplate);
  }

  @Test
  void aFolderThatIsNotThereIsAProblem() {
    assertThatThrownBy(() -> ModelHash.of(folder.resolve("none")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("cannot be read");
  }
}
