// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.embedding.SharedRevisions;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The words that tell Malay from Indonesian are those of the expert revisions, and do so in texts
 * that they were not learned from. After a change, {@code -Dmdaq.words=true} writes them anew.
 */
@Tag("shared")
class MalayOrIndonesianWordsTest {

  private static final Path RESOURCE =
      Path.of("src/main/resources/io/mdaq/core/language/malay-indonesian.txt");

  private static final String HEADER =
      """
      # Words that tell Malay from Indonesian, learned from the texts of MIDB (arXiv 2505.17671) in both
      # languages, before and after revision: the natural logarithm of how many times likelier a Malay
      # text has the word (below 0: an Indonesian one). MalayOrIndonesianWordsTest writes and checks this file.
      """;

  /** Words that one of the two alone has, and that the texts lack. */
  private static final String MALAY_TOO = "isnin lebuhraya mestilah pasaraya pensyarah ringgit";

  private static final String INDONESIAN_TOO =
      "apotek dosen gampang kabupaten kecamatan rupiah senin";

  private static final int LACKED = 30;

  private static final int FOLDS = 4;

  private static final double CLEAR = 3;

  /** A row of the revisions: the texts on both sides and the example that it translates. */
  private record Row(int source, String raw, String revised) {}

  @Test
  void theyAreThoseOfTheRevisions() throws IOException {
    TellingWords words = fit(rows("Malay"), rows("Indonesian"));
    for (String word : MALAY_TOO.split(" ", -1)) {
      assertThat(words.tenths()).doesNotContainKey(word);
    }
    Map<String, Integer> all = new HashMap<>(words.tenths());
    Stream.of(MALAY_TOO.split(" ", -1)).forEach(word -> all.put(word, LACKED));
    Stream.of(INDONESIAN_TOO.split(" ", -1)).forEach(word -> all.put(word, -LACKED));
    String expected = write(all);
    if (Boolean.getBoolean("mdaq.words")) {
      Files.writeString(RESOURCE, expected);
    }
    assertThat(Files.readString(RESOURCE)).isEqualTo(expected);
  }

  /**
   * Each example was left out once. The two that seem to be clearly of the other language are
   * English texts in the Indonesian file.
   */
  @Test
  void theyTellTextsOfOtherExamples() throws IOException {
    List<Row> malay = rows("Malay");
    List<Row> indonesian = rows("Indonesian");
    List<Double> evidence = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      TellingWords words = fit(without(fold, malay), without(fold, indonesian));
      only(fold, malay).forEach(row -> evidence.add(words.evidence(row.revised())));
      only(fold, indonesian).forEach(row -> evidence.add(-words.evidence(row.revised())));
    }
    long wrong = evidence.stream().filter(value -> value < 0).count();
    long clearlyWrong = evidence.stream().filter(value -> value <= -CLEAR).count();
    long notClear = evidence.stream().filter(value -> value < CLEAR).count();

    assertThat(evidence).hasSizeGreaterThan(3_600);
    assertThat(wrong / (double) evidence.size()).isLessThan(0.007);
    assertThat(clearlyWrong).isLessThanOrEqualTo(2);
    assertThat(notClear / (double) evidence.size()).isLessThan(0.025);
  }

  /** AlpacaEval's instructions, in other people's translations: short, so often not clear. */
  @Test
  void theyTellInstructionsOfAnotherSet() throws IOException {
    Path folder = SharedData.require("data/alpaca_eval");
    for (String language : List.of("Malay", "Indonesian")) {
      int clear = 0;
      int wrong = 0;
      JsonNode prompts = new ObjectMapper().readTree(folder.resolve(language + ".json").toFile());
      for (JsonNode prompt : prompts) {
        String code = language.equals("Malay") ? "ms" : "id";
        var found = MalayOrIndonesian.clearly(prompt.path("instruction").asText());
        clear += found.isPresent() ? 1 : 0;
        wrong += found.isPresent() && !found.get().equals(code) ? 1 : 0;
      }
      assertThat(clear).as(language).isGreaterThan(prompts.size() * 3 / 4);
      assertThat(wrong).as(language).isLessThanOrEqualTo(3);
    }
  }

  private static List<Row> rows(String language) throws IOException {
    List<SharedRevisions.Pair> pairs =
        Objects.requireNonNull(SharedRevisions.pairs().get(language));
    JsonNode sources =
        new ObjectMapper()
            .readTree(SharedData.require("data/midb_revisions_source_rows.json").toFile())
            .path(language);
    assertThat(sources).hasSameSizeAs(pairs);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      SharedRevisions.Pair pair = pairs.get(i);
      rows.add(new Row(sources.get(i).asInt(), all(pair.raw()), all(pair.revised())));
    }
    return rows;
  }

  private static String all(SampleText text) {
    return String.join("\n", text.instruction(), text.input(), text.response());
  }

  private static List<Row> without(int fold, List<Row> rows) {
    return rows.stream().filter(row -> row.source() % FOLDS != fold).toList();
  }

  private static List<Row> only(int fold, List<Row> rows) {
    return rows.stream().filter(row -> row.source() % FOLDS == fold).toList();
  }

  /**
   * Logarithms from the shares of texts with a word, with one text more that has it and one that
   * has not.
   */
  private static TellingWords fit(List<Row> malay, List<Row> indonesian) {
    Map<String, int[]> counts = new HashMap<>();
    count(malay, 0, counts);
    count(indonesian, 1, counts);
    Map<String, Integer> tenths = new HashMap<>();
    counts.forEach(
        (word, count) -> {
          double ofMalay = (count[0] + 1.0) / (2 * malay.size() + 2);
          double ofIndonesian = (count[1] + 1.0) / (2 * indonesian.size() + 2);
          int weight = (int) Math.rint(10 * StrictMath.log(ofMalay / ofIndonesian));
          if (count[0] + count[1] > 1 && Math.abs(weight) >= 10) {
            tenths.put(word, weight);
          }
        });
    return new TellingWords(tenths);
  }

  private static void count(List<Row> rows, int language, Map<String, int[]> counts) {
    for (Row row : rows) {
      for (String text : List.of(row.raw(), row.revised())) {
        TellingWords.words(text)
            .forEach(word -> counts.computeIfAbsent(word, key -> new int[2])[language]++);
      }
    }
  }

  private static String write(Map<String, Integer> tenths) {
    Map<Integer, List<String>> byWeight = new TreeMap<>();
    tenths.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                byWeight
                    .computeIfAbsent(entry.getValue(), key -> new ArrayList<>())
                    .add(entry.getKey()));
    StringBuilder text = new StringBuilder(HEADER);
    byWeight.forEach((weight, words) -> wrap(weight / 10.0 + ":", words, text));
    return text.toString();
  }

  private static void wrap(String key, List<String> words, StringBuilder text) {
    StringBuilder line = new StringBuilder(key);
    for (String word : words) {
      if (line.length() + word.length() >= 100) {
        text.append(line).append('\n');
        line = new StringBuilder(key);
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }
}
