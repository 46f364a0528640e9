// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.tokenizer;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must be known of a {@code tokenizer.json} beyond what the native library tells: its largest
 * id and its added tokens. Read token by token, since vocabularies are large.
 *
 * @param idLimit one more than the largest id
 * @param added the tokens outside of the model's own vocabulary, by their text
 */
record TokenizerFile(int idLimit, SortedMap<String, Integer> added) {

  private static final int MESSAGE_LENGTH = 160;
  private static final int MAX_DEPTH = 200;
  private static final int MAX_ID = (1 << 24) - 1;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // A normalizer's precompiled table is one text.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .errorReportConfiguration(
              ErrorReportConfiguration.builder().maxErrorTokenLength(40).build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /**
   * Parses the content of a file.
   *
   * @param source the file's name, for messages
   * @throws UserException if it is no JSON object, or has no vocabulary
   */
  static TokenizerFile parse(String source, byte[] content) {
    try (JsonParser json = FACTORY.createParser(content)) {
      return new Reader(source, json).read();
    } catch (JsonProcessingException e) {
      throw UserException.failed(
          source
              + ": is not valid JSON"
              // Exceeded limits come without a place.
              + Optional.ofNullable(e.getLocation())
                  .map(at -> " at line " + at.getLineNr())
                  .orElse("")
              + ": "
              + Excerpt.of(e.getOriginalMessage(), MESSAGE_LENGTH)
              + Reader.FIX,
          e);
    } catch (IOException e) {
      throw UserException.failed(source + ": cannot be decoded: " + e + Reader.FIX, e);
    }
  }

  /** The state of one reading. */
  private static final class Reader {

    static final String FIX = ". Fetch the tokenizer.json of the model again.";

    private final String source;
    private final JsonParser json;
    private final SortedMap<String, Integer> added = new TreeMap<>();
    private int idLimit;

    Reader(String source, JsonParser json) {
      this.source = source;
      this.json = json;
    }

    TokenizerFile read() throws IOException {
      require(json.nextToken() == JsonToken.START_OBJECT, "the file must be a JSON object");
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        if (key.equals("added_tokens") && value == JsonToken.START_ARRAY) {
          readAdded();
        } else if (key.equals("model") && value == JsonToken.START_OBJECT) {
          readModel();
        } else {
          json.skipChildren();
        }
      }
      require(idLimit > 0, "there is no vocabulary under model.vocab");
      return new TokenizerFile(idLimit, Collections.unmodifiableSortedMap(added));
    }

    private void readAdded() throws IOException {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        require(json.currentToken() == JsonToken.START_OBJECT, "added_tokens must hold objects");
        int id = -1;
        String content = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String key = json.currentName();
          JsonToken value = json.nextToken();
          if (key.equals("id")) {
            id = id("added_tokens");
          } else if (key.equals("content") && value == JsonToken.VALUE_STRING) {
            content = json.getText();
          } else {
            json.skipChildren();
          }
        }
        require(id >= 0 && !content.isEmpty(), "an entry of added_tokens has no id or no content");
        added.put(content, id);
      }
    }

    private void readModel() throws IOException {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        if (!key.equals("vocab")) {
          json.skipChildren();
        } else if (value == JsonToken.START_OBJECT) {
          while (json.nextToken() != JsonToken.END_OBJECT) {
            json.nextToken();
            id("model.vocab");
          }
        } else {
          require(value == JsonToken.START_ARRAY, "model.vocab must be an object or an array");
          readUnigrams();
        }
      }
    }

    /** Pairs of text and logarithm, whose ids are their places. */
    private void readUnigrams() throws IOException {
      int entries = 0;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        json.skipChildren();
        entries++;
      }
      require(entries <= MAX_ID, "model.vocab has " + entries + " entries");
      idLimit = Math.max(idLimit, entries);
    }

    private int id(String where) throws IOException {
      long id = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : -1;
      require(id >= 0 && id <= MAX_ID, where + ": ids must be whole numbers from 0 to " + MAX_ID);
      idLimit = Math.max(idLimit, (int) id + 1);
      return (int) id;
    }

    private void require(boolean isSo, String rule) {
      if (!isSo) {
        throw UserException.failed(source + ": " + rule + FIX);
      }
    }
  }
}
