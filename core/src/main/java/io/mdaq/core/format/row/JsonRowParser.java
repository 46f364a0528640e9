// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.mdaq.core.format.framing.JsonSpace;
import io.mdaq.core.format.framing.RowBytes;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks once through a row's tokens, builds no tree and decodes no text.
 *
 * <p>Depth and duplicate keys are checked here and not by Jackson, so that each has its own reason
 * without a look at Jackson's messages. Jackson's limits on texts and numbers are lifted: the row's
 * own length bounds them, and neither is ever converted. Its limit on key length stays, because its
 * symbol table outlives the row.
 */
final class JsonRowParser {

  private static final int EXCERPT_IN_MESSAGE = 40;
  private static final int MESSAGE_LENGTH = 160;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonRow.MAX_DEPTH + 1)
                  .maxNameLength(JsonRow.MAX_KEY_BYTES)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .errorReportConfiguration(
              ErrorReportConfiguration.builder().maxErrorTokenLength(EXCERPT_IN_MESSAGE).build())
          // Interned names of strangers' keys would stay in the virtual machine for ever.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // Whether names collide depends on the table's random seed; an outcome must not.
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final RowBytes row;
  private final List<JsonRow.Field> fields = new ArrayList<>(8);
  private final List<KeySet> openKeys = new ArrayList<>(2);
  private int depth;
  private int keys;

  JsonRowParser(RowBytes row) {
    this.row = row;
  }

  List<JsonRow.Field> parse() throws RowRejection {
    refuseWhatJacksonForgives();
    try (JsonParser parser = FACTORY.createParser(row.buffer(), row.from(), row.length())) {
      JsonToken root = parser.nextToken();
      for (JsonToken token = root; token != null; token = parser.nextToken()) {
        token(parser, token);
        if (depth == 0 && parser.nextToken() != null) {
          throw new RowRejection(RejectReason.NOT_JSON, "more than one JSON value in the row");
        }
      }
      if (root != JsonToken.START_OBJECT) {
        throw new RowRejection(
            RejectReason.NOT_AN_OBJECT, "the row is " + kind(root).description());
      }
      return fields;
    } catch (StreamConstraintsException e) {
      throw new RowRejection(
          RejectReason.TOO_LONG, "a key has more than " + JsonRow.MAX_KEY_BYTES + " bytes");
    } catch (JsonProcessingException e) {
      throw notJson(e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  /** A mark at a row's front is skipped, and bytes of zero make it guess UTF-16: not here. */
  private void refuseWhatJacksonForgives() throws RowRejection {
    byte[] bytes = row.buffer();
    int start = row.from();
    while (start < row.to() && JsonSpace.isSpace(bytes[start])) {
      start++;
    }
    if (start == row.to()) {
      throw new RowRejection(RejectReason.NOT_JSON, "there is nothing in this place");
    }
    boolean forgiven = bytes[start] == (byte) 0xEF;
    for (int i = row.from(); i < Math.min(row.from() + 4, row.to()); i++) {
      forgiven |= bytes[i] == 0;
    }
    if (forgiven) {
      throw new RowRejection(
          RejectReason.NOT_JSON, "the row begins with a byte order mark or a NUL byte");
    }
  }

  private void token(JsonParser parser, JsonToken token) throws RowRejection, IOException {
    switch (token) {
      case START_OBJECT, START_ARRAY -> {
        field(parser, token);
        open();
      }
      case END_OBJECT, END_ARRAY -> depth--;
      case FIELD_NAME -> key(parser.currentName());
      default -> field(parser, token);
    }
  }

  private void open() throws RowRejection {
    depth++;
    if (depth > JsonRow.MAX_DEPTH) {
      throw new RowRejection(
          RejectReason.TOO_DEEP, "nested deeper than " + JsonRow.MAX_DEPTH + " levels");
    }
    while (openKeys.size() < depth) {
      openKeys.add(new KeySet());
    }
    openKeys.get(depth - 1).clear();
  }

  private void key(String key) throws RowRejection {
    if (!openKeys.get(depth - 1).add(key)) {
      throw new RowRejection(
          RejectReason.DUPLICATE_KEY, "the key " + Excerpt.of(key) + " stands twice");
    }
    keys++;
    if (keys > JsonRow.MAX_KEYS) {
      throw new RowRejection(
          RejectReason.TOO_LONG, "the row has more than " + JsonRow.MAX_KEYS + " keys");
    }
  }

  private void field(JsonParser parser, JsonToken token) throws IOException {
    if (depth == 1 && parser.currentName() != null) {
      int start = row.from() + (int) parser.currentTokenLocation().getByteOffset();
      fields.add(new JsonRow.Field(parser.currentName(), kind(token), start));
    }
  }

  private static ValueKind kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> ValueKind.OBJECT;
      case START_ARRAY -> ValueKind.LIST;
      case VALUE_STRING -> ValueKind.TEXT;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ValueKind.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> ValueKind.TRUTH;
      case VALUE_NULL -> ValueKind.NULL;
      default -> throw new IllegalStateException("not the first token of a value: " + token);
    };
  }

  private static RowRejection notJson(JsonProcessingException e) {
    String message = Excerpt.escape(e.getOriginalMessage());
    String cut = message.length() > MESSAGE_LENGTH ? message.substring(0, MESSAGE_LENGTH) : message;
    String where =
        Optional.ofNullable(e.getLocation())
            .map(location -> "byte " + location.getByteOffset() + " of the row: ")
            .orElse("");
    return new RowRejection(RejectReason.NOT_JSON, where + cut);
  }
}
