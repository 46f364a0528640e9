// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.InputConfig;
import io.mdaq.core.config.LanguagesConfig;
import io.mdaq.core.format.FormatChoice;
import io.mdaq.core.format.ReadSettings;
import io.mdaq.core.format.SideChoice;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.prompt.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetsTest {

  private static final InputConfig INPUT =
      new InputConfig(
          List.of(),
          new ReadSettings(FormatChoice.AUTO, SideChoice.BOTH, 1 << 20, 100_000, List.of()),
          0);
  private static final LanguagesConfig LANGUAGES =
      new LanguagesConfig(LanguageSet.parse(List.of("known")), Optional.empty());
  private static final PromptOverlap NOTHING = new PromptOverlap(List.of());

  @TempDir private Path folder;
  private Path out;
  private final List<Path> pool = new ArrayList<>();

  @BeforeEach
  void writePool() throws IOException {
    out = Files.createDirectory(folder.resolve("out"));
    for (String language : List.of("de", "ja")) {
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        rows.add(row(language + " question " + i, "\"note\": " + i));
      }
      pool.add(write(language + ".jsonl", rows));
    }
  }

  private static String row(String instruction, String more) {
    return "{\"output\":\"An answer.\",\"instruction\":\"" + instruction + "\"," + more + "}";
  }

  private Path write(String name, List<String> rows) throws IOException {
    return Files.write(folder.resolve(name), rows);
  }

  private List<SetCounts> sets(Map<String, SetSource> sets, PromptOverlap overlap) {
    return TrainingSets.write(out, pool, sets, INPUT, LANGUAGES, overlap);
  }

  private List<String> read(String set, String language) throws IOException {
    return Files.readAllLines(out.resolve(set).resolve(language + ".jsonl"));
  }

  @Test
  void thePoolIsWrittenAsItIsWithAllItsFields() throws IOException {
    assertThat(sets(Map.of("vanilla", new SetSource.Pool()), NOTHING))
        .containsExactly(
            new SetCounts("vanilla", "de", 20, 0, 0), new SetCounts("vanilla", "ja", 20, 0, 0));
    assertThat(read("vanilla", "ja"))
        .hasSize(20)
        .startsWith("{\"output\":\"An answer.\",\"instruction\":\"ja question 0\",\"note\":0}");
    assertThat(out.resolve("overlaps.jsonl")).doesNotExist();
  }

  @Test
  void aRandomSetHasAsManyRowsInEachLanguageAsTheOther() throws IOException {
    Path curated = write("German.jsonl", read(pool.get(0)).subList(0, 7));
    Map<String, SetSource> wanted = new LinkedHashMap<>();
    wanted.put("curated", new SetSource.Files(List.of(curated)));
    wanted.put("random", new SetSource.SameSizeAs("curated", 3));
    assertThat(sets(wanted, NOTHING))
        .containsExactly(
            new SetCounts("curated", "de", 7, 0, 0), new SetCounts("random", "de", 7, 0, 0));
    assertThat(read("random", "de"))
        .hasSize(7)
        .doesNotHaveDuplicates()
        .isSubsetOf(compact(read(pool.get(0))))
        .isNotEqualTo(read("curated", "de"));
    assertThat(out.resolve("random/ja.jsonl")).doesNotExist();
  }

  @Test
  void nestedSetsLieInsideEachOtherAndDoNotDependOnTheOrderOfTheRows() throws IOException {
    Map<String, SetSource> wanted = new LinkedHashMap<>();
    wanted.put("size-5", new SetSource.Nested(5, 1));
    wanted.put("size-10", new SetSource.Nested(10, 1));
    sets(wanted, NOTHING);
    List<String> five = read("size-5", "ja");
    assertThat(read("size-10", "ja")).hasSize(10).containsAll(five);

    List<String> shuffled = new ArrayList<>(read(pool.get(1)));
    Collections.shuffle(shuffled, new Random(9));
    Files.write(pool.get(1), shuffled);
    out = Files.createDirectory(folder.resolve("again"));
    sets(wanted, NOTHING);
    assertThat(read("size-5", "ja")).containsExactlyInAnyOrderElementsOf(five);
  }

  @Test
  void rowsThatOverlapAQuestionAreInNoSetAndAreListed() throws IOException {
    PromptOverlap overlap =
        new PromptOverlap(
            List.of(Prompt.of("s", "ja", "1", "", List.of("JA question 4?"), List.of())));
    Map<String, SetSource> wanted = new LinkedHashMap<>();
    wanted.put("vanilla", new SetSource.Pool());
    wanted.put("again", new SetSource.Files(List.of(pool.get(1))));
    wanted.put("size-19", new SetSource.Nested(19, 1));
    assertThat(sets(wanted, overlap))
        .containsExactly(
            new SetCounts("vanilla", "de", 20, 0, 0),
            new SetCounts("vanilla", "ja", 19, 1, 0),
            new SetCounts("again", "ja", 19, 1, 0),
            new SetCounts("size-19", "de", 19, 0, 0),
            new SetCounts("size-19", "ja", 19, 1, 0));
    for (String set : wanted.keySet()) {
      assertThat(read(set, "ja")).hasSize(19).noneMatch(row -> row.contains("ja question 4\""));
    }
    assertThat(Files.readAllLines(out.resolve("overlaps.jsonl")))
        .containsExactly(
            "{\"set\":\"pool\",\"file\":\"%s\",\"row\":\"line 5\",\"language\":\"ja\",\"overlap\":\"exact\",\"prompt\":\"s/ja/1\"}"
                .formatted(pool.get(1)),
            "{\"set\":\"again\",\"file\":\"%s\",\"row\":\"line 5\",\"language\":\"ja\",\"overlap\":\"exact\",\"prompt\":\"s/ja/1\"}"
                .formatted(pool.get(1)));
  }

  @Test
  void aSetLargerThanTheLanguageIsRefused() {
    assertThatThrownBy(() -> sets(Map.of("size-21", new SetSource.Nested(21, 1)), NOTHING))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "the set size-21 wants 21 rows in de, but the pool has 20 there. Choose a smaller size, or more data.");
  }

  @Test
  void aPoolWithoutRowsIsRefused() throws IOException {
    Files.write(pool.get(0), List.of());
    Files.write(pool.get(1), List.of());
    assertThatThrownBy(() -> sets(Map.of("vanilla", new SetSource.Pool()), NOTHING))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("the pool of training rows is empty");
  }

  @Test
  void unusableRowsAreAnErrorThatShowsThem() throws IOException {
    Files.writeString(pool.get(0), "no json\n");
    assertThatThrownBy(() -> sets(Map.of("vanilla", new SetSource.Pool()), NOTHING))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("1 of 21 rows are unusable")
        .hasMessageContaining("de.jsonl");
  }

  private static List<String> read(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  private static List<String> compact(List<String> rows) {
    return rows.stream().map(row -> row.replace(": ", ":")).toList();
  }
}
