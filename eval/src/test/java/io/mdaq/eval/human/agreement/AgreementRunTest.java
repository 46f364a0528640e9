// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.csv.CsvReader;
import io.mdaq.core.csv.CsvWriter;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.human.HumanConfigs;
import io.mdaq.eval.human.JudgedFolder;
import io.mdaq.eval.human.SheetKey;
import io.mdaq.eval.human.Side;
import io.mdaq.eval.human.sheet.SheetsRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementRunTest {

  private static final int QUESTIONS = 30;

  @TempDir private Path folder;
  private Path sheets;
  private final Map<String, SheetKey> keys = new TreeMap<>();

  @BeforeEach
  void giveOut() throws IOException {
    Path judged = JudgedFolder.write(folder, List.of("ar", "de"), QUESTIONS);
    sheets = folder.resolve("out");
    SheetsRun.of(
            HumanConfigs.of("contest.judged=" + judged, "output.dir=" + sheets, "sheets.pairs=20"),
            Map.of())
        .execute();
    for (String line : Files.readAllLines(sheets.resolve("key.jsonl"))) {
      SheetKey key = JsonFile.readLine(line, SheetKey.class);
      keys.put(key.item(), key);
    }
  }

  @Test
  void ratersWhoSayWhatTheJudgeSaysAgreeWithAll() throws IOException {
    fillAll(this::asTheJudge);

    HumanReport report = agreement();

    assertThat(report.languages())
        .extracting(HumanReport.Row::language)
        .containsExactly("ar", "de");
    HumanReport.Row german = report.languages().get(1);
    assertThat(german.judged()).isEqualTo(QUESTIONS);
    assertThat(german.labelled()).isEqualTo(20);
    assertThat(german.ratings()).isEqualTo(40);
    assertThat(german.alpha()).isEqualTo(1);
    assertThat(german.kappa()).isEqualTo(1);
    assertThat(german.sensitivity()).isEqualTo(1);
    assertThat(german.specificity()).isEqualTo(1);
    assertThat(german.judge()).isEqualTo(0.5);
    assertThat(report.pairs()).extracting(HumanReport.RaterPair::both).containsOnly(20L);
    assertThat(report.pairs()).extracting(HumanReport.RaterPair::agreement).containsOnly(1.0);
    assertThat(report.all().table())
        .isEqualTo(
            List.of(List.of(wins(), 0L, 0L), List.of(0L, 40 - wins(), 0L), List.of(0L, 0L, 0L)));
    assertThat(folder.resolve("human/human.json")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("human/human.md")))
        .contains("| **all** | 60 | 50.0 % | 40 |")
        .contains("Judge: `the judge`");
    assertThat(folder.resolve("human/manifest.json")).exists();
  }

  @Test
  void aRaterWhoAlwaysSaysAFavoursAPlace() throws IOException {
    fillAll(key -> key.rater() == 1 ? asTheJudge(key) : "A");

    HumanReport report = agreement();

    assertThat(report.raters())
        .filteredOn(rater -> rater.rater() == 2)
        .extracting(HumanReport.Rater::sideA)
        .containsOnly(1.0);
    assertThat(report.all().alpha()).isLessThan(0.5);
  }

  @Test
  void missingLabelsAndUnusableAnswersAreCounted() throws IOException {
    fillAll(key -> key.language().equals("ar") ? "" : key.rater() == 1 ? "bad" : "");

    HumanReport report = agreement();

    assertThat(report.missing()).isEqualTo(60);
    assertThat(report.languages()).extracting(HumanReport.Row::language).containsExactly("de");
    HumanReport.Row german = report.languages().get(0);
    assertThat(german.unusable()).isEqualTo(20);
    assertThat(german.alpha()).isNull();
    assertThat(german.people()).isEqualTo(new HumanReport.Rate(0.5, 0.5, 0.5));
  }

  @Test
  void whatAFormSavedIsReadAsWell() throws IOException {
    CsvWriter csv = new CsvWriter(';');
    csv.row(List.of("item", "check", "verdict", "comment"));
    keys.values().stream()
        .filter(key -> key.language().equals("ar"))
        .forEach(key -> csv.row(List.of(key.item(), key.check(), asTheJudge(key), "=1")));
    write("form.csv", csv.toString());

    assertThat(agreement().all().ratings()).isEqualTo(40);
  }

  @Test
  void sheetsThatAreNotAsTheyWereGivenOutAreRefused() throws IOException {
    String sheet = Files.readString(sheets.resolve("sheets/de-rater-1.csv"));
    assertRefused(sheet.replace("old answer", "my answer"), "are not those that were given out");
    assertRefused(
        sheet.replaceFirst("\r\n\"[0-9a-f]{12}\"", "\r\n\"000000000000\""),
        "the item \"000000000000\" is unknown");
    assertRefused(sheet.replaceFirst(";\"\";\"\"\r\n", ";\"C\";\"\"\r\n"), "is \"C\"; allowed are");
    assertRefused(sheet.replaceFirst("verdict", "result"), "must name the columns");
    assertRefused(sheet.replaceFirst("comment", "verdict"), "the column verdict is there twice");
    assertRefused("", "the sheet is empty");
    assertRefused(sheet + "\"open", "never closed");
    int secondRow = sheet.indexOf("\r\n") + 2;
    assertRefused(
        sheet + sheet.substring(secondRow),
        "stands in " + folder + "/filled/x.csv, line 2 already");
    write("x.csv", sheet.replaceFirst(";\"\";\"\"\r\n", ";\"A\";\"\"\r\n"));
    write("y.csv", sheet);
    assertThatThrownBy(this::agreement).hasMessageContaining("Give each filled sheet once");
    Files.write(folder.resolve("filled/x.csv"), sheet.getBytes(StandardCharsets.UTF_16LE));
    assertThatThrownBy(this::agreement).hasMessageContaining("x.csv");
    assertThat(folder.resolve("human")).doesNotExist();
  }

  @Test
  void sheetsWithoutALabelAndAnotherKeyAreRefused() throws IOException {
    fillAll(key -> "");
    assertThatThrownBy(this::agreement).hasMessageContaining("no sheet has a label");
    Files.writeString(sheets.resolve("key.jsonl"), "");
    assertThatThrownBy(this::agreement).hasMessageContaining("was changed since it was written");
  }

  private long wins() {
    return keys.values().stream().filter(k -> k.rater() == 1 && isWin(k)).count();
  }

  private static boolean isWin(SheetKey key) {
    return Integer.parseInt(key.prompt().substring("bench/xx/".length())) % 2 == 0;
  }

  private String asTheJudge(SheetKey key) {
    return (isWin(key) ? key.subject() : key.subject().other()) == Side.A ? "a" : " B ";
  }

  /** As a spreadsheet would: read, fill the column, save with its own separator. */
  private void fillAll(Function<SheetKey, String> label) throws IOException {
    for (String name : List.of("ar-rater-1", "ar-rater-2", "de-rater-1", "de-rater-2")) {
      String sheet = Files.readString(sheets.resolve("sheets/" + name + ".csv"));
      CsvWriter filled = new CsvWriter('\t');
      for (CsvReader.Row row : CsvReader.read(name, sheet)) {
        List<String> cells = new ArrayList<>(row.cells());
        SheetKey key = keys.get(cells.get(0));
        if (key != null) {
          cells.set(4, label.apply(key));
        }
        filled.row(cells);
      }
      write(name + ".csv", filled.toString());
    }
  }

  private void assertRefused(String sheet, String message) throws IOException {
    write("x.csv", sheet);
    assertThatThrownBy(this::agreement)
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("filled"));
    Files.writeString(folder.resolve("filled").resolve(name), text);
  }

  private HumanReport agreement() {
    return AgreementRun.of(
            HumanConfigs.of(
                "answers.sheets=" + sheets,
                "answers.files=[" + folder.resolve("filled") + "]",
                "output.dir=" + folder.resolve("human")),
            Map.of())
        .execute();
  }
}
