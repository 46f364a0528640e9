// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPromptsTest {

  @TempDir private Path folder;

  @Test
  void comeBackAsTheyWereWritten() throws IOException {
    TextPrompts prompts = new TextPrompts("query: ", "passage: \"x\"\n");
    prompts.write(folder);

    assertThat(TextPrompts.of(folder)).isEqualTo(prompts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | '' | ''",
        "{\"prompts\": {}, \"default_prompt_name\": null} | '' | ''",
        "{\"prompts\": {\"query\": \"q \"}} | 'q ' | ''",
        "{\"prompts\": {\"passage\": \"p \"}} | '' | 'p '",
        "{\"prompts\": {\"passage\": \"p \", \"document\": \"d \"}} | '' | 'd '",
      })
  void areReadFromTheFileOfSentenceTransformers(String json, String query, String document)
      throws IOException {
    Files.writeString(folder.resolve("config_sentence_transformers.json"), json);

    assertThat(TextPrompts.of(folder)).isEqualTo(new TextPrompts(query, document));
  }

  @Test
  void thereAreNoneWithoutAFile() {
    assertThat(TextPrompts.of(folder)).isEqualTo(TextPrompts.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | object",
        "{\"prompts\": 3} | prompts",
        "{\"prompts\": {\"query\": 3}} | query"
      })
  void aDamagedFileIsRefused(String json, String part) throws IOException {
    Files.writeString(folder.resolve("config_sentence_transformers.json"), json);

    assertThatThrownBy(() -> TextPrompts.of(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(part);
  }

  @Test
  void poolingComesBackAsItWasWritten() throws IOException {
    Files.createDirectory(folder.resolve("1_Pooling"));
    Files.writeString(
        folder.resolve("1_Pooling/config.json"), "{\"pooling_mode_cls_token\": true}");
    assertThat(DeclaredPooling.of(folder)).isEqualTo(Pooling.CLS);

    DeclaredPooling.writeMean(folder, 48);

    assertThat(DeclaredPooling.of(folder)).isEqualTo(Pooling.MEAN);
  }
}
