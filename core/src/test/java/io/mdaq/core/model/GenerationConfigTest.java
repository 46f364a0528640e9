// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.model.GenerationConfig.Decoding;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationConfigTest {

  private static final ModelConfig MODEL = KnownShape.LLAMA_TINY.config();

  @TempDir Path folder;

  @Test
  void readsItsOwnFileBeforeTheModels() throws IOException {
    write("config.json", "{'eos_token_id':2,'bos_token_id':1,'pad_token_id':-1}");
    write(
        "generation_config.json",
        "{'eos_token_id':[9,7,9],'do_sample':true,'temperature':0.6,'top_p':0.9,'top_k':20,"
            + "'repetition_penalty':1.1}");

    GenerationConfig config = GenerationConfig.read(folder, MODEL);

    assertThat(config.eosIds()).containsExactly(7, 9);
    assertThat(config.bosId()).hasValue(1);
    assertThat(config.padId()).isEmpty();
    assertThat(config.decoding()).isEqualTo(Decoding.SAMPLED);
    assertThat(config.temperature()).isEqualTo(0.6);
    assertThat(config.topP()).isEqualTo(0.9);
    assertThat(config.topK()).isEqualTo(20);
    assertThat(config.repetitionPenalty()).isEqualTo(1.1);
  }

  @Test
  void hasDefaults() throws IOException {
    write("config.json", "{}");

    GenerationConfig config = GenerationConfig.read(folder, MODEL);

    assertThat(config.eosIds()).isEmpty();
    assertThat(config.decoding()).isEqualTo(Decoding.GREEDY);
    assertThat(config.topK()).isEqualTo(50);
    assertThat(config.temperature()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'eos_token_id':264|eos_token_id is 264; allowed are 0 to 263",
        "'eos_token_id':['x']|eos_token_id must be a whole number or a list",
        "'bos_token_id':-2|bos_token_id is -2",
        "'temperature':NaN|temperature is NaN",
        "'temperature':-1|temperature is -1.0",
        "'top_p':0|top_p is 0.0",
        "'top_p':1.5|top_p is 1.5",
        "'top_k':-1|top_k is -1",
        "'repetition_penalty':0|repetition_penalty is 0.0",
      })
  void refusesAbsurdNumbers(String content, String message) throws IOException {
    write("config.json", "{}");
    write("generation_config.json", "{" + content + "}");

    assertThatThrownBy(() -> GenerationConfig.read(folder, MODEL))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("generation_config.json", message);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content.replace('\'', '"'));
  }
}
