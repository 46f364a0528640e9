// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one tensor's entry of the header: dtype, shape and data_offsets, each exactly once. */
final class EntryParser {

  private static final String LARGEST = Long.toString(Long.MAX_VALUE);

  private final Complaints complaints;
  private final JsonParser json;
  private final String name;
  private @Nullable DType dtype;
  private @Nullable List<Long> shape;
  private @Nullable List<Long> offsets;

  /**
   * @param json stands at the entry's first token
   */
  EntryParser(Complaints complaints, JsonParser json, String name) {
    this.complaints = complaints;
    this.json = json;
    this.name = name;
  }

  /** The entry; afterwards the parser stands at its last token. */
  Header.Entry parse() throws IOException {
    require(JsonToken.START_OBJECT, "must be an object with dtype, shape and data_offsets");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "dtype" -> {
          requireFirst(field, dtype);
          dtype = dtype();
        }
        case "shape" -> {
          requireFirst(field, shape);
          shape = numbers(field, Shapes.MAX_RANK);
        }
        case "data_offsets" -> {
          requireFirst(field, offsets);
          offsets = numbers(field, 2);
        }
        default ->
            throw failed(
                "the field "
                    + Excerpt.of(field)
                    + " is not known; allowed are dtype, shape and data_offsets");
      }
    }
    return complete(
        requirePresent("dtype", dtype),
        requirePresent("shape", shape),
        requirePresent("data_offsets", offsets));
  }

  private Header.Entry complete(DType type, List<Long> dimensions, List<Long> ends) {
    if (ends.size() != 2) {
      throw failed("data_offsets has " + ends.size() + " numbers; it must have 2, begin and end");
    }
    return new Header.Entry(name, type, dimensions, ends.get(0), ends.get(1));
  }

  private DType dtype() throws IOException {
    require(JsonToken.VALUE_STRING, "dtype must be one of " + DType.names());
    String text = json.getText();
    return DType.named(text)
        .orElseThrow(
            () -> failed("the dtype " + Excerpt.of(text) + " is not one of " + DType.names()));
  }

  private List<Long> numbers(String field, int limit) throws IOException {
    require(JsonToken.START_ARRAY, field + " must be an array of at most " + limit + " numbers");
    List<Long> numbers = new ArrayList<>(4);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (numbers.size() == limit) {
        throw failed(field + " has more than " + limit + " numbers, which is the limit");
      }
      numbers.add(number(field));
    }
    return List.copyOf(numbers);
  }

  private long number(String field) throws IOException {
    String rule = field + " must hold whole numbers from 0 to " + Long.MAX_VALUE;
    require(JsonToken.VALUE_NUMBER_INT, rule);
    String digits = json.getText();
    // Without leading zeros, which JSON forbids, equal lengths compare as the numbers do.
    boolean fits =
        digits.charAt(0) != '-'
            && (digits.length() < LARGEST.length()
                || (digits.length() == LARGEST.length() && digits.compareTo(LARGEST) <= 0));
    if (!fits) {
      throw failed(rule + ", found " + Tokens.describe(json));
    }
    return Long.parseLong(digits);
  }

  private void require(JsonToken token, String rule) throws IOException {
    if (json.currentToken() != token) {
      throw failed(rule + ", found " + Tokens.describe(json));
    }
  }

  private void requireFirst(String field, @Nullable Object earlier) {
    if (earlier != null) {
      throw failed(field + " occurs twice; it must occur once");
    }
  }

  private <T> T requirePresent(String field, @Nullable T value) {
    if (value == null) {
      throw failed(field + " is missing");
    }
    return value;
  }

  private UserException failed(String what) {
    return complaints.aboutTensor(name, what);
  }
}
