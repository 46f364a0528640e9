// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.RecomputedSelection;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurationPipelineTest {

  private static final StrictDirectEngine ENGINE = new StrictDirectEngine();
  private static final int ROWS = 400;

  @TempDir private Path folder;

  @Test
  void everyRowEndsOnceAndTheManifestSaysSo() throws Exception {
    List<String> rows = new ArrayList<>(Corpora.rows(ROWS, 1));
    rows.add("{\"instruction\": \"ohne Antwort\", \"language\": \"de\"}");
    rows.add("not json");
    String input = Runs.write(folder.resolve("in.jsonl"), rows);

    CurationManifest manifest =
        Runs.run(ENGINE, input, folder.resolve("out"), "selection.budget=70");

    List<LedgerEntry> ledger = Runs.ledger(folder.resolve("out"));
    assertThat(ledger).hasSize(ROWS + 2);
    assertThat(ledger.stream().map(e -> e.origin().position()).distinct()).hasSize(ROWS + 2);
    assertThat(manifest.counts().read()).isEqualTo(ROWS + 2);
    assertThat(manifest.counts().selected()).isEqualTo(70);
    assertThat(manifest.rejections()).containsOnlyKeys("missing_response", "not_json");
    assertThat(manifest.counts().duplicate())
        .isEqualTo(ROWS - Corpora.rows(ROWS, 1).stream().distinct().count());
    String selected = String.join("", Runs.contents(folder.resolve("out"), "selected").values());
    assertThat(selected.lines()).hasSize(70).allMatch(line -> line.contains("\"language\":"));
    assertThat(Files.readString(folder.resolve("out/report.md"))).contains("70 of 402 samples");
    assertThat(folder.resolve("out/.run")).doesNotExist();
  }

  @Test
  void duplicatesNameASurvivorThatIsThere() {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(ROWS, 2));
    Runs.run(ENGINE, input, folder.resolve("out"));

    List<LedgerEntry> ledger = Runs.ledger(folder.resolve("out"));
    var survivors =
        ledger.stream()
            .filter(e -> e.decision() != Decision.DUPLICATE)
            .map(LedgerEntry::id)
            .collect(Collectors.toSet());
    assertThat(ledger)
        .filteredOn(e -> e.decision() == Decision.DUPLICATE)
        .isNotEmpty()
        .allMatch(e -> survivors.contains(e.duplicateOf()));
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void theSelectionCanBeRecomputedFromTheLedger(long seed) {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(ROWS, seed));
    Runs.run(ENGINE, input, folder.resolve("out"), "selection.budget=25%");

    List<LedgerEntry> ledger = Runs.ledger(folder.resolve("out"));
    SortedMap<String, String> chosen = new TreeMap<>();
    ledger.stream()
        .filter(e -> e.decision() == Decision.SELECTED)
        .forEach(
            e ->
                chosen.put(
                    Objects.requireNonNull(e.id()).toString(), Objects.requireNonNull(e.stage())));

    assertThat(chosen).isEqualTo(RecomputedSelection.of(ledger, 6));
    assertThat(chosen.values()).contains("quality", "diversity");
  }

  @Test
  void neitherTheOrderOfRowsNorTheirFilesMatter() {
    List<String> rows = Corpora.rows(ROWS, 5);
    String inOrder = Runs.write(folder.resolve("a/in.jsonl"), rows);
    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(5));
    Runs.write(folder.resolve("b/1.jsonl"), shuffled.subList(0, 90));
    Runs.write(
        folder.resolve("b/2.json"),
        List.of("[" + String.join(",\n ", shuffled.subList(90, ROWS)) + "]"));

    Runs.run(ENGINE, inOrder, folder.resolve("out-a"));
    Runs.run(ENGINE, folder.resolve("b") + "/*", folder.resolve("out-b"));

    assertThat(Runs.contents(folder.resolve("out-b"), "selected"))
        .isEqualTo(Runs.contents(folder.resolve("out-a"), "selected"));
    assertThat(decisions(folder.resolve("out-b"))).isEqualTo(decisions(folder.resolve("out-a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"quality", "random", "longest"})
  void strategiesWithoutClustersSelectTheirBest(String strategy) {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(ROWS, 6));
    Runs.run(
        ENGINE,
        input,
        folder.resolve("out"),
        "selection.strategy=" + strategy,
        "selection.budget=60");

    List<LedgerEntry> ledger = Runs.ledger(folder.resolve("out"));
    assertThat(ledger)
        .filteredOn(e -> e.decision() == Decision.SELECTED)
        .hasSize(60)
        .allMatch(e -> strategy.equals(e.stage()) && e.cluster() == null);
    for (String language : List.of("ar", "de", "ja")) {
      int worstChosen =
          ranks(ledger, language, Decision.SELECTED).stream().min(Integer::compare).orElseThrow();
      int bestLeft =
          ranks(ledger, language, Decision.NOT_SELECTED).stream()
              .max(Integer::compare)
              .orElseThrow();
      assertThat(worstChosen).isGreaterThanOrEqualTo(bestLeft);
    }
  }

  @Test
  void oneLanguageWithOneSampleKeepsIt() {
    List<String> rows = new ArrayList<>(Corpora.rows(ROWS, 7));
    rows.add("{\"instruction\": \"Vad är klockan?\", \"output\": \"Tolv.\", \"language\": \"pl\"}");
    String input = Runs.write(folder.resolve("in.jsonl"), rows);
    CurationManifest manifest =
        Runs.run(ENGINE, input, folder.resolve("out"), "selection.budget=5");

    assertThat(Objects.requireNonNull(manifest.languages().get("pl")).selected()).isEqualTo(1);
    assertThat(manifest.counts().selected()).isEqualTo(5);
  }

  @Test
  void aBudgetAboveTheNumberOfSamplesSelectsAll() {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(50, 8));
    CurationManifest manifest =
        Runs.run(
            ENGINE, input, folder.resolve("out"), "selection.budget=5000", "cluster.count=900");

    assertThat(manifest.counts().notSelected()).isZero();
    assertThat(manifest.groups().values())
        .allSatisfy(
            group -> {
              var clusters = Objects.requireNonNull(group.clusters());
              assertThat(clusters.requested()).isEqualTo(900);
              assertThat(clusters.count()).isLessThanOrEqualTo((int) group.candidates());
            });
  }

  @Test
  void oneSelectionOverAllLanguagesHasOneGroup() {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(ROWS, 9));
    CurationManifest manifest =
        Runs.run(
            ENGINE,
            input,
            folder.resolve("out"),
            "cluster.scope=all",
            "selection.allow_empty_languages=true");

    assertThat(manifest.groups()).containsOnlyKeys("all");
    assertThat(manifest.languages()).hasSize(3);
  }

  private static List<Integer> ranks(List<LedgerEntry> ledger, String language, Decision decision) {
    return ledger.stream()
        .filter(e -> e.decision() == decision && language.equals(e.language()))
        .map(e -> Objects.requireNonNull(e.rankValue()))
        .toList();
  }

  /** What became of each sample, without the place it came from. */
  private static List<String> decisions(Path output) {
    return Runs.ledger(output).stream()
        .map(e -> e.id() + " " + e.score() + " " + e.percentile() + " " + e.cluster() + e.stage())
        .sorted()
        .toList();
  }
}
