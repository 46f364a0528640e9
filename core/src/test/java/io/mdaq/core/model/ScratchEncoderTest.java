// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.tokenizer.bytepair.BytePairLearner;
import io.mdaq.core.tokenizer.bytepair.BytePairs;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchEncoderTest {

  private static final ScratchShape SHAPE = new ScratchShape(400, 1, 16, 2);
  private static final List<String> TEXTS =
      Collections.nCopies(
          3, "Der Garten ist schön.\n\n1. Äpfel\n2. Birnen  zwei\tdrei 日本語 العربية 100 don't 👍");

  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void name() {
    folder = parent.resolve("model");
  }

  private ScratchEncoder written(BytePairs pairs) {
    ScratchEncoder encoder = ScratchEncoder.of(SHAPE, pairs, 30, 5);
    encoder.write(folder);
    return encoder;
  }

  @Test
  void isAModelLikeAnyOther() {
    ScratchEncoder encoder = written(BytePairLearner.learn(TEXTS, SHAPE.pieces()));

    EncoderConfig config = (EncoderConfig) ModelFolder.open(folder).config();

    assertThat(config).isEqualTo(encoder.config());
    assertThat(config.maxTokens()).isEqualTo(30);
    assertThat(config.vocabularySize()).isEqualTo(260 + encoder.pairs().pieces().size());
  }

  @Test
  void textsGoThroughItsTokenizerAndComeBack() {
    ScratchEncoder encoder = written(BytePairLearner.learn(TEXTS, SHAPE.pieces()));
    try (TextTokenizer tokenizer = TextTokenizer.open(folder, encoder.config())) {
      for (String text : List.of(TEXTS.get(0), "", "ẞ \u0000 ไทย  \n\n\n x", "Garten Garten")) {
        int[] ids = tokenizer.encode(text, SpecialTokens.WITH);
        assertThat(ids).startsWith(0).endsWith(2);
        assertThat(tokenizer.decode(ids, SpecialTokens.WITHOUT)).isEqualTo(text);
      }
      assertThat(tokenizer.idLimit()).isEqualTo(encoder.config().vocabularySize());
    }
  }

  @Test
  void wordsThatItLearnedAreOneToken() {
    ScratchEncoder encoder = written(BytePairLearner.learn(TEXTS, SHAPE.pieces()));
    try (TextTokenizer tokenizer = TextTokenizer.open(folder, encoder.config())) {
      assertThat(tokenizer.encode("Der Garten ist schön", SpecialTokens.WITHOUT)).hasSize(4);
      assertThat(tokenizer.encode("日本語", SpecialTokens.WITHOUT).length).isLessThan(9);
    }
  }

  @Test
  void withoutPiecesEveryByteIsAToken() {
    written(BytePairs.NONE);
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      assertThat(tokenizer.encode("aä b", SpecialTokens.WITHOUT))
          .containsExactly(4 + 'a', 4 + 0xC3, 4 + 0xA4, 4 + ' ', 4 + 'b');
    }
  }

  @Test
  void equalArgumentsGiveEqualBytes() {
    BytePairs pairs = BytePairLearner.learn(TEXTS, 40);
    written(pairs);
    Path again = parent.resolve("again");
    ScratchEncoder.of(SHAPE, pairs, 30, 5).write(again);

    for (String file : List.of("config.json", "tokenizer.json", "model.safetensors")) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
    }
  }

  @Test
  void refusesAFolderThatHasAModel() {
    written(BytePairs.NONE);
    assertThatThrownBy(() -> written(BytePairs.NONE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("already");
  }

  @Test
  void refusesShapesThatCannotBe() {
    assertThatThrownBy(() -> new ScratchShape(259, 1, 16, 2)).hasMessageContaining("vocabulary");
    assertThatThrownBy(() -> new ScratchShape(400, 0, 16, 2)).hasMessageContaining("layers");
    assertThatThrownBy(() -> new ScratchShape(400, 1, 16, 3)).hasMessageContaining("heads");
  }
}
