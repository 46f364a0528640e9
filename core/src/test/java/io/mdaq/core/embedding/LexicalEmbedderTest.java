// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexicalEmbedderTest {

  private static final LexicalEmbedderSettings SETTINGS = LexicalEmbedderSettings.withSeed(42);

  private final LexicalEmbedder embedder = new LexicalEmbedder(SETTINGS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "Schreiben Sie ein Gedicht über den Herbst.",
        "俳句を書いてください。",
        "เขียนบทกวีเกี่ยวกับฤดูใบไม้ร่วง",
        "اكتب قصيدة عن الخريف",
        "가을에 대한 시를 써 주세요",
        "?!...",
        "   ",
        "🎉🎉🎉",
        "\uD83C",
        "2 + 2 = ?",
      })
  void everyTextHasAUnitVector(String instruction) {
    short[] vector = embed(instruction);
    double length = Math.sqrt((double) UnitVectors.squaredLength(vector));
    assertThat(length).isBetween(UnitVectors.SCALE - 9.0, UnitVectors.SCALE + 9.0);
    assertThat(embed(instruction)).isEqualTo(vector);
  }

  @Test
  void theVectorsAreTheSameEverywhere() {
    // Recorded on x86-64 with OpenJDK 17: another machine or JVM must give the same numbers.
    int hash = 1;
    for (String text : List.of("Write a poem about autumn.", "秋についての詩を書いてください。", "؟؟")) {
      hash = 31 * hash + Arrays.hashCode(embed(text));
    }
    assertThat(hash).isEqualTo(GOLDEN);
  }

  private static final int GOLDEN = -1033058906;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WRITE A POEM|write a poem",
        "write, a poem!|write a poem",
        "ＷＲＩＴＥ １２|write 12",
        "ΣΊΣΥΦΟΣ|σίσυφος",
        "اكتبْ قصـــيدة|اكتب قصيدة",
        "٣ أسئلة|3 أسئلة",
      })
  void caseWidthPunctuationAndVowelSignsDoNotMatter(String text, String folded) {
    assertThat(embed(text)).isEqualTo(embed(folded));
  }

  @Test
  void textsWithoutSpacesHaveNeighbours() {
    double same = cosine("日本の首都はどこですか", "日本 の 首都 は どこ ですか");
    double related = cosine("日本の首都はどこですか", "フランスの首都はどこですか");
    double unrelated = cosine("日本の首都はどこですか", "美味しいカレーの作り方を教えて");
    assertThat(same).isGreaterThan(0.5);
    assertThat(related).isGreaterThan(unrelated + 0.2);
    assertThat(cosine("เมืองหลวงของญี่ปุ่นคืออะไร", "เมืองหลวงของฝรั่งเศสคืออะไร"))
        .isGreaterThan(cosine("เมืองหลวงของญี่ปุ่นคืออะไร", "วิธีทำแกงเขียวหวานให้อร่อย") + 0.2);
  }

  @Test
  void theContentOutweighsTheCommonOpening() {
    double sameContent = cosine("Schreiben Sie ein Gedicht über Schmetterlinge", "Schmetterlinge");
    double sameOpening =
        cosine("Schreiben Sie ein Gedicht über Schmetterlinge", "Schreiben Sie ein Beispiel");
    assertThat(sameContent).isGreaterThan(sameOpening);
  }

  @Test
  void theResponseCountsOnlyWhereAskedFor() {
    SampleText one = new SampleText("Name a lake", "", "Lake Geneva");
    SampleText other = new SampleText("Name a lake", "", "Lake Victoria");
    assertThat(embed(embedder, one)).isEqualTo(embed(embedder, other));
    LexicalEmbedder whole =
        new LexicalEmbedder(new LexicalEmbedderSettings(256, EmbeddedText.SAMPLE, 42));
    assertThat(embed(whole, one)).isNotEqualTo(embed(whole, other));
  }

  @Test
  void theInputCounts() {
    assertThat(embed(embedder, new SampleText("Summarise", "a text on lakes", "x")))
        .isNotEqualTo(embed(embedder, new SampleText("Summarise", "a text on rivers", "x")));
  }

  @Test
  void longTextsLeaveNothingBehind() {
    String first = "w".repeat(100) + " und ".repeat(200_000);
    StringBuilder different = new StringBuilder();
    for (int i = 0; different.length() < 1_000_000; i++) {
      different.append((char) ('\u4E00' + i % 20_000));
    }
    short[] before = embed("Name a lake");
    embed(first);
    LexicalEmbedder whole =
        new LexicalEmbedder(new LexicalEmbedderSettings(256, EmbeddedText.SAMPLE, 42));
    embed(whole, new SampleText(different.toString(), different.toString(), different.toString()));
    embed(different.toString());
    assertThat(embed("Name a lake")).isEqualTo(before);
    assertThat(embed(whole, new SampleText("Name a lake", "", ""))).isEqualTo(before);
  }

  @Test
  void seedAndDimensionsAreUsed() {
    LexicalEmbedder other = new LexicalEmbedder(LexicalEmbedderSettings.withSeed(43));
    SampleText text = new SampleText("Name a lake", "", "");
    assertThat(embed(other, text)).isNotEqualTo(embed(embedder, text));
    LexicalEmbedder small =
        new LexicalEmbedder(new LexicalEmbedderSettings(20, EmbeddedText.INSTRUCTION, 42));
    assertThat(embed(small, text)).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {-4, 0, 12, 130, 255, 4100})
  void refusesDimensionsItCannotHave(int dimensions) {
    assertThatThrownBy(() -> new LexicalEmbedderSettings(dimensions, EmbeddedText.INSTRUCTION, 1))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "the lexical embedder cannot have %d dimensions; choose a multiple of 4 from 16 to"
                + " 4096 (the default is 256)",
            dimensions);
  }

  @Test
  void refusesATargetOfAnotherLength() {
    assertThatThrownBy(() -> embedder.embed(new SampleText("a", "", ""), new short[128]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private double cosine(String one, String other) {
    short[] a = embed(one);
    short[] b = embed(other);
    long dot = 0;
    for (int d = 0; d < a.length; d++) {
      dot += a[d] * b[d];
    }
    return (double) dot / UnitVectors.SCALE / UnitVectors.SCALE;
  }

  private short[] embed(String instruction) {
    return embed(embedder, new SampleText(instruction, "", ""));
  }

  private static short[] embed(Embedder embedder, SampleText text) {
    short[] vector = new short[embedder.dimensions()];
    embedder.embed(text, vector);
    return vector;
  }
}
