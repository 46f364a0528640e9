// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudGlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d/*.json     | d/a.json    | d/e/a.json",
        "d/?.json     | d/ü.json    | d/ab.json",
        "d/**.json    | d/e/f/a.json| d/a.jsonl",
        "d/**/*.json  | d/a.json    | da.json",
        "d/**/*.json  | d/e/f/a.json| d/a.txt",
        "**/a.json    | a.json      | ba.json",
        "[a-c]*       | b.json      | d.json",
        "[!a-c]*      | d.json      | a.json",
        "d[!x]e       | d.e         | d/e",
        "a.{json,txt} | a.txt       | a.{json",
        "a+b (1).*    | a+b (1).x   | aab 1.x",
        "a\\[1\\]*    | a[1].json   | a1.json",
        "a[[]1]*      | a[1].json   | a1.json",
        "*#%2F*       | x#%2Fy      | x#/y",
      })
  void namesAreMatchedAsAShellDoes(String glob, String matched, String other) {
    assertThat(matched).matches(CloudGlob.pattern(glob));
    assertThat(other).doesNotMatch(CloudGlob.pattern(glob));
    assertThat(matched).startsWith(CloudGlob.fixedStart(glob));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a[", "a[b", "a{b", "{a,{b}}", "[z-a]"})
  void whatIsNotClosedIsNoGlob(String glob) {
    assertThatThrownBy(() -> CloudGlob.pattern(glob)).isInstanceOf(PatternSyntaxException.class);
  }
}
