// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mdaq.core.sample.Position;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.Side;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link LedgerWriter} wrote, line by line. Closing closes the stream. */
public final class LedgerReader implements Closeable {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;

  public LedgerReader(InputStream stream) throws IOException {
    parser = JSON.createParser(stream);
  }

  /** The next entry, or empty at the end. A malformed ledger throws an {@link IOException}. */
  public Optional<LedgerEntry> next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      return Optional.empty();
    }
    if (token != JsonToken.START_OBJECT) {
      throw new JsonParseException(parser, "a ledger line is a JSON object");
    }
    Line line = new Line();
    try {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        LedgerField field = LedgerField.ofJsonName(parser.currentName());
        if (parser.nextToken() != JsonToken.VALUE_NULL) {
          line.set(field, parser);
        }
      }
      return Optional.of(line.entry());
    } catch (IllegalArgumentException e) {
      throw new JsonParseException(parser, "malformed ledger line: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** The fields of one line as they come. */
  private static final class Line {
    private @Nullable SampleId id;
    private @Nullable String rawHash;
    private String file = "";
    private @Nullable Position position;
    private Side side = Side.NONE;
    private @Nullable String language;
    private @Nullable String detectedLanguage;
    private final List<String> flags = new ArrayList<>(0);
    private @Nullable Integer score;
    private @Nullable Integer percentile;
    private @Nullable Integer rankValue;
    private @Nullable Integer cluster;
    private @Nullable Decision decision;
    private @Nullable String stage;
    private @Nullable String reason;
    private @Nullable SampleId duplicateOf;
    private @Nullable SampleId boostedId;

    void set(LedgerField field, JsonParser parser) throws IOException {
      switch (field) {
        case ID -> id = SampleId.parse(parser.getText());
        case RAW_HASH -> rawHash = parser.getText();
        case FILE -> file = parser.getText();
        case LINE -> position = new Position.Line(parser.getLongValue());
        case OFFSET -> position = new Position.Offset(parser.getLongValue());
        case SIDE -> side = Side.valueOf(parser.getText().toUpperCase(Locale.ROOT));
        case LANGUAGE -> language = parser.getText();
        case DETECTED_LANGUAGE -> detectedLanguage = parser.getText();
        case FLAGS -> {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            flags.add(parser.getText());
          }
        }
        case SCORE -> score = unscaled(parser, LedgerWriter.SCORE_DIGITS);
        case PERCENTILE -> percentile = unscaled(parser, LedgerWriter.PERCENTILE_DIGITS);
        case RANK_VALUE -> rankValue = parser.getIntValue();
        case CLUSTER -> cluster = parser.getIntValue();
        case DECISION -> decision = Decision.ofLedgerName(parser.getText());
        case STAGE -> stage = parser.getText();
        case REASON -> reason = parser.getText();
        case DUPLICATE_OF -> duplicateOf = SampleId.parse(parser.getText());
        case BOOSTED_ID -> boostedId = SampleId.parse(parser.getText());
      }
    }

    private static int unscaled(JsonParser parser, int digits) throws IOException {
      return parser.getDecimalValue().movePointRight(digits).intValueExact();
    }

    LedgerEntry entry() {
      if (decision == null || position == null) {
        throw new IllegalArgumentException("no decision, or no line and no offset");
      }
      return new LedgerEntry(
          id,
          rawHash,
          new RowOrigin(file, position, side),
          language,
          detectedLanguage,
          flags,
          score,
          percentile,
          rankValue,
          cluster,
          decision,
          stage,
          reason,
          duplicateOf,
          boostedId);
    }
  }
}
