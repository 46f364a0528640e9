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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageCheckTest {

  private static final String UNDETERMINED = "und";

  /** Every so many rows; the whole takes long. */
  private static final int STEP = 13;

  private final LanguageCheck check = new LanguageCheck(LanguageSet.known());

  private String detect(String declared, String instruction, String response) {
    return check.detect(declared, new SampleText(instruction, "", response));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ar | عدد ثلاثة أسباب للقراءة. | من يقرأ يتعلم كلمات جديدة ويعرف عوالم أخرى.",
        "cs | Uveď tři důvody, proč číst. | Kdo čte, ten se naučí nová slova a pozná jiné světy.",
        "de | Nenne drei Gründe für das Lesen. | Wer liest, lernt neue Wörter und fremde Welten.",
        "el | Δώσε τρεις λόγους για το διάβασμα. | Όποιος διαβάζει μαθαίνει νέες λέξεις.",
        "en | Name three reasons to read. | Those who read learn new words and see other worlds.",
        "es | Da tres razones para leer. | Quien lee aprende palabras nuevas y conoce mundos.",
        "fr | Donne trois raisons de lire. | Qui lit apprend des mots et découvre des mondes.",
        "id | Sebutkan tiga alasan untuk membaca. | Orang yang membaca belajar kata baru karena suka.",
        "it | Elenca tre motivi per leggere. | Chi legge impara parole nuove e scopre altri mondi.",
        "ja | 本を読む理由を三つ挙げてください。 | 読書をすると新しい言葉を学べます。",
        "ko | 책을 읽는 이유를 세 가지 드세요. | 책을 읽으면 새로운 낱말을 배웁니다.",
        "ms | Senaraikan tiga sebab untuk membaca. | Mereka yang membaca boleh belajar perkataan baharu.",
        "nl | Noem drie redenen om te lezen. | Wie leest, leert nieuwe woorden en andere werelden.",
        "pl | Podaj trzy powody, by czytać. | Kto czyta, ten poznaje nowe słowa i inne światy.",
        "pt | Dê três razões para ler. | Quem lê aprende palavras novas e conhece outros mundos.",
        "ru | Назови три причины читать. | Кто читает, тот узнаёт новые слова и другие миры.",
        "th | บอกเหตุผลสามข้อที่ควรอ่านหนังสือ | คนที่อ่านหนังสือจะได้เรียนรู้คำใหม่",
        "tl | Magbigay ng tatlong dahilan para magbasa. | Ang nagbabasa ay natututo ng mga salita.",
        "tr | Kitap okumak için üç neden söyle. | Okuyan kişi yeni sözcükler öğrenir ve çok gezer.",
        "vi | Nêu ba lý do để đọc sách. | Người đọc sách học được nhiều từ mới.",
        "zh | 请列出三个读书的理由。 | 读书可以学到新的词语，认识别的世界。",
      })
  void confirmsWhatIsSaid(String language, String instruction, String response) {
    assertThat(detect(language, instruction, response)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "cs", "de", "el", "fr", "id", "ja", "ms", "ru", "th", "vi", "zh"})
  void anUntranslatedSampleIsSeen(String declared) {
    String english =
        "Reading is good for you because it shows you what other people think, and how they live.";
    assertThat(detect(declared, "Why should I read books?", english)).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource({"fr,es", "es,pt", "pt,it", "de,nl", "nl,de", "tl,id", "id,tl"})
  void relatedLanguagesAreToldApart(String declared, String actual) {
    Map<String, String> texts =
        Map.of(
            "es", "El libro que está en la mesa es muy largo, pero los niños lo leen con gusto.",
            "pt",
                "O livro que está na mesa é muito longo, mas não é só para as crianças da escola.",
            "it", "Il libro che è sul tavolo è molto lungo, ma gli amici della scuola lo leggono.",
            "nl", "Het boek dat op de tafel ligt is erg lang, maar de kinderen lezen het graag.",
            "de",
                "Das Buch, das auf dem Tisch liegt, ist sehr lang, aber die Kinder lesen es gern.",
            "id",
                "Buku yang ada di meja itu sangat panjang, tetapi mereka membacanya dengan senang.",
            "tl", "Ang aklat na nasa mesa ay mahaba, pero gusto ng mga bata na basahin ito.");
    assertThat(detect(declared, "?", texts.getOrDefault(actual, ""))).isEqualTo(actual);
    assertThat(detect(actual, "?", texts.getOrDefault(actual, ""))).isEqualTo(actual);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42",
        "x = 3",
        "Paris",
        "John F. Kennedy",
        "- Facebook\n- Twitter\n- Instagram\n- YouTube",
        "```python\ndef add(a, b):\n    return a + b\n```",
        "def add(a, b):\n    return (a + b)\n\nfor i in range(10):\n    print(add(i, i))",
        "SELECT name, city FROM users WHERE (age > 30) AND city = 'Rome';",
        "https://www.example.org/the/name/of/this/page/is/in/english.html"
      })
  void namesNumbersCodeAndAddressesAreNoObjection(String response) {
    assertThat(detect("ja", "?", response)).isEqualTo(UNDETERMINED);
    assertThat(LanguageCheck.contradicts("it", detect("it", "?", response))).isFalse();
  }

  @Test
  void codeBeforeTheTextDoesNotHideIt() {
    String code = "```\n" + "the of and to is in that for it with as;\n".repeat(5) + "```\n";
    assertThat(detect("de", "Was macht das?", code + "Das ist ein Beispiel für den Anfang."))
        .isEqualTo("de");
  }

  @Test
  void malayAndIndonesianObjectOnlyByTellingWords() {
    String shared = "Mereka adalah saya dan kami yang tidak akan lebih dari itu dengan anda.";
    assertThat(detect("ms", "?", shared)).isEqualTo("ms");
    assertThat(detect("id", "?", shared)).isEqualTo("id");
    assertThat(LanguageCheck.contradicts("fr", detect("fr", "?", shared))).isTrue();
    String malay = "Kerana syarikat itu mahu wang, pekerja hospital boleh mencuba kereta dan bas.";
    assertThat(detect("id", "?", malay)).isEqualTo("ms");
    assertThat(detect("ms", "?", malay)).isEqualTo("ms");
  }

  @Test
  void regionalFormsAgreeWithTheirLanguage() {
    LanguageCheck regional = new LanguageCheck(LanguageSet.parse(List.of("pt-BR", "pt-PT", "en")));
    SampleText text =
        new SampleText(
            "?", "", "O livro que está na mesa é longo, mas não é só para as crianças da escola.");
    assertThat(regional.detect("pt-BR", text)).isEqualTo("pt-BR");
    assertThat(regional.detect("en", text)).isEqualTo("pt");
    assertThat(LanguageCheck.contradicts("pt-BR", "pt")).isFalse();
    assertThat(LanguageCheck.contradicts("en", "pt")).isTrue();
    assertThat(LanguageCheck.contradicts("en", UNDETERMINED)).isFalse();
    assertThat(LanguageCheck.contradicts("en", "")).isFalse();
  }

  @Test
  void languagesWithoutAWordListAreComparedByTrigrams() {
    LanguageCheck swedish = new LanguageCheck(LanguageSet.parse(List.of("sv", "de")));
    String text =
        "Den som läser mycket lär sig nya ord och ser världen med andra ögon. Böckerna finns på"
            + " biblioteket, där man kan låna dem utan att betala, och personalen hjälper gärna till.";
    assertThat(swedish.detect("sv", new SampleText("Varför läsa?", "", text))).isEqualTo("sv");
    assertThat(swedish.detect("de", new SampleText("Varför läsa?", "", text))).isNotEqualTo("de");
  }

  /** False objections and overlooked mix-ups on real rows, whose language is known. */
  @Test
  @Tag("shared")
  void realRowsAgreeAndMixedUpOnesDoNot() throws IOException {
    Map<String, List<SampleText>> rows = revisions();
    rows.forEach(
        (language, texts) -> {
          long other =
              texts.stream()
                  .filter(t -> LanguageCheck.contradicts(language, check.detect(language, t)))
                  .count();
          long agree =
              texts.stream().filter(t -> check.detect(language, t).equals(language)).count();
          assertThat((double) other / texts.size())
              .as("objections in " + language)
              .isLessThan(0.02);
          assertThat((double) agree / texts.size()).as("agreed in " + language).isGreaterThan(0.95);
        });
    long mixedUp = 0;
    long overlooked = 0;
    long seen = 0;
    for (String declared : rows.keySet()) {
      for (String actual : rows.keySet()) {
        if (declared.equals(actual) || List.of("id", "ms").containsAll(List.of(declared, actual))) {
          continue;
        }
        for (SampleText text : rows.getOrDefault(actual, List.of())) {
          String found = check.detect(declared, text);
          mixedUp++;
          seen += LanguageCheck.contradicts(declared, found) ? 1 : 0;
          overlooked += found.equals(declared) ? 1 : 0;
        }
      }
    }
    assertThat((double) seen / mixedUp).as("seen").isGreaterThan(0.85);
    assertThat((double) overlooked / mixedUp).as("taken for what was said").isLessThan(0.005);
  }

  private static Map<String, List<SampleText>> revisions() throws IOException {
    FileNameLanguage names = new FileNameLanguage(LanguageSet.known());
    Map<String, List<SampleText>> rows = new TreeMap<>();
    try (Stream<Path> files = Files.list(SharedData.require("data/midb_revisions"))) {
      for (Path file : files.sorted().toList()) {
        JsonNode elements = new ObjectMapper().readTree(file.toFile());
        List<SampleText> texts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i += STEP) {
          String instruction = elements.get(i).path("Revised Instruction").asText("");
          String response = elements.get(i).path("Revised Response").asText("");
          if (!instruction.isBlank() && !response.isBlank()) {
            texts.add(new SampleText(instruction, "", response));
          }
        }
        rows.put(names.find(file.toString()).orElseThrow().value(), texts);
      }
    }
    return rows;
  }
}
