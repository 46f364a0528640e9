// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.Side;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Writes ledger entries as JSON Lines. Every field is on every line, {@code null} where it does not
 * apply, so that each line has the same shape. Closing closes the stream.
 */
public final class LedgerWriter implements Closeable {

  /** Digits after the point of a score: scores are ten-thousandths. */
  static final int SCORE_DIGITS = 4;

  /** Digits after the point of a percentile: percentiles are hundredths of a percent. */
  static final int PERCENTILE_DIGITS = 2;

  private static final JsonFactory JSON = new JsonFactoryBuilder().rootValueSeparator("").build();

  private final JsonGenerator generator;

  public LedgerWriter(OutputStream stream) throws IOException {
    generator = JSON.createGenerator(stream);
  }

  /** Appends one line. */
  public void write(LedgerEntry entry) throws IOException {
    generator.writeStartObject();
    text(LedgerField.ID, entry.id());
    text(LedgerField.RAW_HASH, entry.rawHash());
    text(LedgerField.FILE, entry.origin().file());
    position(entry.origin());
    Side side = entry.origin().side();
    text(LedgerField.SIDE, side == Side.NONE ? null : side.ledgerName());
    text(LedgerField.LANGUAGE, entry.language());
    text(LedgerField.DETECTED_LANGUAGE, entry.detectedLanguage());
    generator.writeFieldName(LedgerField.FLAGS.quoted());
    generator.writeStartArray();
    for (String flag : entry.flags()) {
      generator.writeString(flag);
    }
    generator.writeEndArray();
    decimal(LedgerField.SCORE, entry.score(), SCORE_DIGITS);
    decimal(LedgerField.PERCENTILE, entry.percentile(), PERCENTILE_DIGITS);
    number(LedgerField.RANK_VALUE, entry.rankValue());
    number(LedgerField.CLUSTER, entry.cluster());
    text(LedgerField.DECISION, entry.decision().ledgerName());
    text(LedgerField.STAGE, entry.stage());
    text(LedgerField.REASON, entry.reason());
    text(LedgerField.DUPLICATE_OF, entry.duplicateOf());
    text(LedgerField.BOOSTED_ID, entry.boostedId());
    generator.writeEndObject();
    generator.writeRaw('\n');
  }

  private void position(RowOrigin origin) throws IOException {
    boolean line = !RowPlace.isOffset(origin.position());
    generator.writeFieldName((line ? LedgerField.LINE : LedgerField.OFFSET).quoted());
    generator.writeNumber(RowPlace.number(origin.position()));
    generator.writeFieldName((line ? LedgerField.OFFSET : LedgerField.LINE).quoted());
    generator.writeNull();
  }

  private void text(LedgerField field, @Nullable SampleId value) throws IOException {
    text(field, value == null ? null : value.toString());
  }

  private void text(LedgerField field, @Nullable String value) throws IOException {
    generator.writeFieldName(field.quoted());
    if (value == null) {
      generator.writeNull();
    } else {
      generator.writeString(value);
    }
  }

  private void number(LedgerField field, @Nullable Integer value) throws IOException {
    generator.writeFieldName(field.quoted());
    if (value == null) {
      generator.writeNull();
    } else {
      generator.writeNumber(value);
    }
  }

  private void decimal(LedgerField field, @Nullable Integer unscaled, int digits)
      throws IOException {
    generator.writeFieldName(field.quoted());
    if (unscaled == null) {
      generator.writeNull();
    } else {
      generator.writeNumber(BigDecimal.valueOf(unscaled, digits).toPlainString());
    }
  }

  @Override
  public void close() throws IOException {
    generator.close();
  }
}
