// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.pipeline.boost.BoostSummary.Language;
import io.mdaq.pipeline.manifest.BoostFacts;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.manifest.CurationManifest.ModelUse;
import io.mdaq.pipeline.run.CurationRun;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.FakeBooster;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of {@code boost}: poor samples are rewritten, all others stay as they came. */
class BoostingAloneTest {

  private static final String BAD = "{\"instruction\": \"ohne Antwort\", \"language\": \"de\"}";

  @TempDir private Path folder;

  private CurationRun prepare(
      FakeEndpoint endpoint, List<String> rows, String output, String... settings) {
    return Runs.prepareBoost(
        new StrictDirectEngine(),
        Runs.write(folder.resolve("in.jsonl"), rows),
        folder.resolve(output),
        List.of(),
        FakeBooster.settings(endpoint, folder.resolve("kept").toString(), settings));
  }

  private CurationManifest run(
      FakeEndpoint endpoint, List<String> rows, String output, String... settings) {
    return prepare(endpoint, rows, output, settings).execute(note -> {});
  }

  private String report(String output, String file) throws IOException {
    return Files.readString(folder.resolve(output).resolve(file));
  }

  /** The page without its style and scripts, which are the same in all pages. */
  private String page(String output) throws IOException {
    String html = report(output, "report.html");
    assertThat(html).doesNotContain("<script>document.title");
    return html.replaceAll("(?s)<(style|script)>.*?</\\1>", "");
  }

  private static JsonNode parsed(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  @Test
  void everythingIsWrittenThatIsNeitherRejectedNorADuplicate() throws IOException {
    List<String> rows = new ArrayList<>(Corpora.rows(120, 51));
    rows.add(rows.get(0));
    rows.add(BAD);
    rows.add(
        "{\"conversations\":[{\"from\":\"human\",\"value\":\"Wie pflegt man ein Fahrrad?\"},"
            + "{\"from\":\"gpt\",\"value\":\"Mit Öl.\"}],\"stars\":7,\"language\":\"de\"}");
    String[] settings = {
      "input.max_invalid_fraction=0.1",
      "boost.endpoint.price_input=2",
      "boost.endpoint.price_output=10"
    };
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      CurationManifest manifest = run(endpoint, rows, "out", settings);
      List<LedgerEntry> ledger = Runs.ledger(folder.resolve("out"));
      CurationManifest.Counts counts = manifest.counts();
      assertThat(counts.read()).isEqualTo(rows.size());
      assertThat(counts.rejected()).isEqualTo(1);
      assertThat(counts.notSelected()).isZero();
      assertThat(counts.selected()).isEqualTo(rows.size() - 1 - counts.duplicate());
      assertThat(ledger)
          .filteredOn(entry -> entry.decision() == Decision.SELECTED)
          .hasSize((int) counts.selected())
          .allMatch(entry -> Objects.equals(entry.stage(), "all"));

      long untouched =
          ledger.stream().filter(e -> e.decision() == Decision.SELECTED && !e.isBoosted()).count();
      String selected = String.join("", Runs.contents(folder.resolve("out"), "selected").values());
      assertThat(selected.lines()).hasSize((int) counts.selected());
      Set<JsonNode> given =
          rows.stream().map(BoostingAloneTest::parsed).collect(Collectors.toSet());
      assertThat(selected.lines().map(BoostingAloneTest::parsed).filter(given::contains).count())
          .isEqualTo(untouched)
          .isPositive();
      assertThat(selected).contains("\"stars\":7", "{\"conversations\":");

      BoostFacts boosting = Objects.requireNonNull(manifest.boosting());
      Language all = boosting.total();
      assertThat(manifest.command()).isEqualTo("boost");
      assertThat(manifest.models()).extracting(ModelUse::role).containsExactly("scorer");
      assertThat(all.candidates()).isEqualTo(endpoint.totalRequests()).isGreaterThan(30);
      assertThat(all.replaced()).isEqualTo(counts.replaced()).isPositive();
      assertThat(all.scoreAfter()).isGreaterThan(all.scoreBefore());
      assertThat(boosting.model()).isEqualTo("fake");
      assertThat(boosting.promptSha256()).isEqualTo(BoosterPrompt.sha256());
      assertThat(boosting.account().asked()).isEqualTo(all.candidates());
      assertThat(boosting.account().reused()).isZero();
      TokenUsage paid = boosting.account().paidTokens();
      assertThat(boosting.account().paid().movePointRight(6).longValueExact())
          .isEqualTo(2 * paid.input() + 10 * paid.output())
          .isPositive();
      assertThat(folder.resolve("out/.run")).doesNotExist();

      BoostFacts again = Objects.requireNonNull(run(endpoint, rows, "again", settings).boosting());
      assertThat(again.account().asked()).isZero();
      assertThat(again.account().reused()).isEqualTo(all.candidates());
      assertThat(again.account().paid()).isEqualByComparingTo("0");
      assertThat(again.account().worth()).isEqualByComparingTo(boosting.account().worth());
      assertThat(again.languages()).isEqualTo(boosting.languages());
    }
  }

  @Test
  void theForecastIsWhatTheRunDoesAndAsksNobody() {
    List<String> rows = Corpora.rows(120, 52);
    String[] settings = {
      "boost.endpoint.price_input=1000000",
      "boost.endpoint.max_cost=60000",
      "boost.max_samples=40",
      "boost.below_percentile=100",
    };
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      String plan = String.join("\n", prepare(endpoint, rows, "out", settings).plan());
      assertThat(endpoint.totalRequests()).isZero();
      assertThat(folder.resolve("out")).doesNotExist();
      BoostFacts boosting = Objects.requireNonNull(run(endpoint, rows, "out", settings).boosting());
      int asked = endpoint.totalRequests();
      assertThat(plan)
          .contains(
              "Candidates: %d.".formatted(boosting.total().candidates()),
              "Requests: at most %d,".formatted(asked),
              "the cap of 60000 leaves %d candidates out".formatted(40 - asked));
      double most = Double.parseDouble(plan.replaceAll("(?s).*Cost: at most ([0-9.]+),.*", "$1"));
      assertThat(most)
          .isLessThanOrEqualTo(60000)
          .isGreaterThanOrEqualTo(boosting.account().paid().doubleValue());

      String uncapped =
          String.join("\n", prepare(endpoint, rows, "free", "boost.below_percentile=0").plan());
      assertThat(uncapped)
          .contains("Candidates: 0.", "of at most 0 tokens in", "Cost: not known")
          .contains("Nothing was written.");
    }
  }

  @Test
  void theReportsSayPlainlyThatNothingWasAccepted() throws IOException {
    String attack = "</div><script>document.title='hacked'</script>";
    try (FakeEndpoint endpoint =
        FakeBooster.start(
            sample -> new SampleText(sample.instruction(), "", sample.response() + attack))) {
      CurationManifest manifest = run(endpoint, Corpora.rows(60, 53), "out");
      long candidates = Objects.requireNonNull(manifest.boosting()).total().candidates();
      String verdict =
          "No revision was accepted: all %d candidates stayed as they are".formatted(candidates);
      assertThat(report("out", "report.md"))
          .startsWith("# Boosting report")
          .contains(verdict, "markup_injected", "{+</div><script>");
      String html = page("out");
      assertThat(html)
          .contains("<h1>Boosting report</h1>", verdict, "&lt;script&gt;", "<ins>")
          .doesNotContain("Scores of what was replaced", "id=\"clusters\"");
    }
  }

  @Test
  void theReportsShowWhatWasAccepted() throws IOException {
    try (FakeEndpoint endpoint =
        FakeBooster.start(
            sample -> sample.hashCode() % 3 == 0 ? sample : FakeBooster.longer(sample))) {
      CurationManifest manifest = run(endpoint, Corpora.rows(120, 54), "out");
      BoostFacts boosting = Objects.requireNonNull(manifest.boosting());
      String html = page("out");
      assertThat(html)
          .contains(
              "A revision took the place of %d of %d candidates"
                  .formatted(boosting.total().replaced(), boosting.total().candidates()),
              "\"name\":\"before\"",
              "Scores of what was replaced, German (de): before and after",
              "edit distance in code points",
              "same_text",
              "dir=\"rtl\" lang=\"ar\"",
              "<ins>",
              "Cultural references",
              "SHA-256 " + BoosterPrompt.sha256())
          .doesNotContain("NaN");
      String words = report("out", "report.md");
      assertThat(words).contains("| all | ", "{+", "cultural references before", "`same_text`");
      assertThat(words).contains("was asked %d times".formatted(boosting.account().asked()));
    }
  }

  @Test
  void aCorpusWithoutCandidatesOrWithOneSampleHasAReport() throws IOException {
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      run(endpoint, Corpora.rows(30, 55), "none", "boost.below_percentile=0");
      assertThat(endpoint.totalRequests()).isZero();
      assertThat(page("none")).contains("There was nothing to boost");
      assertThat(report("none", "report.md")).contains("There was nothing to boost");
      CurationManifest one =
          run(endpoint, Corpora.rows(1, 56), "one", "boost.below_percentile=100");
      assertThat(one.counts().selected()).isEqualTo(1);
      assertThat(page("one")).doesNotContain("NaN");
    }
  }

  @Test
  void aModelOnThisMachineThatCannotHelpLeavesEverythingAsItWas() throws IOException {
    Path model = folder.resolve("model");
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 7, DType.F32, Long.MAX_VALUE).write(model);
    List<String> rows =
        Stream.of("Brot", "Tee", "Schnee", "Gras")
            .map(
                thing ->
                    "{\"instruction\": \"Was ist %1$s?\", \"output\": \"%1$s ist %1$s.\", \"language\": \"de\"}"
                        .formatted(thing))
            .toList();
    CurationRun run =
        Runs.prepareBoost(
            new StrictDirectEngine(),
            Runs.write(folder.resolve("in.jsonl"), rows),
            folder.resolve("out"),
            List.of(),
            "boost.backend=local",
            "boost.local.model=" + model,
            "boost.local.precision=float32",
            "boost.below_percentile=100");
    assertThat(String.join("\n", run.plan()))
        .contains("Candidates: 4.", "Cost: nothing, the model is on this machine.");
    CurationManifest manifest = run.execute(note -> {});
    BoostFacts boosting = Objects.requireNonNull(manifest.boosting());
    // It reads 256 tokens, which no prompt is short enough for.
    assertThat(boosting.total().kept()).isEqualTo(Map.of("no_answer", 4L));
    assertThat(boosting.account().failed()).isEqualTo(4);
    assertThat(boosting.model()).startsWith("local ").endsWith("float32");
    assertThat(manifest.counts().selected()).isEqualTo(4);
    assertThat(report("out", "report.md"))
        .contains("No revision was accepted", "The most frequent reason is no_answer (4).");
  }

  @Test
  void thereMustBeSomebodyToBoostWith() {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(3, 57));
    assertThatThrownBy(
            () ->
                Runs.prepareBoost(
                    new StrictDirectEngine(), input, folder.resolve("out"), List.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("nothing to boost with");
  }
}
