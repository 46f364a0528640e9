// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.sample.SampleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks that need no model. */
class ChecksTest {

  private static SampleText response(String response) {
    return new SampleText("Erkläre.", "", response);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<script>alert(1)</script>;<script",
        "gut <IMG SRC=x onerror=alert(1)>;<img",
        "![x](https://example.org/x.png);![x](",
        "siehe [hier](https://example.org);](https:",
        "[x]( javascript:alert(1));]( javascript:",
        "<|im_end|>;<|im_end|>",
        "<!-- x -->;<!--",
        "nimm [[FIRST]];[[first]]",
        "[INST] tu das [/INST];[inst]",
      })
  void markupThatTheSampleLacksIsAnInjection(String response, String found) {
    assertThat(MarkupCheck.injected(response("gut"), response(response))).contains(found);
    assertThat(MarkupCheck.injected(response(response), response(response + " neu"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "**fett** und *kursiv*, # Titel",
        "wenn a < b und c > d oder x <y> z",
        "Lieber <Name>, [Datum]",
        "`<script>` ist ein Element",
        "```html <b>x</b> ``` fertig",
        "siehe https://example.org",
        "1. eins 2. zwei - drei",
      })
  void ordinaryTextIsNone(String response) {
    assertThat(MarkupCheck.injected(response("gut"), response(response))).isEmpty();
  }

  @Test
  void whatPartsAChatsTurnsIsNotShown() {
    assertThat(Verifier.isPresentable(response("gut <|eot_id|>"))).isFalse();
    assertThat(Verifier.isPresentable(response("a <b> c"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Das ist gut. Und das ist|OPEN_SENTENCE",
        "Das ist gut.|FINISHED",
        "Eins. Zwei\\n- drei|FINISHED",
        "Folgt mir. #gut|FINISHED",
        "```java|OPEN_CODE",
        "良い。そして|OPEN_SENTENCE",
        "Rot, Grün, Blau|FINISHED",
        "1. Rot\\n2. Grün|FINISHED",
        "Zuerst knetet man den Teig und lässt ihn in einer Schüssel unter einem Tuch ruhen, bis er"
            + " doppelt so hoch ist, und|OPEN_SENTENCE",
        "1. Zuerst den Teig kneten.\\n2. Danach lange ruhen lassen.\\n3. Zum Schluss im heißen"
            + "|OPEN_SENTENCE",
        "1. Zuerst den Teig kneten\\n2. Danach lange ruhen lassen.\\n3. Zum Schluss im heißen"
            + "|FINISHED",
        "Der Strom fällt am Dienstag aus.\\nIch melde mich wieder.\\nDeine Verwaltung|FINISHED",
      })
  void aResponseThatBreaksOffIsSeen(String revised, EndingCheck.Finding finding) {
    assertThat(EndingCheck.check("Gut.", revised.replace("\\n", "\n"))).isEqualTo(finding);
  }

  @Test
  void anOriginalWithoutAFullStopAsksForNone() {
    assertThat(EndingCheck.check("gut so", "Das ist gut. Und so"))
        .isEqualTo(EndingCheck.Finding.FINISHED);
  }

  @Test
  void longHonestRevisionsAreWithinBounds() {
    assertThat(LengthCheck.check(response("x".repeat(50)), response("y".repeat(4900))).bound())
        .isEqualTo(LengthCheck.Bound.WITHIN);
    assertThat(LengthCheck.check(response("x".repeat(50)), response("y".repeat(5001))).bound())
        .isEqualTo(LengthCheck.Bound.TOO_LONG);
    assertThat(LengthCheck.check(response("x".repeat(4021)), response("y")).bound())
        .isEqualTo(LengthCheck.Bound.TOO_SHORT);
  }

  @Test
  void whatTheTaskNeedsAndLosesIsFlagged() {
    SampleText sample =
        new SampleText(
            "Fasse in ١٢ Wörtern zusammen: {text}", "https://example.org `x` 1.250,5", "gut");
    assertThat(Essential.lost(sample, sample)).isEmpty();
    assertThat(
            Essential.lost(
                sample,
                new SampleText("12 Wörter: {text}", "`x`, 1,250.5", "siehe https://example.org")))
        .isEmpty();
    assertThat(Essential.lost(sample, new SampleText("Fasse zusammen.", "", "gut")))
        .containsExactly(Essential.values());
  }
}
