// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import io.mdaq.core.scorer.calibration.Reliability;
import io.mdaq.core.scorer.calibration.ReliabilityCounter;
import io.mdaq.core.scorer.calibration.ScoreScale;
import io.mdaq.core.scorer.calibration.ScorerCalibration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Asks a scorer to tell the revised side of pairs from the raw one. */
public final class ScorerEvaluator {

  private static final int DRAWS = 2000;
  private static final double TAIL = 0.025;
  private static final long SEED = 20_250_915;

  private ScorerEvaluator() {}

  /**
   * Evaluates.
   *
   * <p>The interval of the total is a percentile bootstrap over source examples (Efron 1979,
   * doi:10.1214/aos/1176344552): translations of one example are drawn together, because they are
   * not independent.
   *
   * @param pairs unchanged ones are left out and counted
   */
  public static ScorerEvaluation evaluate(QualityScorer scorer, List<RevisionPair> pairs) {
    return evaluateEach(pair -> scorer, pairs);
  }

  /**
   * As {@link #evaluate(QualityScorer, List)}, with a scorer for each pair: in cross-validation,
   * one that was not trained on it.
   */
  public static ScorerEvaluation evaluateEach(
      Function<RevisionPair, QualityScorer> scorers, List<RevisionPair> pairs) {
    return evaluateEach(scorers, pairs, pair -> 1);
  }

  /**
   * As {@link #evaluate(QualityScorer, List)}, for a scorer whose scores only rank: for the
   * calibration their differences are scaled by the factor that fits the other half of the source
   * examples best.
   */
  public static ScorerEvaluation evaluateRanking(QualityScorer scorer, List<RevisionPair> pairs) {
    HeldOutSplit halves = HeldOutSplit.byGroup(pairs, 0.5, SEED);
    double ofTest = scale(scorer, halves.training());
    double ofTraining = scale(scorer, halves.test());
    Set<String> test = new HashSet<>();
    halves.test().forEach(pair -> test.add(pair.group()));
    return evaluateEach(
        pair -> scorer, pairs, pair -> test.contains(pair.group()) ? ofTest : ofTraining);
  }

  private static double scale(QualityScorer scorer, List<RevisionPair> pairs) {
    return ScoreScale.fit(
        pairs.stream()
            .filter(pair -> !pair.isUnchanged())
            .mapToDouble(
                pair ->
                    (double) (scorer.score(pair.revised()) - scorer.score(pair.raw()))
                        / QualityScorer.SCALE)
            .toArray());
  }

  private static ScorerEvaluation evaluateEach(
      Function<RevisionPair, QualityScorer> scorers,
      List<RevisionPair> pairs,
      ToDoubleFunction<RevisionPair> scales) {
    SortedMap<String, ScorerEvaluation.Row> languages = new TreeMap<>();
    Map<String, PairAccuracy> groups = new LinkedHashMap<>();
    ScorerEvaluation.Row total = ScorerEvaluation.Row.NONE;
    SortedMap<String, ReliabilityCounter> reliabilities = new TreeMap<>();
    ReliabilityCounter reliability = new ReliabilityCounter();
    long unchanged = 0;
    for (RevisionPair pair : pairs) {
      if (pair.isUnchanged()) {
        unchanged++;
        continue;
      }
      QualityScorer scorer = scorers.apply(pair);
      int raw = scorer.score(pair.raw());
      int revised = scorer.score(pair.revised());
      int rawLength = length(pair.raw().response());
      int revisedLength = length(pair.revised().response());
      total = total.with(raw, revised, rawLength, revisedLength);
      languages.merge(
          pair.language(),
          ScorerEvaluation.Row.NONE.with(raw, revised, rawLength, revisedLength),
          (row, first) -> row.with(raw, revised, rawLength, revisedLength));
      double logOdds = scales.applyAsDouble(pair) * (revised - raw) / QualityScorer.SCALE;
      reliability.add(logOdds);
      reliabilities
          .computeIfAbsent(pair.language(), language -> new ReliabilityCounter())
          .add(logOdds);
      groups.merge(
          pair.group(),
          PairAccuracy.NONE.with(revised - raw),
          (accuracy, first) -> accuracy.with(revised - raw));
    }
    double[] ends = bootstrap(groups.values().toArray(PairAccuracy[]::new));
    return new ScorerEvaluation(
        languages, total, ends[0], ends[1], unchanged, calibration(reliabilities, reliability));
  }

  private static ScorerCalibration calibration(
      SortedMap<String, ReliabilityCounter> languages, ReliabilityCounter total) {
    SortedMap<String, Reliability> counted = new TreeMap<>();
    languages.forEach((language, counter) -> counted.put(language, counter.reliability()));
    return new ScorerCalibration(counted, total.reliability());
  }

  private static double[] bootstrap(PairAccuracy[] groups) {
    if (groups.length == 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
    double[] shares = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      long pairs = 0;
      long halves = 0;
      for (int i = 0; i < groups.length; i++) {
        PairAccuracy drawn = groups[random.nextInt(groups.length)];
        pairs += drawn.pairs();
        halves += drawn.halves();
      }
      shares[draw] = halves / (2.0 * pairs);
    }
    Arrays.sort(shares);
    return new double[] {
      shares[(int) (TAIL * (DRAWS - 1))], shares[(int) Math.ceil((1 - TAIL) * (DRAWS - 1))]
    };
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
