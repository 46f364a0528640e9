// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

import io.mdaq.core.config.HumanEvalConfig;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.human.JudgedContest;
import io.mdaq.eval.human.JudgedPair;
import io.mdaq.eval.human.SheetsManifest;
import io.mdaq.eval.judge.run.AnsweredTurn;
import io.mdaq.eval.judge.run.TurnMatcher;
import io.mdaq.eval.response.ResponseSet;
import io.mdaq.eval.result.ResultFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A run of {@code human-eval sheets}: draws pairs and writes sheets, forms and the key. */
public final class SheetsRun {

  private static final String SHEETS = "sheets/";
  private static final Set<String> OWN = Set.of(SHEETS, SheetsManifest.KEY, ResultFolder.MANIFEST);

  private final HumanEvalConfig config;
  private final Map<String, Object> settings;
  private final JudgedContest contest;
  private final ResponseSet subject;
  private final ResponseSet baseline;
  private final ResultFolder folder;
  private final SheetDraw draw;
  private final SortedMap<String, List<JudgedPair>> drawn;

  private SheetsRun(
      HumanEvalConfig config,
      Map<String, Object> settings,
      JudgedContest contest,
      ResultFolder folder) {
    this.config = config;
    this.settings = settings;
    this.contest = contest;
    this.folder = folder;
    this.subject = contest.subject(config.contest());
    this.baseline = contest.baseline(config.contest());
    this.draw = new SheetDraw(config.sheets());
    this.drawn = draw.pairs(contest.pairs());
    if (drawn.isEmpty()) {
      throw UserException.usage(
          "sheets.languages: the judgements have verdicts in none of these languages. Leave the"
              + " key empty for all.");
    }
  }

  /**
   * Checks inputs and output, and draws; writes nothing.
   *
   * @param settings the configuration as the manifest shows it
   * @throws UserException where something cannot be used
   */
  public static SheetsRun of(HumanEvalConfig config, Map<String, Object> settings) {
    ResultFolder folder = ResultFolder.of(config.output(), OWN);
    JudgedContest contest =
        JudgedContest.open(config.contest().requireJudged(), config.contest().dimension());
    return new SheetsRun(config, settings, contest, folder);
  }

  /** What would be written, a line each. */
  public List<String> plan() {
    List<String> plan = new ArrayList<>();
    drawn.forEach(
        (language, pairs) ->
            plan.add(
                "%s: %,d pairs for each of %d raters."
                    .formatted(Excerpt.escape(language), pairs.size(), config.sheets().raters())));
    plan.add("Would write %s.".formatted(Excerpt.escape(folder.path().toString())));
    return plan;
  }

  /**
   * Writes the folder; the manifest comes last.
   *
   * @throws UserException where responses cannot be read, or the folder not written
   */
  public SheetsManifest execute() {
    Map<String, List<AnsweredTurn>> turns = turns();
    folder.begin();
    StringBuilder key = new StringBuilder();
    for (Map.Entry<String, List<JudgedPair>> entry : drawn.entrySet()) {
      for (Sheet sheet :
          draw.sheets(entry.getKey(), turns.getOrDefault(entry.getKey(), List.of()))) {
        folder.write(SHEETS + sheet.name() + ".csv", SheetTable.of(sheet));
        folder.write(SHEETS + sheet.name() + ".html", SheetForm.of(sheet));
        sheet.items().stream()
            .map(SheetItem::key)
            .sorted(Comparator.comparing(line -> line.item()))
            .forEach(line -> key.append(json(line)).append('\n'));
      }
    }
    folder.write(SheetsManifest.KEY, key.toString());
    SheetsManifest manifest = manifest(Sha256.hex(key.toString()));
    folder.writeJson(ResultFolder.MANIFEST, manifest);
    return manifest;
  }

  /** The answers of all pairs that were drawn, by language. */
  private Map<String, List<AnsweredTurn>> turns() {
    Map<JudgedPair.Place, JudgedPair> wanted = new HashMap<>();
    drawn.values().forEach(pairs -> pairs.forEach(pair -> wanted.put(pair.at(), pair)));
    Map<String, List<AnsweredTurn>> found = new HashMap<>();
    try (TurnMatcher matcher = new TurnMatcher(subject, baseline, 0)) {
      for (Optional<AnsweredTurn> turn = matcher.next(); turn.isPresent(); turn = matcher.next()) {
        JudgedPair.Place place =
            new JudgedPair.Place(turn.get().subject().prompt(), turn.get().subject().turn());
        if (wanted.containsKey(place) && turn.get().isComparable()) {
          wanted.remove(place);
          found
              .computeIfAbsent(turn.get().subject().language(), language -> new ArrayList<>())
              .add(turn.get());
        }
      }
    }
    if (!wanted.isEmpty()) {
      throw UserException.failed(
          "%,d judged pairs have no answers in the responses, such as %s. Judge again."
              .formatted(
                  wanted.size(),
                  wanted.keySet().stream()
                      .map(place -> Excerpt.of(place.prompt()))
                      .sorted()
                      .findFirst()
                      .orElse("")));
    }
    return found;
  }

  private SheetsManifest manifest(String keySha256) {
    SortedMap<String, Integer> pairs = new TreeMap<>();
    drawn.forEach((language, list) -> pairs.put(language, list.size()));
    return new SheetsManifest(
        "human-eval sheets",
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        SoftwareVersions.here("none"),
        settings,
        contest.judged().path().toAbsolutePath().normalize().toString(),
        contest.judged().sha256(),
        contest.dimension(),
        pairs,
        keySha256);
  }

  private static String json(Object line) {
    try {
      return new String(JsonFile.line(line), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }
}
