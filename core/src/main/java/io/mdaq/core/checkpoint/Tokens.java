// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;

/** Names what a parser stands at, for messages. */
final class Tokens {

  private static final int EXCERPT = 40;

  private Tokens() {}

  static String describe(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "the text " + Excerpt.of(json.getText(), EXCERPT);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          "the number " + Excerpt.of(json.getText(), EXCERPT);
      case VALUE_NULL, VALUE_TRUE, VALUE_FALSE -> json.getText();
      default -> "the end";
    };
  }
}
