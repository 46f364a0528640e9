// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.GenerationConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of references: it opens, and its texts have the ids of the reference. */
class GoldenTokenizerTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Named<Path>> folders() throws IOException {
    return SharedData.goldenFolders().stream()
        .map(path -> Named.of(path.getFileName().toString(), path));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void tokenizesAsTheReference(Path folder) throws IOException {
    JsonNode reference = JSON.readTree(folder.resolve("reference.json").toFile());
    ModelFolder model = ModelFolder.open(folder);

    try (TextTokenizer tokenizer = TextTokenizer.open(folder, model.config())) {
      for (int i = 0; i < reference.get("texts").size(); i++) {
        String text = reference.get("texts").get(i).asText();
        int[] ids = tokenizer.encode(text, SpecialTokens.WITH);
        assertThat(ids).isEqualTo(expected(folder, model, reference, i));
        assertThat(tokenizer.decode(ids, SpecialTokens.WITHOUT)).isEqualTo(text);
      }
    }
  }

  /** References of decoders begin with the model's first token, which their tokenizers lack. */
  private static int[] expected(Path folder, ModelFolder model, JsonNode reference, int text) {
    if (!(model.config() instanceof DecoderConfig)) {
      return JSON.convertValue(reference.get("input_ids").get(text), int[].class);
    }
    int[] ids = JSON.convertValue(reference.get("cases").get(text).get("input_ids"), int[].class);
    int begin = GenerationConfig.read(folder, model.config()).bosId().orElseThrow();
    assertThat(ids[0]).isEqualTo(begin);
    return java.util.Arrays.copyOfRange(ids, 1, ids.length);
  }
}
