// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.cli.doctor.Finding.Level;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.NanoShape;
import io.mdaq.core.model.RandomCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model folders, whole and damaged. */
class ModelCheckTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeModel() {
    new RandomCheckpoint(new NanoShape(1, 16, 1, 128).config(), 3, DType.F32, 1 << 30)
        .write(folder);
  }

  private Finding check(long available) {
    return new ModelCheck(folder, OptionalLong.of(available)).find();
  }

  @Test
  void aWholeModelIsDescribed() {
    Finding finding = check(1L << 30);
    assertThat(finding.level()).isEqualTo(Level.OK);
    assertThat(finding.text()).contains("llama", "1 layers", "up to 128 tokens");
    assertThat(new ModelCheck(folder, OptionalLong.empty()).find().level()).isEqualTo(Level.OK);
  }

  @Test
  void aModelThatDoesNotFitIsAWarning() {
    Finding finding = check(100);
    assertThat(finding.level()).isEqualTo(Level.WARN);
    assertThat(finding.fix()).contains("bfloat16");
  }

  @Test
  void damageIsNamed() throws IOException {
    Files.delete(folder.resolve("tokenizer.json"));
    assertThat(check(1L << 30).text()).contains("tokenizer.json");
    Files.writeString(folder.resolve("model.safetensors"), "short");
    assertThat(check(1L << 30).text()).contains("model.safetensors");
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"gpt9\"}");
    assertThat(check(1L << 30).level()).isEqualTo(Level.FAIL);
    Files.delete(folder.resolve("config.json"));
    assertThat(check(1L << 30).text()).contains("no model folder");
  }
}
