// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.format.parquet.ParquetFiles;
import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import io.mdaq.pipeline.boost.BoostedLine;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.FakeBooster;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with a booster at an endpoint on loopback. */
class BoostingCurationTest {

  private static final int ROWS = 150;

  @TempDir private Path folder;

  private CurationManifest run(
      FakeEndpoint endpoint, List<String> rows, String output, String... settings) {
    String input = Runs.write(folder.resolve("in.jsonl"), rows);
    return Runs.run(
        new StrictDirectEngine(),
        input,
        folder.resolve(output),
        FakeBooster.settings(endpoint, folder.resolve("kept").toString(), settings));
  }

  private List<BoostedLine> lines(String output) throws IOException {
    List<BoostedLine> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve(output).resolve("boosted"))) {
      for (Path file : files.sorted().toList()) {
        try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
          for (String line : reader.lines().toList()) {
            lines.add(JsonFile.readLine(line, BoostedLine.class));
          }
        }
      }
    }
    lines.sort(Comparator.comparingInt(BoostedLine::percentile).thenComparing(BoostedLine::id));
    return lines;
  }

  private static List<String> reasons(List<BoostedLine> lines) {
    return lines.stream().map(line -> Objects.requireNonNullElse(line.reason(), "taken")).toList();
  }

  /** Everything that has to hold of a ledger with boosted samples. */
  private static void requireWhole(List<LedgerEntry> ledger, CurationManifest manifest, int rows) {
    List<LedgerEntry> boosted = ledger.stream().filter(LedgerEntry::isBoosted).toList();
    List<LedgerEntry> replaced =
        ledger.stream().filter(e -> e.decision() == Decision.REPLACED).toList();
    assertThat(ledger).hasSize(rows + boosted.size());
    assertThat(boosted.stream().map(e -> e.origin().describe() + e.id()))
        .containsExactlyInAnyOrderElementsOf(
            replaced.stream().map(e -> e.origin().describe() + e.boostedId()).toList());
    Set<SampleId> living =
        ledger.stream()
            .filter(e -> e.decision() == Decision.SELECTED || e.decision() == Decision.NOT_SELECTED)
            .map(e -> Objects.requireNonNull(e.id()))
            .collect(Collectors.toSet());
    assertThat(ledger)
        .filteredOn(e -> e.decision() == Decision.DUPLICATE)
        .allMatch(e -> living.contains(e.duplicateOf()));
    assertThat(replaced).allMatch(e -> living.contains(e.boostedId()));
    CurationManifest.Counts counts = manifest.counts();
    assertThat(counts.read())
        .isEqualTo(rows)
        .isEqualTo(
            counts.selected() + counts.notSelected() + counts.duplicate() + counts.rejected());
    assertThat(counts.replaced()).isEqualTo(replaced.size());
    assertThat(manifest.groups().values().stream().mapToLong(g -> g.candidates()).sum())
        .isEqualTo(living.size());
  }

  @Test
  void acceptedRevisionsTakeTheirPlacesAndNothingIsAskedTwice() throws Exception {
    List<String> rows = Corpora.withNearCopies(ROWS, 31);
    String[] settings = {"dedup.near.enabled=true", "selection.budget=100%"};
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      CurationManifest manifest = run(endpoint, rows, "out", settings);
      List<LedgerEntry> ledger = Runs.ledger(folder.resolve("out"));
      requireWhole(ledger, manifest, rows.size());

      List<BoostedLine> lines = lines("out");
      assertThat(lines).hasSizeGreaterThan(40).allMatch(line -> line.percentile() < 5000);
      List<BoostedLine> taken = lines.stream().filter(BoostedLine::hasReplaced).toList();
      assertThat(taken).hasSizeGreaterThan(lines.size() / 2);
      assertThat(taken)
          .allSatisfy(
              line -> {
                assertThat(line.revisedScore()).isGreaterThan(line.score());
                assertThat(line.editDistance()).isPositive();
                assertThat(line.revised()).isEqualTo(FakeBooster.longer(line.original()));
              });
      assertThat(manifest.counts().replaced()).isEqualTo(taken.size());
      String selected = String.join("", Runs.contents(folder.resolve("out"), "selected").values());
      assertThat(selected.lines()).hasSize((int) manifest.counts().selected());
      assertThat(selected.lines())
          .filteredOn(
              line -> line.contains("sorgfältig") || line.contains("丁寧") || line.contains("بعناية"))
          .hasSize(taken.size())
          .allMatch(line -> line.startsWith("{\"instruction\":") && line.contains("\"language\":"));

      assertThat(
              Objects.requireNonNull(manifest.boosting()).languages().values().stream()
                  .mapToLong(l -> l.candidates())
                  .sum())
          .isEqualTo(lines.size());
      assertThat(Files.readString(folder.resolve("out/report.md")))
          .contains(
              "## Boosting", "place of %d of %d candidates".formatted(taken.size(), lines.size()));
      int asked = endpoint.totalRequests();
      assertThat(asked).isEqualTo(lines.size());
      run(endpoint, rows, "again", settings);
      assertThat(endpoint.totalRequests()).isEqualTo(asked);
      assertThat(Runs.ledger(folder.resolve("again"))).isEqualTo(ledger);
      assertThat(lines("again")).isEqualTo(lines);
    }
  }

  @Test
  void revisionsThatAreAlikeOrAreThereAlreadyAreDuplicates() throws Exception {
    String there = "Brot backt man aus Mehl, Wasser und Salz. Zuerst knetet man den Teig.";
    SampleText best =
        new SampleText(
            "Wie backt man Brot?",
            "",
            there + " Danach ruht er eine Stunde. Zum Schluss backt man ihn im heißen Ofen.");
    List<String> rows = new ArrayList<>();
    for (String poor : List.of("Mit Mehl.", "Mit Mehl und Wasser.", "Brot aus Mehl, Brot.")) {
      rows.add(row("Wie backt man Brot?", poor));
      rows.add(row("Wie backt man Brot?", poor));
    }
    String[] settings = {"boost.below_percentile=100", "selection.budget=100%"};
    try (FakeEndpoint endpoint = FakeBooster.start(sample -> best)) {
      CurationManifest alike = run(endpoint, rows, "alike", settings);
      List<LedgerEntry> ledger = Runs.ledger(folder.resolve("alike"));
      requireWhole(ledger, alike, 6);
      assertThat(alike.counts().replaced()).isEqualTo(3);
      assertThat(alike.counts().selected()).isEqualTo(1);
      assertThat(alike.counts().duplicate()).isEqualTo(5);

      rows.add(row(best.instruction(), best.response()));
      CurationManifest present = run(endpoint, rows, "present", settings);
      ledger = Runs.ledger(folder.resolve("present"));
      requireWhole(ledger, present, 7);
      assertThat(present.counts().selected()).isEqualTo(1);
      assertThat(ledger)
          .filteredOn(e -> e.decision() == Decision.SELECTED)
          .noneMatch(LedgerEntry::isBoosted);
      assertThat(reasons(lines("present"))).containsOnly("taken", "same_text");
    }
  }

  @Test
  void theCapStopsInTheFixedOrderWhateverIsKept() throws Exception {
    List<String> rows = Corpora.rows(ROWS, 32);
    String[] settings = {
      "boost.endpoint.price_input=1000000",
      "boost.endpoint.max_cost=60000",
      "boost.max_samples=40",
      "boost.below_percentile=100"
    };
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      CurationManifest manifest = run(endpoint, rows, "out", settings);
      requireWhole(Runs.ledger(folder.resolve("out")), manifest, ROWS);
      List<BoostedLine> lines = lines("out");
      List<String> reasons = reasons(lines);
      int first = reasons.indexOf("over_budget");
      assertThat(lines).hasSize(40);
      assertThat(first).isBetween(5, 35);
      assertThat(reasons.subList(first, 40)).containsOnly("over_budget");
      assertThat(endpoint.totalRequests()).isEqualTo(first);

      run(endpoint, rows, "again", settings);
      assertThat(lines("again")).isEqualTo(lines);
      assertThat(endpoint.totalRequests()).isEqualTo(first);
    }
  }

  @Test
  void whatASaboteurSendsLeavesTheOriginal() throws Exception {
    List<String> rows = Corpora.rows(ROWS, 33);
    List<Function<SampleText, SampleText>> sabotage =
        List.of(
            sample -> sample,
            sample -> new SampleText(sample.response(), "", sample.instruction()),
            sample -> new SampleText(sample.instruction(), "", sample.instruction()),
            sample -> new SampleText(sample.instruction(), "", ""),
            sample -> new SampleText("Write a poem about the sea and its waves.", "", ENGLISH),
            sample -> new SampleText(sample.instruction(), "", ENGLISH));
    try (FakeEndpoint endpoint =
        FakeBooster.start(
            sample ->
                sabotage.get(Math.floorMod(sample.hashCode(), sabotage.size())).apply(sample))) {
      CurationManifest manifest = run(endpoint, rows, "out", "selection.budget=100%");
      requireWhole(Runs.ledger(folder.resolve("out")), manifest, ROWS);
      assertThat(manifest.counts().replaced()).isZero();
      assertThat(Set.copyOf(reasons(lines("out"))))
          .contains("same_text", "empty", "language_changed")
          .doesNotContain("taken", "no_answer");
    }
  }

  @Test
  void failuresAreToldAndOverloadIsWaitedFor() throws Exception {
    List<String> rows = Corpora.rows(ROWS, 34);
    try (FakeEndpoint endpoint =
        FakeEndpoint.start(
            call ->
                call.hash().startsWith("0")
                    ? FakeReply.error(400, "not this one")
                    : call.attempt() == 1 && call.hash().startsWith("1")
                        ? FakeReply.retryAfter(429, "0")
                        : call.attempt() == 1 && call.hash().startsWith("2")
                            ? FakeReply.error(500, "once")
                            : FakeBooster.reply(call, FakeBooster::longer))) {
      CurationManifest manifest = run(endpoint, rows, "out");
      requireWhole(Runs.ledger(folder.resolve("out")), manifest, ROWS);
      long refused =
          endpoint.requests().keySet().stream().filter(hash -> hash.startsWith("0")).count();
      assertThat(refused).isPositive();
      assertThat(reasons(lines("out"))).filteredOn("no_answer"::equals).hasSize((int) refused);
    }
  }

  @Test
  void anEndpointThatServesNobodyFailsTheRunAndLeavesNoOutput() {
    List<String> rows = Corpora.rows(ROWS, 35);
    try (FakeEndpoint endpoint = FakeEndpoint.start(call -> FakeReply.error(401, "who are you"))) {
      assertThatThrownBy(() -> run(endpoint, rows, "out"))
          .hasStackTraceContaining("401")
          .hasStackTraceContaining("UserException");
      assertThat(folder.resolve("out/manifest.json")).doesNotExist();
      assertThat(folder.resolve("out/boosted")).doesNotExist();
    }
  }

  @Test
  void onlyTheResponseIsTakenWhereNothingElseMayChange() throws Exception {
    List<String> rows = Corpora.rows(60, 36);
    try (FakeEndpoint endpoint =
        FakeBooster.start(
            sample ->
                new SampleText(
                    sample.instruction() + " !", "", FakeBooster.longer(sample).response()))) {
      run(endpoint, rows, "out", "boost.rewriting=response");
      assertThat(lines("out").stream().filter(BoostedLine::hasReplaced))
          .isNotEmpty()
          .allMatch(
              line ->
                  Objects.requireNonNull(line.revised())
                      .instruction()
                      .equals(line.original().instruction()));
    }
  }

  @Test
  void rowsKeepTheirFormat() throws Exception {
    MessageType type =
        MessageTypeParser.parseMessageType(
            """
            message rows {
              optional binary instruction (STRING);
              optional binary output (STRING);
              optional int64 stars;
            }
            """);
    List<Group> groups =
        Stream.of("Mit Mehl.", "Aus Mehl und Wasser.")
            .map(
                response ->
                    ParquetFiles.row(
                        type,
                        row ->
                            row.append("instruction", "Wie backt man Brot?")
                                .append("output", response)
                                .append("stars", 5L)))
            .toList();
    Path input = Files.createDirectories(folder.resolve("mixed"));
    Files.write(input.resolve("a.parquet"), ParquetFiles.of(type, groups));
    Runs.write(
        input.resolve("b.jsonl"),
        List.of(
            "{\"conversations\":[{\"from\":\"human\",\"value\":\"Wie pflegt man ein Fahrrad?\"},"
                + "{\"from\":\"gpt\",\"value\":\"Mit Öl.\"}],\"id\":7}",
            "{\"messages\":[{\"role\":\"system\",\"content\":\"Sei kurz.\"},"
                + "{\"role\":\"user\",\"content\":\"Wie wäscht man ein Auto?\"},"
                + "{\"role\":\"assistant\",\"content\":\"Mit Seife.\"}]}"));
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      Path output = folder.resolve("out");
      CurationManifest manifest =
          Runs.run(
              new StrictDirectEngine(),
              input + "/*",
              output,
              FakeBooster.settings(
                  endpoint,
                  folder.resolve("kept").toString(),
                  "boost.below_percentile=100",
                  "selection.budget=100%",
                  "languages.default=de"));
      requireWhole(Runs.ledger(output), manifest, 4);
      assertThat(reasons(lines("out"))).filteredOn("not_rewritable"::equals).hasSize(1);
      assertThat(reasons(lines("out"))).filteredOn("taken"::equals).hasSize(3);
      assertThat(manifest.selectedFiles()).containsEntry("parquet", 2L).containsEntry("jsonl", 2L);
      try (Stream<Path> files = Files.list(output.resolve("selected"))) {
        for (Path file : files.toList()) {
          if (file.toString().endsWith(".parquet")) {
            assertThat(ParquetFiles.rows(Files.readAllBytes(file)))
                .hasSize(2)
                .allMatch(
                    row ->
                        row.getString("output", 0).contains("sorgfältig")
                            && row.getLong("stars", 0) == 5);
          } else {
            assertThat(Files.readString(file))
                .contains("{\"conversations\":[{\"from\":\"human\",\"value\":\"Wie pflegt man")
                .contains("Mit Öl.\\n\\nZuerst prüft")
                .contains("\"id\":7}")
                .contains("\"Mit Seife.\"");
          }
        }
      }
    }
  }

  private static final String ENGLISH =
      "The waves of the sea roll gently to the shore, and the wind sings over the water all night"
          + " long. Nobody knows where they come from.";

  private static String row(String instruction, String response) {
    return "{\"instruction\": \"%s\", \"output\": \"%s\", \"language\": \"de\"}"
        .formatted(instruction, response);
  }
}
