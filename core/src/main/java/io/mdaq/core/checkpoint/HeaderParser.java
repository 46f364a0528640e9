// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.mdaq.core.text.Excerpt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the JSON header token by token against the one shape that it may have, so that depth is
 * bounded by the format itself and no tree of a stranger's making is built.
 */
final class HeaderParser {

  /** A checkpoint of a thousand experts in a hundred layers, twice: a bound on the heap. */
  static final int MAX_TENSORS = 200_000;

  /** A bound on the heap as well; trainers write some hundred. */
  static final int MAX_METADATA = 100_000;

  private static final int EXCERPT = 40;
  private static final int MESSAGE_LENGTH = 160;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // The header's own length bounds its texts; numbers are converted below 20 digits only.
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .errorReportConfiguration(
              ErrorReportConfiguration.builder().maxErrorTokenLength(EXCERPT).build())
          // Strangers' names must not stay in the virtual machine's or the factory's tables.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final Complaints complaints;
  private final JsonParser json;
  private final SortedMap<String, String> metadata = new TreeMap<>();
  private final List<Header.Entry> entries = new ArrayList<>();

  private HeaderParser(Complaints complaints, JsonParser json) {
    this.complaints = complaints;
    this.json = json;
  }

  /**
   * @param header UTF-8, not empty
   * @throws io.mdaq.core.problem.UserException if it is not the header of a safetensors file
   */
  static Header parse(Complaints complaints, byte[] header) {
    if (header[0] != '{') {
      throw complaints.about("the header must begin with {");
    }
    // Handed to Jackson as characters: given bytes, it would guess between UTF-8, 16 and 32.
    var characters =
        new InputStreamReader(
            new ByteArrayInputStream(header),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    try (JsonParser json = FACTORY.createParser(characters)) {
      return new HeaderParser(complaints, json).header();
    } catch (CharacterCodingException e) {
      throw complaints.about("the header is not valid UTF-8", e);
    } catch (JsonProcessingException e) {
      throw complaints.about(
          "the header is not valid JSON at character "
              + e.getLocation().getCharOffset()
              + ": "
              + Excerpt.of(e.getOriginalMessage(), MESSAGE_LENGTH),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private Header header() throws IOException {
    json.nextToken();
    TreeSet<String> names = new TreeSet<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      if (!names.add(name)) {
        throw complaints.about(
            "the name " + Excerpt.of(name) + " occurs twice in the header; names are unique");
      }
      json.nextToken();
      if (name.equals(TensorNames.METADATA)) {
        metadata();
      } else {
        entries.add(entry(name));
      }
    }
    if (json.nextToken() != null) {
      throw complaints.about(
          "the header goes on behind its last }: " + found() + "; only spaces may follow");
    }
    return new Header(metadata, List.copyOf(entries));
  }

  private void metadata() throws IOException {
    require(JsonToken.START_OBJECT, TensorNames.METADATA + " must be an object of texts");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      String at = TensorNames.METADATA + ", key " + Excerpt.of(key);
      require(JsonToken.VALUE_STRING, at + ": must be a text");
      if (metadata.size() == MAX_METADATA) {
        throw complaints.about(
            TensorNames.METADATA + " has more than " + MAX_METADATA + " keys, which is the limit");
      }
      String value = json.getText();
      if (!TensorNames.isUnicode(key) || !TensorNames.isUnicode(value)) {
        throw complaints.about(
            at + ": has an unpaired surrogate; keys and values are Unicode text");
      }
      if (metadata.put(key, value) != null) {
        throw complaints.about(at + ": occurs twice; keys are unique");
      }
    }
  }

  private Header.Entry entry(String name) throws IOException {
    TensorNames.problem(name)
        .ifPresent(
            problem -> {
              throw complaints.about("the tensor's name " + Excerpt.of(name) + " " + problem);
            });
    if (entries.size() == MAX_TENSORS) {
      throw complaints.about("more than " + MAX_TENSORS + " tensors, which is the limit");
    }
    return new EntryParser(complaints, json, name).parse();
  }

  private void require(JsonToken token, String rule) throws IOException {
    if (json.currentToken() != token) {
      throw complaints.about(rule + ", found " + found());
    }
  }

  private String found() throws IOException {
    return Tokens.describe(json);
  }
}
