// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.NanoShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.training.finetuning.Example;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSequencesTest {

  @TempDir private Path folder;

  private TextTokenizer tokenizer;

  @BeforeEach
  void openTokenizer() {
    Path model = folder.resolve("nano");
    new RandomCheckpoint(new NanoShape(1, 8, 1, 64).config(), 1, DType.F32, 1 << 20).write(model);
    tokenizer = TextTokenizer.open(model);
  }

  @AfterEach
  void closeTokenizer() {
    tokenizer.close();
  }

  private TextSequences of(int maxTokens, String... texts) throws IOException {
    TextSequences sequences = new TextSequences(tokenizer, 2, maxTokens);
    for (String text : texts) {
      sequences.add("a.txt", new BufferedReader(new StringReader(text)));
    }
    return sequences;
  }

  @Test
  void textsAreCutIntoSequencesOfOneLength() throws IOException {
    List<Example> sequences = of(16, "ein Text", "und noch ein zweiter").finish().usable();

    assertThat(sequences).extracting(Example::length).containsExactly(16, 16);
    String all =
        sequences.stream()
            .map(sequence -> tokenizer.decode(sequence.ids(), SpecialTokens.WITH))
            .collect(Collectors.joining());
    assertThat(all).isEqualTo("ein Text\n<|eos|>und noch ein zweiter\n<|eos|>");
    assertThat(sequences).allMatch(sequence -> sequence.terms() == 15);
  }

  @Test
  void aLongTextGoesThroughInPieces() throws IOException {
    String line = "Zeile für Zeile, ไทย\n";
    TextSequences sequences = of(4096, line.repeat(10_000));

    long tokens = sequences.finish().usable().stream().mapToLong(Example::length).sum();

    assertThat(tokens).isEqualTo(10_000L * line.getBytes(UTF_8).length + 1);
  }

  @Test
  void aLastTokenAloneIsLeftOut() throws IOException {
    assertThat(of(16, "fünfzehn Bytes").finish().usable())
        .extracting(Example::length)
        .containsExactly(16);
  }

  @Test
  void noTextIsAProblem() {
    assertThatThrownBy(() -> of(16).finish())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no row can be trained on");
  }
}
