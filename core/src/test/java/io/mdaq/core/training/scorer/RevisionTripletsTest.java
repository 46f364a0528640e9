// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.encoder.TextPrompts;
import io.mdaq.core.model.ScratchEncoder;
import io.mdaq.core.model.ScratchShape;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.tokenizer.bytepair.BytePairs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTripletsTest {

  private static final SampleText RAW = new SampleText("Was ist 1+1", "Rechne", "drei");
  private static final SampleText REVISED = new SampleText("Was ist 1+1?", "Rechne.", "Es ist 2.");

  @TempDir private Path folder;
  private TextTokenizer tokenizer;

  @BeforeEach
  void openTokenizer() {
    ScratchEncoder.of(new ScratchShape(260, 1, 8, 1), BytePairs.NONE, 20, 1).write(folder);
    tokenizer = TextTokenizer.open(folder);
  }

  @AfterEach
  void close() {
    tokenizer.close();
  }

  private RevisionTriplets triplets(TextPrompts prompts, int maxTokens, RevisionPair... pairs) {
    return RevisionTriplets.of(List.of(pairs), prompts, tokenizer, maxTokens);
  }

  private static RevisionPair pair(SampleText raw, SampleText revised) {
    return new RevisionPair("1", "de", raw, revised);
  }

  private String text(int[] ids) {
    return tokenizer.decode(ids, SpecialTokens.WITHOUT);
  }

  @Test
  void theRevisedInstructionIsTheAnchor() {
    RevisionTriplets data = triplets(new TextPrompts("q: ", "p: "), 100, pair(RAW, REVISED));

    assertThat(text(data.triplets().get(0).anchor())).isEqualTo("q: Was ist 1+1?\n\nRechne.");
    assertThat(text(data.triplets().get(0).positive())).isEqualTo("p: Es ist 2.");
    assertThat(text(data.triplets().get(0).negative())).isEqualTo("p: drei");
    assertThat(data.cutTexts()).isZero();
  }

  @Test
  void longTextsAreCutButKeepTheirEndToken() {
    RevisionTriplets data = triplets(TextPrompts.NONE, 8, pair(RAW, REVISED));

    assertThat(data.cutTexts()).isEqualTo(2);
    assertThat(text(data.triplets().get(0).anchor())).isEqualTo("Was is");
    assertThat(data.triplets().get(0).anchor()).hasSize(8).endsWith(2);
    assertThat(text(data.triplets().get(0).negative())).isEqualTo("drei");
  }

  @Test
  void pairsWithTheSameResponseAreLeftOutAndCounted() {
    SampleText sameResponse = new SampleText("Was?", "", RAW.response());

    RevisionTriplets data =
        triplets(TextPrompts.NONE, 8, pair(RAW, sameResponse), pair(RAW, REVISED), pair(RAW, RAW));

    assertThat(data.triplets()).hasSize(1);
    assertThat(data.sameResponse()).isEqualTo(2);
  }

  @Test
  void theHashDependsOnEveryText() {
    String one = triplets(TextPrompts.NONE, 50, pair(RAW, REVISED)).sha256();

    assertThat(triplets(TextPrompts.NONE, 50, pair(RAW, REVISED)).sha256()).isEqualTo(one);
    assertThat(triplets(TextPrompts.NONE, 8, pair(RAW, REVISED)).sha256()).isNotEqualTo(one);
    assertThat(triplets(TextPrompts.NONE, 50, pair(REVISED, RAW)).sha256()).isNotEqualTo(one);
  }

  @Test
  void nothingToLearnIsAnError() {
    assertThatThrownBy(() -> triplets(TextPrompts.NONE, 8, pair(RAW, RAW)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("of 1 revision pairs none has two different responses");
    assertThatThrownBy(() -> triplets(TextPrompts.NONE, 8)).hasMessageContaining("of 0");
  }
}
