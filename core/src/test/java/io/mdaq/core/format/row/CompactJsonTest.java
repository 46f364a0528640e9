// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.framing.RowBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactJsonTest {

  private final CompactJson compactor = new CompactJson();

  private String compact(String row) {
    return new String(compactor.of(RowBytes.of(row.getBytes(UTF_8))).copy(), UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"b\" : 1 ,\t\"a\": [ 1.50 , null ] }|{\"b\":1,\"a\":[1.50,null]}",
        "{\"a  b\": \"x  \\\" y  \\\\\"  }|{\"a  b\":\"x  \\\" y  \\\\\"}",
        "{\"a\": \"\\u00e9 é  日 \\/\"}|{\"a\":\"\\u00e9 é  日 \\/\"}",
        "{\"a\": \"never closed  |{\"a\":\"never closed",
      })
  void dropsSpaceOutsideOfStringsOnly(String row, String expected) {
    assertThat(compact(row)).isEqualTo(expected);
    assertThat(compact(expected)).isEqualTo(expected);
  }

  @Test
  void takesAnyBytes() {
    byte[] bytes = {'"', (byte) 0xFF, '\\', '"', ' ', 0, '"', ' ', (byte) 0x80, '\n', '"', '\\'};

    assertThat(compactor.of(RowBytes.of(bytes)).copy())
        .containsExactly('"', (byte) 0xFF, '\\', '"', ' ', 0, '"', (byte) 0x80, '"', '\\');
    assertThat(compactor.of(RowBytes.of(new byte[0])).length()).isZero();
  }

  @Test
  void looksOnlyAtItsOwnPartOfABuffer() {
    byte[] buffer = "{\"a\": 1}{\"b\" : 2}".getBytes(UTF_8);

    assertThat(new String(compactor.of(new RowBytes(buffer, 8, 17)).copy(), UTF_8))
        .isEqualTo("{\"b\":2}");
  }

  @Test
  void growsForARowLargerThanItsBuffer() {
    String text = "\"" + "日".repeat(50_000) + "\"";

    assertThat(compact("[ " + text + " ]")).isEqualTo("[" + text + "]");
  }
}
