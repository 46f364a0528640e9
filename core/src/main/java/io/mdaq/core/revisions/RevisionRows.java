// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.revisions;

import io.mdaq.core.format.ReadRejection;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.RowConsumer;
import io.mdaq.core.ledger.RowPlace;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleIds;
import io.mdaq.core.sample.Side;
import io.mdaq.core.scorer.RevisionPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the two sides of each row together; they come one after the other. */
public final class RevisionRows implements RowConsumer {

  private final Optional<SourceRows> sources;
  private final List<Row> rows = new ArrayList<>();
  private final List<ReadRejection> rejections = new ArrayList<>();
  private @Nullable ReadSample raw;

  /**
   * A pair and its row.
   *
   * @param origin of its revised side
   */
  public record Row(RevisionPair pair, RowOrigin origin) {}

  /**
   * @param sources empty where every row is an example of its own, but for those with the same text
   *     before revision
   */
  public RevisionRows(Optional<SourceRows> sources) {
    this.sources = sources;
  }

  @Override
  public void sample(ReadSample sample) {
    if (sample.origin().side() == Side.RAW) {
      raw = sample;
    } else if (raw != null && isSameRow(raw.origin(), sample.origin())) {
      rows.add(
          new Row(
              new RevisionPair(group(raw), sample.language(), raw.text(), sample.text()),
              sample.origin()));
      raw = null;
    }
  }

  @Override
  public void rejected(ReadRejection rejection) {
    rejections.add(rejection);
  }

  /** The pairs so far, in the order of the files. */
  public List<Row> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** Rows, or sides of rows, that could not be used; their pairs are left out. */
  public List<ReadRejection> rejections() {
    return Collections.unmodifiableList(rejections);
  }

  /** Whether two sides are of one row. */
  public static boolean isSameRow(RowOrigin left, RowOrigin right) {
    return left.file().equals(right.file()) && left.position().equals(right.position());
  }

  /** Names of files must not decide what is held out: it would change where a folder is moved. */
  private String group(ReadSample raw) {
    return sources
        .map(known -> known.of(raw.origin().file(), RowPlace.number(raw.origin().position())))
        .orElseGet(() -> SampleIds.of(raw.language(), raw.text()).toString());
  }
}
