// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.embedding.LexicalEmbedder;
import io.mdaq.core.embedding.LexicalEmbedderSettings;
import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.Position;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleText;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.ComparedSelection;
import io.mdaq.pipeline.testing.ComparedSelection.Item;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.RecomputedSelection;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs with the strategies for comparison, held against what the ledger lets one redo. */
class SelectionStrategiesTest {

  private static final StrictDirectEngine ENGINE = new StrictDirectEngine();
  private static final int ROWS = 300;
  private static final List<String> LANGUAGES = List.of("ar", "de", "ja");

  @TempDir private Path folder;

  private CurationManifest run(List<String> rows, String... settings) {
    String input = Runs.write(folder.resolve("in.jsonl"), rows);
    return Runs.run(ENGINE, input, folder.resolve("out"), settings);
  }

  private List<LedgerEntry> candidates(String language) {
    return Runs.ledger(folder.resolve("out")).stream()
        .filter(e -> e.score() != null && language.equals(e.language()))
        .toList();
  }

  private static List<SampleId> selected(List<LedgerEntry> entries) {
    return entries.stream()
        .filter(e -> e.decision() == Decision.SELECTED)
        .map(e -> Objects.requireNonNull(e.id()))
        .toList();
  }

  @Test
  void diversityIsTheBestOfEachClusterAndCanBeRecomputed() {
    CurationManifest manifest =
        run(Corpora.rows(ROWS, 31), "selection.strategy=diversity", "selection.budget=20%");

    List<LedgerEntry> ledger = Runs.ledger(folder.resolve("out"));
    SortedMap<String, String> stages = new TreeMap<>();
    ledger.stream()
        .filter(e -> e.decision() == Decision.SELECTED)
        .forEach(e -> stages.put(String.valueOf(e.id()), String.valueOf(e.stage())));
    assertThat(stages).isEqualTo(RecomputedSelection.of(ledger, 0));
    assertThat(stages.values()).contains("diversity").doesNotContain("quality");
    assertThat(manifest.groups().values())
        .allSatisfy(
            group -> {
              assertThat(Objects.requireNonNull(group.clusters()).requested())
                  .isEqualTo(group.budget());
              assertThat(group.diversity() + group.fill()).isEqualTo(group.budget());
            });
  }

  @Test
  void aThresholdIsThatOfEachLanguage() throws Exception {
    CurationManifest manifest =
        run(
            Corpora.rows(ROWS, 32),
            "selection.strategy=threshold",
            "selection.threshold=70%",
            "selection.budget=100%");

    for (String language : LANGUAGES) {
      List<Integer> best =
          candidates(language).stream()
              .map(e -> Objects.requireNonNull(e.score()))
              .sorted(Comparator.reverseOrder())
              .toList();
      int last = best.get((int) Math.ceil(best.size() * 3 / 10.0) - 1);
      assertThat(candidates(language))
          .allSatisfy(
              e ->
                  assertThat(e.decision() == Decision.SELECTED)
                      .isEqualTo(Objects.requireNonNull(e.score()) >= last))
          .filteredOn(e -> e.decision() == Decision.SELECTED)
          .extracting(LedgerEntry::stage)
          .containsOnly("threshold");
    }
    assertThat(manifest.counts().selected()).isLessThan(manifest.counts().read() / 2);
    assertThat(Files.readString(folder.resolve("out/report.md"))).contains("`selection.threshold`");
  }

  @Test
  void ofWhatReachesTheThresholdTheBudgetTakesTheBest() {
    CurationManifest manifest =
        run(
            Corpora.rows(ROWS, 33),
            "selection.strategy=threshold",
            "selection.threshold=-99",
            "selection.budget=30");
    assertThat(manifest.counts().selected()).isEqualTo(30);
  }

  @Test
  void aThresholdThatNothingReachesIsRefusedUnlessLanguagesMayBeEmpty() {
    List<String> rows = Corpora.rows(ROWS, 34);
    String[] settings = {"selection.strategy=threshold", "selection.threshold=99"};
    assertThatThrownBy(() -> run(rows, settings))
        .hasStackTraceContaining("ar: no sample reaches selection.threshold, the best score is");
    CurationManifest manifest =
        run(rows, settings[0], settings[1], "selection.allow_empty_languages=true");
    assertThat(manifest.counts().selected()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10%", "0.29"})
  void aThresholdThatTheBudgetMakesUselessIsRefused(String budget) {
    assertThatThrownBy(
            () ->
                run(
                    Corpora.rows(5, 35),
                    "selection.strategy=threshold",
                    "selection.threshold=70%",
                    "selection.budget=" + budget))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("selection.budget (%s) takes fewer samples than", budget)
        .hasMessageContaining("(70%) lets in");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 10", "0.9, 10", "0.7, 2"})
  void greedyCanBeRecomputedWithTheEmbedder(String limit, int pool) {
    List<String> rows = Corpora.rows(ROWS, 36);
    CurationManifest manifest =
        run(
            rows,
            "selection.strategy=greedy",
            "selection.budget=20%",
            "selection.max_similarity=" + limit,
            "selection.pool=" + pool);

    for (String language : LANGUAGES) {
      List<LedgerEntry> entries = candidates(language);
      int budget = Objects.requireNonNull(manifest.groups().get(language)).budget();
      assertThat(selected(entries))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              ComparedSelection.greedy(
                  items(entries, rows), budget, budget * pool, Double.parseDouble(limit)));
    }
  }

  @Test
  void overAllLanguagesPercentilesAreOfAllSamples() {
    List<String> rows = Corpora.rows(120, 41);
    CurationManifest manifest =
        run(
            rows,
            "selection.strategy=mmr",
            "selection.budget=20",
            "cluster.scope=all",
            "selection.allow_empty_languages=true");

    List<LedgerEntry> entries =
        LANGUAGES.stream().flatMap(language -> candidates(language).stream()).toList();
    assertThat(manifest.groups()).containsOnlyKeys("all");
    assertThat(selected(entries))
        .hasSize(20)
        .containsExactlyInAnyOrderElementsOf(
            ComparedSelection.marginalRelevance(items(entries, rows), 20, 200, 0.5));
  }

  @Test
  void whereGreedyFindsTooLittleTheReportSaysWhy() throws Exception {
    CurationManifest manifest =
        run(
            Corpora.rows(ROWS, 40),
            "selection.strategy=greedy",
            "selection.budget=100%",
            "selection.max_similarity=0.6");

    assertThat(manifest.groups().values())
        .allSatisfy(group -> assertThat(group.first()).isBetween(1, group.budget() - 1))
        .allSatisfy(group -> assertThat(group.fill()).isZero());
    assertThat(Files.readString(folder.resolve("out/report.md")))
        .contains("too similar to a selected one (selection.max_similarity)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.3", "0.8"})
  void marginalRelevanceCanBeRecomputedWithTheEmbedder(String lambda) {
    List<String> rows = Corpora.rows(ROWS, 37);
    CurationManifest manifest =
        run(
            rows,
            "selection.strategy=mmr",
            "selection.budget=15%",
            "selection.mmr_lambda=" + lambda);

    for (String language : LANGUAGES) {
      List<LedgerEntry> entries = candidates(language);
      int budget = Objects.requireNonNull(manifest.groups().get(language)).budget();
      assertThat(selected(entries))
          .hasSize(budget)
          .containsExactlyInAnyOrderElementsOf(
              ComparedSelection.marginalRelevance(
                  items(entries, rows), budget, 10 * budget, Double.parseDouble(lambda)));
    }
  }

  @Test
  void everyStrategyFillsTheSameBudgetsAndKeepsSmallLanguages() {
    List<String> rows = new ArrayList<>(Corpora.rows(ROWS, 38));
    rows.add("{\"instruction\": \"Która godzina?\", \"output\": \"12.\", \"language\": \"pl\"}");
    SortedMap<String, Long> quotas = selectedByLanguage(run(rows, "selection.budget=40"));
    assertThat(quotas).containsOnlyKeys("ar", "de", "ja", "pl").containsEntry("pl", 1L);

    for (String strategy : List.of("diversity", "greedy", "mmr", "quality")) {
      CurationManifest manifest =
          run(
              rows,
              "selection.strategy=" + strategy,
              "selection.max_similarity=1",
              "selection.budget=40",
              "output.overwrite=true");
      assertThat(selectedByLanguage(manifest)).as(strategy).isEqualTo(quotas);
    }
  }

  private static SortedMap<String, Long> selectedByLanguage(CurationManifest manifest) {
    SortedMap<String, Long> selected = new TreeMap<>();
    manifest.languages().forEach((language, row) -> selected.put(language, row.selected()));
    return selected;
  }

  @ParameterizedTest
  @ValueSource(strings = {"diversity", "mmr"})
  void aBudgetOfAllSelectsAll(String strategy) {
    CurationManifest manifest =
        run(Corpora.rows(60, 39), "selection.strategy=" + strategy, "selection.budget=100%");
    assertThat(manifest.counts().notSelected()).isZero();
  }

  /** The vectors that the ledger does not hold, by the place that it does. */
  private static List<Item> items(List<LedgerEntry> entries, List<String> rows) {
    LexicalEmbedder embedder =
        new LexicalEmbedder(
            new LexicalEmbedderSettings(
                LexicalEmbedderSettings.DEFAULT_DIMENSIONS, EmbeddedText.INSTRUCTION, 42));
    List<Item> items = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      String row = rows.get((int) ((Position.Line) entry.origin().position()).number() - 1);
      Matcher instruction = Pattern.compile("\"instruction\": \"([^\"]*)\"").matcher(row);
      assertThat(instruction.find()).isTrue();
      short[] vector = new short[embedder.dimensions()];
      embedder.embed(new SampleText(instruction.group(1), "", ""), vector);
      items.add(
          new Item(
              Objects.requireNonNull(entry.id()), Objects.requireNonNull(entry.score()), vector));
    }
    return items;
  }
}
