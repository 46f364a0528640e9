// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.boost.Acceptance;
import io.mdaq.core.boost.BoostCandidate;
import io.mdaq.core.boost.check.Background;
import io.mdaq.core.boost.check.MeaningModel;
import io.mdaq.core.boost.check.Siblings;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.config.BoosterConfig;
import io.mdaq.core.config.CorpusConfig;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.SampleRow;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How samples are boosted, in a form that can be shipped to workers.
 *
 * @param belowPercentile as in {@link BoosterConfig}
 * @param maxSamples at most so many candidates
 * @param cap on what all of them may cost
 * @param languages of the samples
 * @param alignmentField names a row's example; empty where no siblings are looked at
 * @param booster who is asked
 */
public record BoostSettings(
    int belowPercentile,
    int maxSamples,
    CostCap cap,
    Acceptance.Rewriting rewriting,
    Acceptance.Consistency consistency,
    LanguageSet languages,
    String alignmentField,
    BoosterSettings booster)
    implements Serializable {

  /** An amount that no run reaches. */
  private static final BigDecimal BEYOND_REACH = new BigDecimal("1e30");

  /**
   * The settings that a configuration asks for; empty where nobody is to boost.
   *
   * @throws io.mdaq.core.problem.UserException where it names no usable booster
   */
  public static Optional<BoostSettings> of(CorpusConfig config) {
    BoosterConfig boost = config.boost();
    if (boost.backend() == BoosterConfig.Backend.NONE) {
      return Optional.empty();
    }
    boolean isPaid = boost.backend() == BoosterConfig.Backend.ENDPOINT;
    return Optional.of(
        new BoostSettings(
            boost.belowPercentile(),
            boost.maxSamples(),
            isPaid ? CostCap.of(boost.endpoint().budget()) : CostCap.NONE,
            boost.rewriting(),
            boost.consistency(),
            config.languages().set(),
            boost.alignmentField().orElse(""),
            BoosterSettings.of(boost, config.seed(), config.output().requireDir())));
  }

  /**
   * What decides about replies; for one thread.
   *
   * @param background of the samples among which the candidates are
   */
  public Acceptance acceptance(Background background) {
    return new Acceptance(
        new Verifier(LanguageDetector.forSet(languages), MeaningModel.embedded(), background),
        rewriting,
        consistency);
  }

  /** Whether samples are looked at together with those that are made from the same example. */
  public boolean looksAtSiblings() {
    return !alignmentField.isEmpty();
  }

  /** Whether a sample is to be boosted. */
  public static boolean isCandidate(ScoredSample sample, Corpus corpus, BoostPlan plan) {
    return plan.isCandidate(place(sample, corpus));
  }

  /** The candidates of a shard, as many as there can be at most. */
  public CandidateList candidates(ScoredShard shard, Corpus corpus) {
    CandidateList list = new CandidateList(maxSamples);
    for (ScoredSample sample : shard.samples()) {
      list.count(sample.row().header());
      Place place = place(sample, corpus);
      if (isPoor(place)) {
        list.add(place, bound(sample.row()));
      }
    }
    return list;
  }

  /** The same, under which plans know what they can cost, also where no cap asks for that. */
  public BoostSettings forecasting() {
    return cap.isSet()
        ? this
        : new BoostSettings(
            belowPercentile,
            maxSamples,
            new CostCap(cap.prices(), BEYOND_REACH),
            rewriting,
            consistency,
            languages,
            alignmentField,
            booster);
  }

  private boolean isPoor(Place place) {
    return place.percentile() < belowPercentile;
  }

  static Place place(ScoredSample sample, Corpus corpus) {
    SampleHeader header = sample.row().header();
    return new Place(corpus.scoresOf(header.language()).percentile(sample.score()), header.id());
  }

  static BoostCandidate candidate(SampleRow row, Siblings siblings) {
    return new BoostCandidate(
        row.header().id().toString(), row.header().language(), row.text(), siblings);
  }

  private TokenUsage bound(SampleRow row) {
    if (!cap.isSet()) {
      return TokenUsage.NONE;
    }
    BoostCandidate candidate = candidate(row, Siblings.NONE);
    return Askable.of(row, candidate) == Askable.YES
        ? booster.request(candidate).bound(booster.source().model())
        : TokenUsage.NONE;
  }
}
