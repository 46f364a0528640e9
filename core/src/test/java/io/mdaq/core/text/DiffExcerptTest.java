// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.text.DiffExcerpt.Mark;
import io.mdaq.core.text.DiffExcerpt.Span;
import org.junit.jupiter.api.Test;

class DiffExcerptTest {

  @Test
  void eachSideShowsItsOwn() {
    var pieces = TextDiff.between("der alte Satz", "der neue Satz");
    assertThat(DiffExcerpt.before(pieces, 100).spans())
        .containsExactly(
            new Span(Mark.SAME, "der "),
            new Span(Mark.REMOVED, "alte"),
            new Span(Mark.SAME, " Satz"));
    assertThat(DiffExcerpt.after(pieces, 100).spans())
        .extracting(Span::mark)
        .containsExactly(Mark.SAME, Mark.ADDED, Mark.SAME);
    assertThat(DiffExcerpt.both(pieces, 100).spans()).hasSize(4);
  }

  @Test
  void longStretchesThatAreTheSameAreCutShortAndTheEndIsCounted() {
    String same = "あ".repeat(1000);
    var pieces = TextDiff.between(same, same + "x".repeat(50));
    DiffExcerpt excerpt = DiffExcerpt.after(pieces, 170);
    assertThat(excerpt.spans())
        .extracting(Span::mark)
        .containsExactly(Mark.SAME, Mark.GAP, Mark.SAME, Mark.ADDED);
    assertThat(excerpt.spans().get(1).text()).contains("840 characters that are the same");
    assertThat(excerpt.hidden()).isEqualTo(40);
  }

  @Test
  void nothingHasNothingToShow() {
    assertThat(DiffExcerpt.both(TextDiff.between("", ""), 10))
        .isEqualTo(new DiffExcerpt(java.util.List.of(), 0));
  }

  @Test
  void whatCouldTurnThePageIsEscaped() {
    assertThat(DiffExcerpt.after(TextDiff.between("", "a\u202eb"), 100).spans())
        .containsExactly(new Span(Mark.ADDED, "a\\u202eb"));
  }
}
