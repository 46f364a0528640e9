// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.format.Payload;
import io.mdaq.core.format.ReadRejection;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.RowFormat;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.Position;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleIds;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.sample.Side;
import io.mdaq.core.scorer.RevisionPair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RevisionRowsTest {

  private static RowOrigin origin(int row, Side side) {
    return new RowOrigin("data/German.json", new Position.Element(row), side);
  }

  private static ReadSample sample(int row, Side side) {
    return new ReadSample(
        origin(row, side),
        0,
        RowFormat.ALPACA,
        Payload.of("{}".getBytes(StandardCharsets.UTF_8)),
        text(row, side),
        "de",
        "",
        "");
  }

  private static SampleText text(int row, Side side) {
    return new SampleText("Frage " + row, "", side.ledgerName());
  }

  private static SourceRows sources(String json) throws IOException {
    return SourceRows.read(
        "rows.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void sidesOfOneRowArePutTogether() throws IOException {
    RevisionRows rows = new RevisionRows(Optional.of(sources("{\"German\": [7, 9, 4]}")));
    rows.sample(sample(1, Side.RAW));
    rows.sample(sample(1, Side.REVISED));
    // The raw side of the second row has no partner, nor has the revised one of the third.
    rows.sample(sample(2, Side.RAW));
    ReadRejection rejection =
        new ReadRejection(
            origin(2, Side.REVISED), OptionalLong.empty(), RejectReason.EMPTY_RESPONSE, "");
    rows.rejected(rejection);
    rows.sample(sample(3, Side.REVISED));

    assertThat(rows.rows())
        .containsExactly(
            new RevisionRows.Row(
                new RevisionPair("7", "de", text(1, Side.RAW), text(1, Side.REVISED)),
                origin(1, Side.REVISED)));
    assertThat(rows.rejections()).containsExactly(rejection);
  }

  @Test
  void withoutSourceRowsEachRowIsAnExampleOfItsOwn() {
    RevisionRows rows = new RevisionRows(Optional.empty());
    for (int row = 1; row <= 2; row++) {
      rows.sample(sample(row, Side.RAW));
      rows.sample(sample(row, Side.REVISED));
    }
    assertThat(rows.rows()).extracting(row -> row.pair().group()).containsExactly(id(1), id(2));
  }

  /** By its content: what is held out must not change where a folder is moved. */
  private static String id(int row) {
    return SampleIds.of("de", text(row, Side.RAW)).toString();
  }

  @Test
  void sourceRowsMustFitTheFiles() throws IOException {
    SourceRows german = sources("{\"German\": [7]}");
    assertThat(german.of("data/German.json", 1)).isEqualTo("7");
    assertThatThrownBy(() -> german.of("data/German.json", 2))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has 1 numbers for \"German\"");
    assertThatThrownBy(() -> german.of("data/French.json", 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no entry \"French\"")
        .hasMessageContaining("it has: German");
    assertThatThrownBy(() -> sources("[1]"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is not of the form");
  }
}
