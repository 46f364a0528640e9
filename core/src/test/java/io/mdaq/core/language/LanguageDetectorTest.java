// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {

  private static final int ROWS_PER_LANGUAGE = 300;

  private final LanguageDetector detector = LanguageDetector.forSet(LanguageSet.known());

  private Optional<String> detect(String text) {
    return detector.detect(text).map(LanguageTag::value);
  }

  @Test
  void whatAPartDoesNotTellOfMalayAndIndonesianTheWholeDoes() {
    String part = "Buku ini dibaca oleh anak itu setiap pagi di rumah.";
    assertThat(detector.detect(part, part + " Syarikat itu mahu kualiti."))
        .contains(new LanguageTag("ms"));
    assertThat(detector.detect(part, part + " Perusahaan itu mau kualitas."))
        .contains(new LanguageTag("id"));
    assertThat(detector.detect(part, part)).isEmpty();
    assertThat(detector.detect("Das Buch liest das Kind jeden Morgen.", "kualiti"))
        .contains(new LanguageTag("de"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ar | اكتب فقرة قصيرة عن فوائد القراءة اليومية للأطفال في المدرسة",
        "cs | Napište krátký odstavec o tom, proč je důležité každý den číst knihy",
        "de | Schreiben Sie einen kurzen Absatz darüber, warum tägliches Lesen wichtig ist",
        "el | Γράψτε μια σύντομη παράγραφο για τα οφέλη της ανάγνωσης",
        "en | Write a short paragraph about why it is important to read books every day",
        "es | Escriba un párrafo breve sobre por qué es importante leer libros todos los días",
        "fr | Écrivez un court paragraphe sur l'importance de lire des livres chaque jour",
        "id | Tuliskan paragraf singkat tentang mengapa membaca buku setiap hari itu bisa berguna",
        "it | Scrivi un breve paragrafo sul perché è importante leggere libri ogni giorno",
        "ja | 毎日本を読むことがなぜ大切なのかについて短い段落を書いてください",
        "ko | 매일 책을 읽는 것이 왜 중요한지에 대해 짧은 단락을 작성하세요",
        "ms | Tulis satu perenggan ringkas mengenai sebab membaca buku boleh membantu kesihatan",
        "nl | Schrijf een korte alinea over waarom het belangrijk is om elke dag te lezen",
        "pl | Napisz krótki akapit o tym, dlaczego codzienne czytanie książek jest ważne",
        "pt | Escreva um parágrafo curto sobre por que é importante ler livros todos os dias",
        "ru | Напишите короткий абзац о том, почему важно читать книги каждый день",
        "th | เขียนย่อหน้าสั้น ๆ เกี่ยวกับประโยชน์ของการอ่านหนังสือทุกวัน",
        "tl | Sumulat ng maikling talata tungkol sa kahalagahan ng pagbabasa ng mga aklat araw-araw",
        "tr | Her gün kitap okumanın neden önemli olduğuna dair kısa bir paragraf yazın",
        "vi | Hãy viết một đoạn văn ngắn về lý do tại sao đọc sách mỗi ngày lại quan trọng",
        "zh | 请写一小段文字说明为什么每天读书很重要",
        // Neighbours that no set names: seen as themselves, so that their rows are rejected.
        "fa | لطفاً یک پاراگراف کوتاه درباره اهمیت خواندن کتاب هر روز بنویسید",
        "uk | Напишіть короткий абзац про те, чому важливо щодня читати книжки",
        // Foreign words do not outvote a script that decides.
        "ja | PythonとJavaScriptはprogramming languageです。変数の使い方を説明します",
        "th | ฟังก์ชัน print ใน Python ใช้แสดงผลข้อความ",
        "ko | Docker와 Kubernetes의 차이점을 설명하세요",
      })
  void detects(String code, String text) {
    assertThat(detect(text)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "42",
        "3.14159 = ?",
        "OK",
        "\ud83d\ude00\ud83d\ude00",
        "\ud800",
        "\u0000",
        "a b c",
        "π"
      })
  void saysNothingWhereTheTextDoesNot(String text) {
    assertThat(detect(text)).isEmpty();
  }

  @Test
  void onlyTheBeginningCounts() {
    String german = "Das ist ein deutscher Satz über das Lesen von Büchern. ".repeat(8);
    assertThat(german.length()).isGreaterThan(LanguageDetector.CODE_POINTS);
    assertThat(detect(german + "Γράψτε μια παράγραφο. ".repeat(100_000))).contains("de");
  }

  @Test
  void theInputDoesNotCountAndTheInstructionNotMoreThanTheResponse() {
    SampleText sample =
        new SampleText(
            "Traduire en anglais",
            "日本語の文章がここにあります。".repeat(20),
            "Le traducteur explique longuement pourquoi cette phrase est difficile à rendre.");
    assertThat(detector.detect(sample)).map(LanguageTag::value).contains("fr");
  }

  @Test
  void languagesOfTheSetAreDetectedAsWell() {
    String swedish = "Skriv ett kort stycke om varför det är viktigt att läsa böcker varje dag";
    assertThat(LanguageDetector.forSet(LanguageSet.parse(List.of("sv"))).detect(swedish))
        .map(LanguageTag::value)
        .contains("sv");
  }

  @Test
  void manyThreadsGiveTheSameAnswer() {
    List<String> texts =
        List.of(
            "Escriba un párrafo breve sobre la lectura", "Napisz krótki akapit o czytaniu książek");
    List<Optional<String>> expected = texts.stream().map(this::detect).toList();
    assertThat(IntStream.range(0, 400).parallel().boxed())
        .allSatisfy(i -> assertThat(detect(texts.get(i % 2))).isEqualTo(expected.get(i % 2)));
  }

  @Test
  @Tag("shared")
  void revisionsAreDetectedAsTheirOwnLanguage() throws IOException {
    Path folder = SharedData.require("data/midb_revisions");
    FileNameLanguage fileNames = new FileNameLanguage(LanguageSet.known());
    int rows = 0;
    int right = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String language = fileNames.find(file.toString()).orElseThrow().value();
        int rightHere = rightlyDetected(file, language);
        // Malay and Indonesian are taken for each other at times.
        double bar = language.equals("ms") || language.equals("id") ? 0.90 : 0.97;
        assertThat(rightHere / (double) ROWS_PER_LANGUAGE).as(language).isGreaterThan(bar);
        rows += ROWS_PER_LANGUAGE;
        right += rightHere;
      }
    }
    assertThat(right / (double) rows).isGreaterThan(0.975);
  }

  private int rightlyDetected(Path file, String language) throws IOException {
    JsonNode elements = new ObjectMapper().readTree(file.toFile());
    int right = 0;
    for (int i = 0; i < ROWS_PER_LANGUAGE; i++) {
      JsonNode element = elements.get(i);
      SampleText text =
          new SampleText(
              element.path("Revised Instruction").asText(),
              "",
              element.path("Revised Response").asText());
      if (detector.detect(text).map(LanguageTag::value).equals(Optional.of(language))) {
        right++;
      }
    }
    return right;
  }
}
