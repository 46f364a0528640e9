// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.HumanEvalConfig;
import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.imports.JudgementSet;
import io.mdaq.eval.imports.Recording;
import io.mdaq.eval.response.ResponseSet;
import io.mdaq.eval.winrate.AlignedLanguages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A contest that a judge has judged.
 *
 * @param judged the folder of judgements
 * @param dimension what the judge was asked about
 */
public record JudgedContest(JudgementSet judged, String dimension) {

  private static final long MOST_MANIFEST_BYTES = 64 << 20;

  /**
   * Opens a folder that {@code judge} finished.
   *
   * @throws UserException where it is none
   */
  public static JudgedContest open(String folder, String dimension) {
    Path path = path("contest.judged", folder);
    if (Recording.open(path, ReportConfig.NO_LANGUAGE) instanceof JudgementSet judged) {
      return new JudgedContest(judged, dimension);
    }
    throw UserException.usage(
        "contest.judged: "
            + Excerpt.of(folder)
            + " is a file of another harness. Name a folder that \"mdaq judge\" wrote.");
  }

  /**
   * All pairs with a verdict, in the order of the file.
   *
   * @throws UserException where there is none, or the file was changed
   */
  public List<JudgedPair> pairs() {
    List<JudgedPair> pairs = new ArrayList<>();
    AlignedLanguages aligned = judged.aligned();
    try {
      judged.read(
          (contest, comparison) -> {
            if (comparison.stratum().dimension().equals(dimension)
                && comparison.preference().isPresent()) {
              pairs.add(
                  new JudgedPair(
                      new JudgedPair.Place(comparison.prompt(), comparison.stratum().turn()),
                      aligned.question(comparison),
                      comparison.stratum().language(),
                      comparison.preference().getAsDouble()));
            }
          });
    } catch (IOException e) {
      throw Recording.unreadable(judged.path(), e);
    }
    if (pairs.isEmpty()) {
      throw UserException.failed(
          Excerpt.escape(judged.path().toString())
              + ": there is no verdict on "
              + Excerpt.of(dimension)
              + ". Name another dimension (contest.dimension) or other judgements.");
    }
    return pairs;
  }

  /**
   * The responses of the subject.
   *
   * @throws UserException where they are not those that were judged
   */
  public ResponseSet subject(HumanEvalConfig.Contest config) {
    return responses("contest.subject", config.subject(), judged.contest().subject(), 0);
  }

  /** As {@link #subject}, of the baseline. */
  public ResponseSet baseline(HumanEvalConfig.Contest config) {
    return responses("contest.baseline", config.baseline(), judged.contest().baseline(), 1);
  }

  private ResponseSet responses(String key, String given, String recorded, int side) {
    ResponseSet set = ResponseSet.open(path(key, given.isEmpty() ? recorded : given));
    List<JsonObject> inputs =
        JsonObject.read(judged.path().resolve("manifest.json"), MOST_MANIFEST_BYTES)
            .objects("inputs");
    if (inputs.size() != 2) {
      throw UserException.failed(
          Excerpt.escape(judged.path().toString())
              + ": the manifest does not tell which responses were judged. Judge them again.");
    }
    String sha256 = inputs.get(side).requireObject("file").requireText("sha256");
    try (InputStream stream = Files.newInputStream(set.file())) {
      if (!FileHash.of("", stream).sha256().equals(sha256)) {
        throw UserException.failed(
            Excerpt.escape(set.file().toString())
                + ": these are not the responses that were judged. Judge them again, or name those"
                + " that were ("
                + key
                + ").");
      }
    } catch (IOException e) {
      throw Recording.unreadable(set.file(), e);
    }
    return set;
  }

  private static Path path(String key, String text) {
    try {
      return Located.path(text);
    } catch (InvalidPathException e) {
      throw UserException.usage(
          key + ": " + Excerpt.of(text) + " is no path: " + e.getReason() + ".");
    }
  }
}
