// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.HumanEvalConfig;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.human.JudgedContest;
import io.mdaq.eval.human.SheetsManifest;
import io.mdaq.eval.imports.Recording;
import io.mdaq.eval.result.ResultFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run of {@code human-eval agreement}: reads filled sheets and writes a folder about them. */
public final class AgreementRun {

  private static final String JSON = "human.json";
  private static final String MARKDOWN = "human.md";
  private static final Set<String> OWN = Set.of(JSON, MARKDOWN, ResultFolder.MANIFEST);

  private final Map<String, Object> settings;
  private final Path sheets;
  private final JudgedContest contest;
  private final Ratings ratings;
  private final ResultFolder folder;

  private AgreementRun(
      Map<String, Object> settings,
      Path sheets,
      JudgedContest contest,
      Ratings ratings,
      ResultFolder folder) {
    this.settings = settings;
    this.sheets = sheets;
    this.contest = contest;
    this.ratings = ratings;
    this.folder = folder;
  }

  /**
   * Reads the filled sheets and checks the output; writes nothing.
   *
   * @param settings the configuration as the manifest shows it
   * @throws UserException where a sheet is not as it was given out, or something cannot be used
   */
  public static AgreementRun of(HumanEvalConfig config, Map<String, Object> settings) {
    List<String> files = config.answers().requireFiles();
    Path sheets = path(config.answers().requireSheets());
    ResultFolder folder = ResultFolder.of(config.output(), OWN);
    SheetKeys keys = SheetKeys.read(sheets);
    String judged = config.contest().judged();
    JudgedContest contest =
        JudgedContest.open(
            judged.isEmpty() ? keys.manifest().judged() : judged, keys.manifest().dimension());
    if (!contest.judged().sha256().equals(keys.manifest().judgementsSha256())) {
      throw UserException.failed(
          Excerpt.escape(contest.judged().path().toString())
              + ": these are not the judgements that the sheets were drawn from. Name those"
              + " (contest.judged).");
    }
    return new AgreementRun(settings, sheets, contest, Ratings.read(files, keys), folder);
  }

  /** What was read and would be written, a line each. */
  public List<String> plan() {
    return List.of(
        "%,d labels in %,d sheets; %,d lines have none."
            .formatted(ratings.ratings().size(), ratings.files().size(), ratings.missing()),
        "Would write %s.".formatted(Excerpt.escape(folder.path().toString())));
  }

  /**
   * Works out and writes; the manifest comes last.
   *
   * @throws UserException where the judgements cannot be read, or the folder not written
   */
  public HumanReport execute() {
    HumanReport report =
        HumanReports.of(contest.judged().contest(), contest.dimension(), contest.pairs(), ratings);
    List<FileHash> inputs = new ArrayList<>();
    inputs.add(hash(contest.judged().data()));
    inputs.add(hash(sheets.resolve(SheetsManifest.KEY)));
    ratings.files().forEach(file -> inputs.add(hash(file)));
    folder.begin();
    folder.writeJson(JSON, report);
    folder.write(MARKDOWN, HumanMarkdown.of(report));
    folder.writeJson(
        ResultFolder.MANIFEST,
        new HumanManifest(
            "human-eval agreement",
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            SoftwareVersions.here("none"),
            settings,
            inputs));
    return report;
  }

  private static FileHash hash(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return FileHash.of(Located.name(file), stream);
    } catch (IOException e) {
      throw Recording.unreadable(file, e);
    }
  }

  private static Path path(String text) {
    try {
      return Located.path(text);
    } catch (InvalidPathException e) {
      throw UserException.usage(
          "answers.sheets: %s is no path: %s.".formatted(Excerpt.of(text), e.getReason()));
    }
  }
}
