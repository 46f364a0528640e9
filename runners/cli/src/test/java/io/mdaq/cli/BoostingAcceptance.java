// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.cli.Reviser.Manner;
import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.SharedData;
import io.mdaq.pipeline.boost.BoostedLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run accepts from an endpoint that replies with the expert revisions of MIDB (arXiv
 * 2505.17671), and from saboteurs. The scorer in the jar was trained on these pairs; {@code
 * eval-booster} tells what becomes of pairs that it never saw.
 *
 * <p>{@code -Dmdaq.boosting.examples=100000} takes all examples, of ten languages each, with {@code
 * -Dmdaq.test.timeout=3h}.
 */
class BoostingAcceptance {

  private static final int EXAMPLES = Integer.getInteger("mdaq.boosting.examples", 80);

  /** What has nothing to do with a text's meaning is always known for what it is. */
  private static final Set<Manner> PLAIN =
      Set.of(
          Manner.SAME_TEXT,
          Manner.EMPTY,
          Manner.NO_RESPONSE,
          Manner.CUT_AT_LENGTH,
          Manner.BROKEN_OFF,
          Manner.PROMPT_ECHOED,
          Manner.SECTIONS_REORDERED);

  private static final Set<String> OF_PARSING =
      Set.of(
          "empty",
          "refused",
          "cut_off",
          "prompt_echoed",
          "text_outside",
          "section_missing",
          "section_doubled",
          "sections_reordered",
          "mark_in_text");

  @TempDir private Path folder;
  private RevisionPairs pairs;

  @BeforeEach
  void takeExamples() {
    pairs =
        RevisionPairs.take(
            SharedData.require("data/midb_revisions"),
            SharedData.require("data/midb_revisions_source_rows.json"),
            EXAMPLES,
            folder.resolve("in"));
  }

  private List<BoostedLine> boosted(Reviser reviser) throws IOException {
    try (FakeEndpoint endpoint = FakeEndpoint.start(reviser)) {
      Launched.run(
              "curate",
              "--input=" + folder.resolve("in") + "/*.json",
              "--output=" + folder.resolve("out"),
              "--set=input.sides=raw",
              "--set=boost.backend=endpoint",
              "--set=boost.below_percentile=100",
              "--set=boost.endpoint.url=" + endpoint.url(),
              "--set=boost.endpoint.model=reviser",
              "--set=boost.endpoint.max_failures_in_a_row=1",
              "--set=selection.budget=100%")
          .isDone();
      assertThat(endpoint.requests().values()).isNotEmpty().containsOnly(1);
    }
    List<BoostedLine> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("out/boosted"))) {
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
    return lines;
  }

  private static double acceptedShare(List<BoostedLine> lines) {
    return (double) lines.stream().filter(BoostedLine::hasReplaced).count() / lines.size();
  }

  private static Map<String, Long> reasons(List<BoostedLine> lines) {
    return lines.stream()
        .filter(line -> !line.hasReplaced())
        .collect(
            Collectors.groupingBy(
                line -> Objects.requireNonNull(line.reason()), Collectors.counting()));
  }

  @Test
  void theExpertIsAcceptedInEveryLanguage() throws IOException {
    List<BoostedLine> all = boosted(new Reviser(pairs, List.of(Manner.EXPERT)));
    List<BoostedLine> lines =
        all.stream().filter(this::isRevised).filter(line -> !isLeftEmpty(line)).toList();
    assertThat(lines).hasSizeGreaterThan(pairs.size() * 9 / 10);
    assertThat(all).filteredOn(line -> !isRevised(line)).noneMatch(BoostedLine::hasReplaced);
    assertThat(all).filteredOn(this::isLeftEmpty).allMatch(line -> "empty".equals(line.reason()));

    assertThat(acceptedShare(lines)).as("%s", reasons(lines)).isGreaterThanOrEqualTo(0.85);
    lines.stream()
        .collect(Collectors.groupingBy(BoostedLine::language))
        .forEach(
            (language, ofLanguage) ->
                assertThat(acceptedShare(ofLanguage))
                    .as("%s: %s", language, reasons(ofLanguage))
                    .isGreaterThanOrEqualTo(0.78));
    assertThat(reasons(lines).keySet()).doesNotContainAnyElementsOf(OF_PARSING);
    assertThat(lines)
        .filteredOn(BoostedLine::hasReplaced)
        .allMatch(line -> Objects.equals(line.revised(), revision(line)));
  }

  @Test
  void saboteursAreKnownForWhatTheyAre() throws IOException {
    List<Manner> manners = new ArrayList<>(List.of(Manner.values()));
    // The rarest mistakes need the most cases.
    manners.addAll(
        List.of(
            Manner.UNRELATED_ANSWER,
            Manner.UNRELATED_ANSWER,
            Manner.SECTIONS_SWAPPED,
            Manner.WRONG_LANGUAGE));
    Reviser reviser = new Reviser(pairs, manners);
    Map<Manner, List<BoostedLine>> byManner =
        boosted(reviser).stream()
            .filter(line -> isRevised(line) && !"not_presentable".equals(line.reason()))
            .collect(
                Collectors.groupingBy(line -> reviser.manner(BoosterPrompt.mark(line.original()))));
    assertThat(byManner).containsOnlyKeys(Manner.values());
    byManner.forEach(
        (manner, lines) -> {
          if (manner != Manner.EXPERT) {
            requireRejected(manner, lines);
          }
        });
    assertThat(acceptedShare(Objects.requireNonNull(byManner.get(Manner.EXPERT))))
        .isGreaterThanOrEqualTo(0.8);
  }

  private static void requireRejected(Manner manner, List<BoostedLine> lines) {
    boolean isJudged = manner == Manner.UNRELATED_ANSWER || manner == Manner.SECTIONS_SWAPPED;
    assertThat(acceptedShare(lines))
        .as("%s accepted of %d", manner, lines.size())
        .isLessThanOrEqualTo(isJudged ? atMost(0.02, lines.size()) : 0);
    List<BoostedLine> rejected = lines.stream().filter(line -> !line.hasReplaced()).toList();
    double right =
        (double)
                rejected.stream()
                    .filter(line -> manner.isRight(Objects.requireNonNull(line.reason())))
                    .count()
            / rejected.size();
    assertThat(right)
        .as("%s: %s", manner, reasons(rejected))
        .isGreaterThanOrEqualTo(PLAIN.contains(manner) ? 1 : 0.95);
    assertThat(rejected).allMatch(line -> line.boostedId() == null);
  }

  /** Two standard deviations above a share, since of few cases a few more may be so by chance. */
  private static double atMost(double share, int cases) {
    return share + 2 * Math.sqrt(share * (1 - share) / cases);
  }

  private boolean isRevised(BoostedLine line) {
    return !revision(line).equals(line.original());
  }

  /** Of one source example the experts' revision has no response, in any language. */
  private boolean isLeftEmpty(BoostedLine line) {
    return revision(line).response().isBlank();
  }

  private SampleText revision(BoostedLine line) {
    return pairs.find(RevisionPairs.name(line.language()), line.original()).orElseThrow().revised();
  }
}
