// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "=1+1",
        "'=1+1",
        "''=1+1",
        "'quoted'",
        " \t+1",
        "-2",
        "@SUM(A1)",
        "\uFF1Dcmd",
        "|calc",
        "a;b,c\td",
        "\"quoted\"",
        "two\nlines",
        "two\r\nlines\r",
        "مرحبا",
        "\uFEFFmark",
      })
  void whatGoesInComesOut(String text) {
    for (char separator : new char[] {',', ';', '\t'}) {
      CsvWriter writer = new CsvWriter(separator);
      writer.row(List.of("head", "other"));
      writer.row(List.of(text, "end"));

      List<CsvReader.Row> rows = CsvReader.read("t.csv", writer.toString());

      assertThat(rows).hasSize(2);
      assertThat(rows.get(1).cells()).containsExactly(text, "end");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-1", "@x", " =1", "\n=1", "\t@x", "'=1", "\uFF0B1", "%x"})
  void noCellBeginsLikeAFormula(String text) {
    assertThat(SpreadsheetText.guard(text)).isEqualTo("'" + text);
    CsvWriter writer = new CsvWriter(',');
    writer.row(List.of(text));
    assertThat(writer.toString()).startsWith("\uFEFF\"'");
  }

  @Test
  void rowsAreReadAsSpreadsheetsSaveThem() {
    List<CsvReader.Row> rows = CsvReader.read("t.csv", "a;b\r\"1;\n2\";x\r\n;\nlast;\"\"");

    assertThat(rows)
        .containsExactly(
            new CsvReader.Row(1, List.of("a", "b")),
            new CsvReader.Row(2, List.of("1;\n2", "x")),
            new CsvReader.Row(5, List.of("last", "")));
    assertThat(CsvReader.read("t.csv", "")).isEmpty();
    assertThat(CsvReader.read("t.csv", "one")).hasSize(1);
  }

  @Test
  void damagedTablesAreRefusedWithTheLine() {
    assertThatThrownBy(() -> CsvReader.read("t.csv", "a,b\n\"x,y\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("t.csv, line 2: a quote is opened here and never closed");
    assertThatThrownBy(() -> CsvReader.read("t.csv", "a,b\n\"x\"y,z\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("line 2: something follows the closing quote");
  }
}
