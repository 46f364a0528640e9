// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.boost.Acceptance;
import io.mdaq.core.boost.BoostCandidate;
import io.mdaq.core.boost.BoostOutcome;
import io.mdaq.core.boost.BoostOutcome.Accepted;
import io.mdaq.core.boost.BoostOutcome.Kept;
import io.mdaq.core.boost.BoostOutcome.Scores;
import io.mdaq.core.boost.Booster;
import io.mdaq.core.boost.KeptReason;
import io.mdaq.core.boost.Verification;
import io.mdaq.core.boost.Verification.Passed;
import io.mdaq.core.boost.Verification.Settled;
import io.mdaq.core.boost.check.Siblings;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.format.Payload;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleIds;
import io.mdaq.core.sample.SampleText;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.record.RejectedRow;
import io.mdaq.pipeline.record.ReplacedSample;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.SampleRow;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Boosts the candidates of one shard at a time: the booster is asked about them in the order of
 * their places, and revisions that pass the checks are scored together. Not thread-safe.
 */
public final class ShardBoosting {

  /** Scores each row into one list or rejects it into the other, both in the order of the rows. */
  @FunctionalInterface
  public interface Scoring {
    void score(List<SampleRow> rows, List<ScoredSample> scored, List<RejectedRow> rejected);
  }

  /**
   * What became of a shard.
   *
   * @param remaining the shard without the samples that were replaced, which stand among its
   *     settled rows
   * @param revisions what took their places: new samples, in the order of the places
   * @param lines one for each candidate, in the order of the places
   * @param account what was asked and paid
   */
  public record Boosted(
      ScoredShard remaining,
      List<ScoredSample> revisions,
      List<BoostedLine> lines,
      AnswerAccount account) {}

  private record Attempt(ScoredSample sample, Place place, BoostCandidate candidate) {}

  /** A revision that passed the checks, as the row that would be written. */
  private record Proposal(Attempt attempt, Passed passed, SampleRow row, SampleText text) {}

  private record End(
      BoostOutcome outcome, Optional<SampleText> revised, Optional<ScoredSample> boosted) {

    static End of(BoostOutcome outcome) {
      return new End(outcome, Optional.empty(), Optional.empty());
    }
  }

  private final Booster booster;
  private final Acceptance acceptance;
  private final Scoring scoring;

  public ShardBoosting(Booster booster, Acceptance acceptance, Scoring scoring) {
    this.booster = booster;
    this.acceptance = acceptance;
    this.scoring = scoring;
  }

  /**
   * Boosts a shard.
   *
   * @param aligned the shard with its candidates' siblings
   * @param corpus counts that the plan was made of
   * @throws io.mdaq.core.problem.UserException if the booster cannot serve; what was answered is
   *     kept
   */
  public Boosted boost(AlignedShard aligned, Corpus corpus, BoostPlan plan) {
    ScoredShard shard = aligned.shard();
    List<Attempt> attempts = attempts(aligned, corpus, plan);
    Map<SampleId, End> ends = new HashMap<>();
    List<Proposal> proposals = new ArrayList<>();
    AnswerAccount account = ask(attempts, plan, proposals, ends);
    score(proposals, ends);

    Map<SampleId, ReplacedSample> replaced = new HashMap<>();
    List<ScoredSample> revisions = new ArrayList<>();
    List<BoostedLine> lines = new ArrayList<>();
    for (Attempt attempt : attempts) {
      ScoredSample sample = attempt.sample();
      End end = ends.get(attempt.place().id());
      if (end == null) {
        throw new IllegalStateException("nothing became of " + attempt.place());
      }
      end.boosted()
          .ifPresent(
              boosted -> {
                revisions.add(boosted);
                replaced.put(
                    attempt.place().id(),
                    new ReplacedSample(
                        sample.row().header(),
                        sample.extent(),
                        sample.score(),
                        attempt.place().percentile(),
                        boosted.row().header().id()));
              });
      lines.add(
          BoostedLine.of(
              sample,
              attempt.place(),
              end.outcome(),
              end.revised(),
              end.boosted().map(boosted -> boosted.row().header().id().toString())));
    }
    List<ScoredSample> staying =
        shard.samples().stream().filter(s -> !replaced.containsKey(s.row().header().id())).toList();
    List<ReplacedSample> gone =
        shard.samples().stream()
            .flatMap(s -> Optional.ofNullable(replaced.get(s.row().header().id())).stream())
            .toList();
    return new Boosted(
        new ScoredShard(shard.shard(), staying, shard.settled().withReplaced(gone)),
        revisions,
        lines,
        account);
  }

  private static List<Attempt> attempts(AlignedShard aligned, Corpus corpus, BoostPlan plan) {
    List<Attempt> attempts = new ArrayList<>();
    for (ScoredSample sample : aligned.shard().samples()) {
      Place place = BoostSettings.place(sample, corpus);
      if (plan.isCandidate(place)) {
        Siblings siblings = aligned.of(place.id().toString());
        attempts.add(new Attempt(sample, place, BoostSettings.candidate(sample.row(), siblings)));
      }
    }
    attempts.sort(Comparator.comparing(Attempt::place));
    return attempts;
  }

  private AnswerAccount ask(
      List<Attempt> attempts, BoostPlan plan, List<Proposal> proposals, Map<SampleId, End> ends) {
    Deque<Attempt> asked = new ArrayDeque<>();
    for (Attempt attempt : attempts) {
      Optional<Kept> unasked = unasked(attempt, plan);
      if (unasked.isPresent()) {
        ends.put(attempt.place().id(), End.of(unasked.get()));
      } else {
        asked.add(attempt);
      }
    }
    return booster
        .boost(
            List.copyOf(asked).stream().map(Attempt::candidate).iterator(),
            answered -> {
              Attempt attempt = asked.remove();
              Verification verification = acceptance.verify(answered.subject(), answered.answer());
              if (verification instanceof Passed passed) {
                propose(attempt, passed, proposals, ends);
              } else {
                ends.put(attempt.place().id(), End.of(((Settled) verification).outcome()));
              }
            })
        .orElse(AnswerAccount.NONE);
  }

  private static Optional<Kept> unasked(Attempt attempt, BoostPlan plan) {
    BoostCandidate candidate = attempt.candidate();
    return switch (Askable.of(attempt.sample().row(), candidate)) {
      case NOT_PRESENTABLE ->
          Optional.of(
              Kept.without(
                  candidate,
                  KeptReason.NOT_PRESENTABLE,
                  "it holds tokens that part a chat's turns"));
      case NOT_REWRITABLE ->
          Optional.of(
              Kept.without(
                  candidate,
                  KeptReason.NOT_REWRITABLE,
                  "its conversation has more turns than a question and the response, or parts"));
      case YES ->
          plan.isAsked(attempt.place())
              ? Optional.empty()
              : Optional.of(Kept.without(candidate, KeptReason.OVER_BUDGET, "the cap was reached"));
    };
  }

  private static void propose(
      Attempt attempt, Passed passed, List<Proposal> proposals, Map<SampleId, End> ends) {
    SampleRow row = attempt.sample().row();
    Payload payload = row.format().withTexts(row.payload(), passed.revision().text()).orElseThrow();
    SampleText text = row.format().texts(payload);
    SampleId id = SampleIds.of(row.header().language(), text);
    if (id.equals(row.header().id())) {
      ends.put(
          id,
          End.of(
              new Kept(
                  attempt.candidate(),
                  KeptReason.SAME_TEXT,
                  "nothing is left of the change in the written row",
                  Optional.of(passed.revision()),
                  Optional.empty())));
      return;
    }
    SampleRow written = new SampleRow(row.header().boosted(id), row.format(), payload);
    proposals.add(new Proposal(attempt, passed, written, text));
  }

  private void score(List<Proposal> proposals, Map<SampleId, End> ends) {
    List<ScoredSample> scored = new ArrayList<>();
    List<RejectedRow> rejected = new ArrayList<>();
    scoring.score(proposals.stream().map(Proposal::row).toList(), scored, rejected);
    Deque<ScoredSample> scores = new ArrayDeque<>(scored);
    Deque<RejectedRow> failures = new ArrayDeque<>(rejected);
    for (Proposal proposal : proposals) {
      // Two candidates may have the same revision, but no two have the same origin.
      SampleHeader header = proposal.row().header();
      boolean isScored = !scores.isEmpty() && scores.element().row().header().equals(header);
      ends.put(
          proposal.attempt().place().id(),
          isScored
              ? decided(proposal, scores.remove())
              : new End(
                  proposal.passed().unscored(failures.remove().detail()),
                  Optional.of(proposal.text()),
                  Optional.empty()));
    }
  }

  private static End decided(Proposal proposal, ScoredSample revision) {
    Scores scores = new Scores(proposal.attempt().sample().score(), revision.score());
    BoostOutcome outcome = proposal.passed().scored(scores);
    return new End(
        outcome,
        Optional.of(proposal.text()),
        outcome instanceof Accepted ? Optional.of(revision) : Optional.empty());
  }
}
