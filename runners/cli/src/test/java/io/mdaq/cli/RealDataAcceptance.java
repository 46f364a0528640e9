// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.ledger.LedgerReader;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.sample.Side;
import io.mdaq.core.testing.SharedData;
import io.mdaq.pipeline.facts.GroupFacts;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The expert revisions of MIDB (arXiv 2505.17671) in ten languages, both sides, from end to end.
 */
class RealDataAcceptance {

  private static final int BUDGET = 6_000;
  private static final String KEY = "\"Raw Instruction\"";

  @TempDir private static Path folder;

  private static Path input = Path.of("");
  private static List<LedgerEntry> ledger = List.of();

  @BeforeAll
  static void curateOnce() throws IOException {
    input = SharedData.require("data/midb_revisions");
    assertThat(curate("out").isDone().out()).contains("Selected 6,000 of ");
    ledger = ledgerOf("out");
  }

  private static Outcome curate(String output, String... beamArguments) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "curate",
                "--input=" + input + "/*.json",
                "--output=" + folder.resolve(output),
                "--set=selection.budget=" + BUDGET,
                "--"));
    arguments.addAll(List.of(beamArguments));
    return Launched.run(arguments.toArray(String[]::new));
  }

  @Test
  void everyElementEndsTwice() throws IOException {
    long elements = 0;
    for (Path file : filesIn(input)) {
      String text = Files.readString(file);
      elements += (text.length() - text.replace(KEY, "").length()) / KEY.length();
    }
    assertThat(elements).isGreaterThan(10_000);
    assertThat(ledger).hasSize(Math.toIntExact(2 * elements));
    assertThat(ledger.stream().map(LedgerEntry::origin).distinct()).hasSize(ledger.size());
    assertThat(count(e -> e.origin().side() == Side.RAW)).isEqualTo(elements);
    assertThat(count(e -> e.origin().side() == Side.REVISED)).isEqualTo(elements);
  }

  @Test
  void theManifestCountsWhatTheLedgerHolds() throws IOException {
    CurationManifest.Counts counts = manifest().counts();
    assertThat(counts.read()).isEqualTo(ledger.size());
    assertThat(counts.selected()).isEqualTo(BUDGET).isEqualTo(count(Decision.SELECTED));
    assertThat(counts.notSelected()).isEqualTo(count(Decision.NOT_SELECTED));
    assertThat(counts.duplicate()).isEqualTo(count(Decision.DUPLICATE)).isPositive();
    assertThat(counts.rejected()).isEqualTo(count(Decision.REJECTED));
    assertThat(counts.selected() + counts.notSelected() + counts.duplicate() + counts.rejected())
        .isEqualTo(ledger.size());
    long rows = 0;
    for (String content : contents("out/selected").values()) {
      rows += content.lines().count();
    }
    assertThat(rows).isEqualTo(BUDGET);
  }

  @Test
  void theSelectedAreMostlyRevised() {
    long revised =
        count(e -> e.decision() == Decision.SELECTED && e.origin().side() == Side.REVISED);
    assertThat((double) revised / BUDGET).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void theDiversityQuotaIsFilledFromUncoveredClusters() throws IOException {
    long quota = manifest().groups().values().stream().mapToLong(GroupFacts::diversityQuota).sum();
    assertThat((double) quota).isCloseTo(BUDGET / 7.0, within(10.0));
    assertThat(count(e -> "diversity".equals(e.stage())))
        .isGreaterThanOrEqualTo((long) Math.ceil(0.98 * quota));
  }

  @Test
  void parallelismChangesNothing() throws IOException {
    curate("again", "--parallelism=1").isDone();
    assertThat(contents("again/selected")).isEqualTo(contents("out/selected"));
    assertThat(ledgerOf("again")).isEqualTo(ledger);
  }

  private static long count(Decision decision) {
    return count(entry -> entry.decision() == decision);
  }

  private static long count(Predicate<LedgerEntry> which) {
    return ledger.stream().filter(which).count();
  }

  private static CurationManifest manifest() throws IOException {
    try (InputStream stream = Files.newInputStream(folder.resolve("out/manifest.json"))) {
      return JsonFile.read(stream, CurationManifest.class);
    }
  }

  private static List<LedgerEntry> ledgerOf(String output) throws IOException {
    List<LedgerEntry> entries = new ArrayList<>();
    for (Path file : filesIn(folder.resolve(output).resolve("ledger"))) {
      try (LedgerReader reader =
          new LedgerReader(new GZIPInputStream(Files.newInputStream(file)))) {
        for (Optional<LedgerEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
          entries.add(e.get());
        }
      }
    }
    entries.sort(LedgerEntry.ORDER);
    return entries;
  }

  private static SortedMap<String, String> contents(String relative) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    for (Path file : filesIn(folder.resolve(relative))) {
      contents.put(file.getFileName().toString(), Files.readString(file));
    }
    return contents;
  }

  private static List<Path> filesIn(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().toList();
    }
  }
}
