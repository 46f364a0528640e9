// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStringsTest {

  private static final long SEED_OF_RANDOM_STRINGS = 8259;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String decode(String json) throws RowRejection {
    byte[] bytes = (json + " , \"behind\"").getBytes(UTF_8);
    return JsonStrings.decode(bytes, 0, bytes.length);
  }

  @Test
  void agreesWithJacksonOnRandomStrings() throws IOException, RowRejection {
    String[] pieces = {
      "a",
      "0123456789abcdef",
      "é",
      "日",
      "😀",
      "\\\"",
      "\\\\",
      "\\/",
      "\\n",
      "\\t",
      "\\r",
      "\\b",
      "\\f",
      "\\u0000",
      "\\u00E9",
      "\\u0e01",
      "\\uFFFD",
      "\\ud83d\\ude00",
      "\\uDBFF\\uDFFF",
      "u"
    };
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED_OF_RANDOM_STRINGS);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder json = new StringBuilder("\"");
      int count = random.nextInt(12);
      for (int k = 0; k < count; k++) {
        json.append(pieces[random.nextInt(pieces.length)]);
      }
      json.append('"');
      assertThat(decode(json.toString())).isEqualTo(JSON.readValue(json.toString(), String.class));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud83d\"",
        "\"\\ud83dx\"",
        "\"\\ud83d\\n\"",
        "\"\\ud83d\\ud83d\\ude00\"",
        "\"\\ude00\"",
        "\"a\\ude00\\ud83d\"",
        "\"\\ud83d\\u0041\"",
      })
  void refusesHalfACharacter(String json) {
    assertThatThrownBy(() -> decode(json))
        .isInstanceOfSatisfying(
            RowRejection.class, e -> assertThat(e.reason()).isEqualTo(RejectReason.LONE_SURROGATE));
  }

  @Test
  void findsTheEndOfAStringBehindEscapes() {
    byte[] bytes = "\"0123456\\\"8901234\\\\\",\"x\"".getBytes(UTF_8);

    assertThat(JsonStrings.end(bytes, 1, bytes.length)).isEqualTo(20);
    assertThat(JsonStrings.end(bytes, 1, 15)).isEqualTo(15);
    assertThat(JsonStrings.end(bytes, 1, 9)).isEqualTo(9);
  }
}
