// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.csv.CsvReader;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.human.HumanConfigs;
import io.mdaq.eval.human.JudgedFolder;
import io.mdaq.eval.human.SheetKey;
import io.mdaq.eval.human.ShownText;
import io.mdaq.eval.human.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetsRunTest {

  @TempDir private Path folder;
  private Path judged;

  @BeforeEach
  void judge() {
    judged = JudgedFolder.write(folder, List.of("ar", "de", "sv"), 40);
  }

  @Test
  void sheetsAreBlindBalancedAndTheSameQuestionsEverywhere() throws IOException {
    Path out = sheets("out", "sheets.pairs=20");

    List<SheetKey> keys = keys(out);
    assertThat(keys).hasSize(3 * 2 * 20).extracting(SheetKey::item).doesNotHaveDuplicates();
    Map<String, List<String>> questions =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    key -> key.language() + key.rater(),
                    TreeMap::new,
                    Collectors.mapping(
                        key -> key.prompt().substring("bench/xx/".length()), Collectors.toList())));
    List<String> drawn = questions.getOrDefault("ar1", List.of()).stream().sorted().toList();
    assertThat(drawn).hasSize(20).doesNotHaveDuplicates();
    questions
        .values()
        .forEach(other -> assertThat(other).containsExactlyInAnyOrderElementsOf(drawn));
    assertThat(sides(keys, 1)).containsValues(Side.A, Side.B);
    sides(keys, 1)
        .forEach((prompt, side) -> assertThat(sides(keys, 2)).containsEntry(prompt, side.other()));
    String sheet = Files.readString(out.resolve("sheets/de-rater-1.csv"));
    assertThat(sheet).doesNotContain("bench/").doesNotContain("new.jsonl");
    assertThat(order(out, "de-rater-1.csv")).isNotEqualTo(order(out, "de-rater-2.csv"));
  }

  @Test
  void tablesHoldTheTextsAndNoFormulas() throws IOException {
    Path out = sheets("out", "sheets.pairs=40");

    for (String name : List.of("ar-rater-1.csv", "de-rater-2.csv", "sv-rater-1.csv")) {
      String table = Files.readString(out.resolve("sheets").resolve(name));
      List<CsvReader.Row> rows = CsvReader.read(name, table);
      assertThat(table).startsWith("\uFEFF\"item\"").contains("\"'=HYPERLINK");
      assertThat(rows).hasSize(41);
      assertThat(rows.get(0).cells().get(4)).startsWith("verdict (").contains("tie = ");
      assertThat(rows.stream().flatMap(row -> row.cells().stream()))
          .contains(ShownText.clean(JudgedFolder.HOSTILE));
    }
    assertThat(Files.readString(out.resolve("sheets/de-rater-1.csv")))
        .contains("\"item\";\"question (Frage)\"");
  }

  @Test
  void formsEscapeWhatStrangersWroteAndForbidAllElse() throws IOException {
    Path out = sheets("out", "sheets.pairs=40");

    String form = Files.readString(out.resolve("sheets/ar-rater-1.html"));
    assertThat(form)
        .contains("<html lang=\"ar\" dir=\"rtl\">")
        .contains("default-src &#39;none&#39;; style-src &#39;sha256-")
        .contains("&lt;/div&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .contains("أي الإجابتين أفضل؟")
        .doesNotContain("<script>alert")
        .doesNotContain("\u0000")
        .doesNotContain("bench/")
        .doesNotContain(" src=")
        .doesNotContain(" href=");
    assertThat(form.split("<script>", -1)).hasSize(2);
    assertThat(form.split("type=\"radio\"", -1)).hasSize(4 * 40 + 1);
    assertThat(Files.readString(out.resolve("sheets/sv-rater-1.html")))
        .contains("<html lang=\"en\" dir=\"ltr\">");
  }

  @Test
  void theSameSeedGivesTheSameSheets() throws IOException {
    Path one = sheets("one", "sheets.pairs=10");
    Path same = sheets("same", "sheets.pairs=10");
    Path other = sheets("other", "sheets.pairs=10", "sheets.seed=43");

    for (String name : List.of("key.jsonl", "sheets/ar-rater-1.csv", "sheets/ar-rater-2.html")) {
      assertThat(same.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    assertThat(Files.readString(other.resolve("key.jsonl")))
        .isNotEqualTo(Files.readString(one.resolve("key.jsonl")));
  }

  @Test
  void fewerPairsThanAskedForAreAll() throws IOException {
    Path out = sheets("out", "sheets.pairs=1000", "sheets.languages=[de]", "sheets.raters=1");

    assertThat(keys(out)).hasSize(40).extracting(SheetKey::language).containsOnly("de");
  }

  @Test
  void whatCannotBeIsRefusedBeforeAnythingIsWritten() throws IOException {
    assertRefused("sheets.languages", "sheets.languages=[fr]");
    assertRefused("there is no verdict on \"helpfulness\"", "contest.dimension=helpfulness");
    assertRefused("not the responses that were judged", "contest.subject=" + folder + "/old.jsonl");
    Files.writeString(judged.resolve("judgements.jsonl"), "{}\n", StandardOpenOption.APPEND);
    assertRefused("was changed since it was written");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFolderIsReplacedOnlyWhereThatIsAskedFor() throws IOException {
    Path out = sheets("out", "sheets.raters=3");
    assertRefused("add --overwrite");
    sheets("out", "sheets.raters=1", "output.overwrite=true");
    assertThat(out.resolve("sheets/de-rater-3.csv")).doesNotExist();
    Files.writeString(out.resolve("mine.txt"), "");
    assertRefused("holds other files (mine.txt)", "output.overwrite=true");
  }

  private void assertRefused(String message, String... assignments) {
    assertThatThrownBy(() -> sheets("out", assignments))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  private Path sheets(String name, String... assignments) {
    List<String> all = new ArrayList<>(List.of("contest.judged=" + judged));
    all.add("output.dir=" + folder.resolve(name));
    all.addAll(List.of(assignments));
    SheetsRun.of(HumanConfigs.of(all.toArray(String[]::new)), Map.of()).execute();
    return folder.resolve(name);
  }

  private static List<SheetKey> keys(Path out) throws IOException {
    List<SheetKey> keys = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("key.jsonl"))) {
      keys.add(JsonFile.readLine(line, SheetKey.class));
    }
    return keys;
  }

  private static Map<String, Side> sides(List<SheetKey> keys, int rater) {
    return keys.stream()
        .filter(key -> key.rater() == rater)
        .collect(Collectors.toMap(SheetKey::prompt, SheetKey::subject));
  }

  private static List<String> order(Path out, String name) throws IOException {
    return CsvReader.read(name, Files.readString(out.resolve("sheets").resolve(name))).stream()
        .map(row -> row.cells().get(1))
        .toList();
  }
}
