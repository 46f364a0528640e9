// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.boost.BoostOutcome;
import io.mdaq.core.boost.BoostOutcome.Accepted;
import io.mdaq.core.boost.BoostOutcome.Kept;
import io.mdaq.core.boost.BoostOutcome.Revision;
import io.mdaq.core.boost.BoostOutcome.Scores;
import io.mdaq.core.boost.check.Checks;
import io.mdaq.core.boost.check.MeaningCheck.Evidence;
import io.mdaq.core.ledger.RowPlace;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.sample.Side;
import io.mdaq.pipeline.record.ScoredSample;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code boosted/}: a candidate and all that was found out about its revision.
 *
 * @param id of the candidate
 * @param file the file as in the ledger
 * @param line line or element, from 1; absent where the file was read in slices
 * @param offset bytes before the row, where the file was read in slices
 * @param side raw or revised, absent for rows without sides
 * @param example which example the row is a translation of; absent where that is not known
 * @param percentile of the score in its language, in hundredths of a percent
 * @param reason why the candidate stays; absent where the revision took its place
 * @param detail the same in words, empty where the revision took its place
 * @param boostedId the sample that took its place
 * @param revised what was proposed, where it could be read
 * @param editDistance between the two, in code points
 * @param score of the candidate, in ten-thousandths
 * @param revisedScore of the revision, where it came to that
 * @param checks where there is a revision
 */
public record BoostedLine(
    String id,
    String language,
    String file,
    @Nullable Long line,
    @Nullable Long offset,
    @Nullable String side,
    @Nullable String example,
    int percentile,
    @Nullable String reason,
    String detail,
    @Nullable String boostedId,
    SampleText original,
    @Nullable SampleText revised,
    @Nullable Integer editDistance,
    int score,
    @Nullable Integer revisedScore,
    @Nullable Values checks) {

  private static final double PLACES = 1e6;

  /**
   * What the checks found; closeness is a cosine of lexical embeddings.
   *
   * @param objections all of them, in order
   * @param instructionLanguage of the revision, empty where it is not clear; so of the next two
   * @param arrangement how well the sections fit where they were
   * @param otherArrangement how well they would fit elsewhere
   * @param meaningLogOdds of a revision against a text about something else
   * @param siblings in other languages that were looked at
   * @param siblingLogOdds the same with what the siblings say, which decides; absent without any
   * @param instructions the old task and the new one
   * @param responses the old response and the new one
   * @param answers the new task and the new response
   * @param markup that was injected
   * @param ending finished, open_code or open_sentence
   * @param lost what the task may need and the revision has no longer
   * @param referencesBefore things of the language's own world that the candidate names
   * @param referencesAfter those that the revision names
   */
  public record Values(
      List<String> objections,
      String instructionLanguage,
      String inputLanguage,
      String responseLanguage,
      double arrangement,
      double otherArrangement,
      double meaningLogOdds,
      int siblings,
      @Nullable Double siblingLogOdds,
      double instructions,
      double responses,
      double answers,
      List<String> markup,
      String ending,
      List<String> lost,
      int referencesBefore,
      int referencesAfter) {

    static Values of(Checks checks) {
      return new Values(
          checks.objections().stream().map(Values::name).toList(),
          checks.language().instruction(),
          checks.language().input(),
          checks.language().response(),
          rounded(checks.arrangement().asItWas()),
          rounded(checks.arrangement().otherwise()),
          rounded(checks.meaning().logOdds()),
          checks.meaning().evidence().map(Evidence::siblings).orElse(0),
          checks.meaning().evidence().map(e -> rounded(e.logOdds())).orElse(null),
          rounded(checks.meaning().instructions()),
          rounded(checks.meaning().responses()),
          rounded(checks.meaning().answers()),
          checks.markup(),
          name(checks.ending()),
          checks.lost().stream().map(Values::name).toList(),
          checks.referencesBefore(),
          checks.referencesAfter());
    }

    private static String name(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }

    private static double rounded(double value) {
      return Math.round(value * PLACES) / PLACES;
    }
  }

  /** As a compiler says it: {@code data/ar.json:17}, with the side if only that is meant. */
  public String place() {
    String position = line != null ? ":" + line : "@" + offset;
    return file + position + (side == null ? "" : " (" + side + ")");
  }

  /** Whether the revision took the candidate's place. */
  public boolean hasReplaced() {
    return boostedId != null;
  }

  /**
   * The line of an outcome.
   *
   * @param revised the proposed texts as they are written; empty where there are none
   * @param boostedId the accepted sample; empty where there is none
   */
  static BoostedLine of(
      ScoredSample sample,
      Place place,
      BoostOutcome outcome,
      Optional<SampleText> revised,
      Optional<String> boostedId) {
    Optional<Kept> kept = outcome instanceof Kept some ? Optional.of(some) : Optional.empty();
    Optional<Revision> revision =
        outcome instanceof Accepted accepted
            ? Optional.of(accepted.revision())
            : kept.flatMap(Kept::revision);
    Optional<Scores> scores =
        outcome instanceof Accepted accepted
            ? Optional.of(accepted.scores())
            : kept.flatMap(Kept::scores);
    RowOrigin origin = sample.row().header().origin();
    String example = sample.row().header().example();
    long number = RowPlace.number(origin.position());
    boolean isOffset = RowPlace.isOffset(origin.position());
    return new BoostedLine(
        sample.row().header().id().toString(),
        sample.row().header().language(),
        origin.file(),
        isOffset ? null : number,
        isOffset ? number : null,
        origin.side() == Side.NONE ? null : origin.side().ledgerName(),
        example.isEmpty() ? null : example,
        place.percentile(),
        kept.map(k -> k.reason().id()).orElse(null),
        kept.map(Kept::detail).orElse(""),
        boostedId.orElse(null),
        outcome.candidate().text(),
        revised.or(() -> revision.map(Revision::text)).orElse(null),
        revision.map(r -> r.checks().editDistance()).orElse(null),
        sample.score(),
        scores.map(Scores::after).orElse(null),
        revision.map(r -> Values.of(r.checks())).orElse(null));
  }
}
