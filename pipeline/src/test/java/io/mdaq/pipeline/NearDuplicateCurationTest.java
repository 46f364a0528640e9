// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.RecomputedSelection;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with near duplicates in the input. */
class NearDuplicateCurationTest {

  private static final String[] NEAR = {"dedup.near.enabled=true", "selection.budget=20%"};

  @TempDir private Path folder;

  @Test
  void everyDuplicateNamesASampleThatStays() throws Exception {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.withNearCopies(300, 5));
    Path output = folder.resolve("out");
    CurationManifest manifest = Runs.run(new StrictDirectEngine(), input, output, NEAR);
    List<LedgerEntry> ledger = Runs.ledger(output);

    Set<SampleId> staying =
        ledger.stream()
            .filter(e -> e.decision() != Decision.DUPLICATE)
            .map(LedgerEntry::id)
            .collect(Collectors.toSet());
    List<LedgerEntry> near =
        ledger.stream().filter(e -> "near_duplicate".equals(e.reason())).toList();
    List<LedgerEntry> exact =
        ledger.stream().filter(e -> "exact_duplicate".equals(e.reason())).toList();
    assertThat(near).hasSizeGreaterThan(60).allMatch(e -> e.score() != null);
    assertThat(near).noneMatch(e -> Objects.equals(e.id(), e.duplicateOf()));
    assertThat(near).allMatch(e -> staying.contains(e.duplicateOf()));
    assertThat(exact).isNotEmpty().allMatch(e -> staying.contains(e.duplicateOf()));
    assertThat(exact)
        .as("exact copies of a sample that has gone")
        .anyMatch(e -> !Objects.equals(e.id(), e.duplicateOf()));
    assertThat(near).allSatisfy(e -> assertThat(e.score()).isLessThanOrEqualTo(score(ledger, e)));

    assertThat(manifest.counts().read()).isEqualTo(ledger.size());
    assertThat(manifest.counts().nearDuplicate()).isEqualTo(near.size());
    assertThat(manifest.counts().duplicate()).isEqualTo(near.size() + exact.size());
    assertThat(manifest.groups().values().stream().mapToLong(g -> g.candidates()).sum())
        .isEqualTo(staying.size());
    assertThat(RecomputedSelection.of(ledger, 6))
        .hasSize(Math.toIntExact(manifest.counts().selected()));
  }

  @Test
  void theReportSaysWhatWentAndWarnsWhereItIsMuch() throws Exception {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.withNearCopies(150, 6));
    Path quiet = folder.resolve("quiet");
    Path loud = folder.resolve("loud");
    Path off = folder.resolve("off");
    Runs.run(new StrictDirectEngine(), input, quiet, NEAR[0], NEAR[1], "dedup.near.warn_share=1");
    Runs.run(new StrictDirectEngine(), input, loud, NEAR[0], NEAR[1], "dedup.near.warn_share=0.1");
    Runs.run(new StrictDirectEngine(), input, off);

    assertThat(Files.readString(quiet.resolve("report.md")))
        .contains("## Near duplicates")
        .doesNotContain("**Warning:**");
    assertThat(Files.readString(loud.resolve("report.md")))
        .containsPattern(
            "\\*\\*Warning:\\*\\* More than 10\\.0 % of the samples .* near duplicates in .*de \\(");
    assertThat(Files.readString(off.resolve("report.md"))).doesNotContain("## Near duplicates");
  }

  @Test
  void rowsThatAreAllAlikeLeaveOne() {
    List<String> rows =
        java.util.stream.IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "{\"instruction\": \"Say hello%s\", \"output\": \"Hello there\","
                            .formatted(" !".repeat(i))
                        + " \"language\": \"en\"}")
            .toList();
    String input = Runs.write(folder.resolve("in.jsonl"), rows);
    CurationManifest manifest =
        Runs.run(new StrictDirectEngine(), input, folder.resolve("out"), NEAR[0]);

    assertThat(manifest.counts().nearDuplicate()).isEqualTo(39);
    assertThat(manifest.counts().selected()).isEqualTo(1);
  }

  private static int score(List<LedgerEntry> ledger, LedgerEntry duplicate) {
    return ledger.stream()
        .filter(e -> Objects.equals(e.id(), duplicate.duplicateOf()) && e.score() != null)
        .mapToInt(e -> Objects.requireNonNull(e.score()))
        .findFirst()
        .orElseThrow();
  }
}
