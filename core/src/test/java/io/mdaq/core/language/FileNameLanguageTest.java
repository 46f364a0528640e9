// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameLanguageTest {

  private final FileNameLanguage known = new FileNameLanguage(LanguageSet.known());

  @ParameterizedTest
  @CsvSource({
    // Names, anywhere in the file's name.
    "Arabic.json, ar",
    "arabic_alpaca_v2.json, ar",
    "mdaq-GERMAN-52k.jsonl.gz, de",
    "Bahasa_Indonesia.json, id",
    "tieng-viet.json, vi",
    "日本語.json, ja",
    "ไทย.jsonl, th",
    "العربية.json, ar",
    "Español.json, es",
    "Polish.json, pl",
    "portuguese_pt-BR.json, pt",
    "japanese_ja-JP.json, ja-JP",
    "arabic_ar.json, ar",
    "thai1.json, th",
    // Codes, at the end.
    "alpaca_ar.json, ar",
    "train-ja.jsonl, ja",
    "vi.json, vi",
    "VI.JSON, vi",
    "my_questions_ja.jsonl, ja",
    "my_questions_jpn.jsonl, ja",
    "ar_train.json, ar",
    "ja-00000-of-00001.parquet, ja",
    "alpaca.ko.json.gz, ko",
    "ko-test-v2.json, ko",
    "part-0-of-5.fr.jsonl, fr",
    // With region or script.
    "pt-BR.json, pt-BR",
    "pt_br.json, pt-BR",
    "alpaca_zh-CN.jsonl, zh-CN",
    "zh_Hant.json, zh-Hant",
    "alpaca-zh-hans.json, zh-Hans",
    "es-AR.json, es-AR",
    "de-DE.json, de-DE",
    "it_IT.json, it-IT",
    "spa_Latn.jsonl, es-Latn",
    // Words that are codes, among ordinary words.
    "it.json, it",
    "id.jsonl, id",
    "alpaca_it.json, it",
    "train_es.jsonl, es",
    "de-00001.json, de",
    "alpaca_gpt4_data_el.json, el",
    "ind.json, id",
    // Folders.
    "data/ar/part-0.jsonl.gz, ar",
    "data/ar/train/part-0.jsonl.gz, ar",
    "gs://b/x/th/part-0.json, th",
    "data/it/part-0.json, it",
    "data/Arabic/part-0.json, ar",
    "data/pt-BR/part-0.json, pt-BR",
    "data/lang=ja/part-0.json, ja",
    "data/language=Thai/part-0.json, th",
    "'C:\\data\\x\\ko\\part-0.json', ko",
    "'C:\\ko\\part-0.json', ko",
    // The file's own name wins.
    "data/ar/ja.json, ja",
    "Arabic/Japanese/part-0.json, ja",
    "ja/en-ar.json, ja",
  })
  void findsTheLanguage(String path, String tag) {
    assertThat(known.find(path)).map(LanguageTag::value).contains(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Words that are codes, among other words.
        "do_it_now.json",
        "do_it.json",
        "user_id.json",
        "user-id-list.json",
        "no.json",
        "in.json",
        "sign_in.json",
        "question_es_list.json",
        "casa_de_papel.json",
        "el_nino.json",
        "time_ms.json",
        "la_la_land.json",
        "ms-word.json",
        "polish_and_clean.json",
        "papers_cs.json",
        "model_pt.json",
        "log_tr.json",
        "code_nl.json",
        "may.json",
        "gre_exam.json",
        "july_4th.json",
        "gpt4.json",
        // A code that is not the last part.
        "ar_glasses.json",
        "en_masse_2.json",
        "th_list.json",
        // Two languages.
        "en-ar.json",
        "en-de.json",
        "de-en.json",
        "de-it.json",
        "es-ar.json",
        "arabic_english.json",
        "arabic_to_ja.json",
        // Inside a word, or nothing at all.
        "part.json",
        "chart.json",
        "parent.json",
        "data.json",
        "train.jsonl",
        "part-00000-of-00001.jsonl.gz",
        "sv.json",
        "ml.json",
        "123.json",
        ".json",
        "",
        "/",
        "日本語データ.json",
        // Folders that are no language, too far away, or a bucket.
        "data/no/x.json",
        "data/in/x.json",
        "data/raw/x.json",
        "data/may/x.json",
        "data/ms-word/x.json",
        "data/id-list/x.json",
        "data/my_ar/x.json",
        "ar/a/b/x.json",
        "gs://ar/x.json",
        "gs://ar",
      })
  void ratherFindsNothingThanMisleads(String path) {
    assertThat(known.find(path)).isEmpty();
  }

  @Test
  void decomposedFileNamesAreTheSame() {
    String decomposed = Normalizer.normalize("data/Español/Français.json", Normalizer.Form.NFD);
    assertThat(known.find(decomposed)).map(LanguageTag::value).contains("fr");
  }

  @Test
  void languagesOfTheSetAreLookedForAsWell() {
    FileNameLanguage nordic = new FileNameLanguage(LanguageSet.parse(List.of("sv", "no", "yue")));
    assertThat(nordic.find("sv.json")).map(LanguageTag::value).contains("sv");
    assertThat(nordic.find("alpaca_yue.json")).map(LanguageTag::value).contains("yue");
    assertThat(nordic.find("no.json")).map(LanguageTag::value).contains("no");
    assertThat(nordic.find("yes_no.json")).isEmpty();
    assertThat(nordic.find("alpaca_sv-SE.json")).map(LanguageTag::value).contains("sv-SE");
  }

  @Test
  void knownLanguagesOutsideTheSetAreFoundSoThatTheirRowsAreRejected() {
    FileNameLanguage french = new FileNameLanguage(LanguageSet.parse(List.of("fr")));
    assertThat(french.find("Turkish.json")).map(LanguageTag::value).contains("tr");
  }
}
