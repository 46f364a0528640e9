// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * How often intervals hold the truth and corrected tests cry wolf, in made-up studies whose truth
 * is known. A short form runs with the other tests; {@code -Dmdaq.simulations=full} runs the five
 * seeds at full size, holds them to the project's bars and writes the table of docs/statistics.md
 * to {@code target/simulations-*.md}.
 */
class SimulationTest {

  private static final boolean FULL = System.getProperty("mdaq.simulations", "").equals("full");
  private static final List<Long> SEEDS = LongStream.rangeClosed(1, FULL ? 5 : 1).boxed().toList();
  private static final List<Integer> SIZES = FULL ? List.of(80, 805) : List.of(80);
  private static final List<Double> CHANCES = List.of(0.5, 0.75, 0.95);
  private static final List<Double> TIES = List.of(0.0, 0.3);
  private static final int LANGUAGES = 8;
  private static final int FAMILY = 18;
  private static final int DRAWS = 400;
  private static final int MANY_DRAWS = 10_000;

  /** Of two answers to one question in two languages, how much of the difference is shared. */
  private static final double CORRELATION = 0.5;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  @Test
  void intervalsHoldTheTruth() throws IOException {
    List<String> table = new ArrayList<>();
    for (int questions : SIZES) {
      for (double ties : TIES) {
        for (double chance : CHANCES) {
          List<Double> coverages = new ArrayList<>();
          for (long seed : SEEDS) {
            coverages.add(coverage(questions, chance, ties, seed));
          }
          check(table, "one language", questions, chance, ties, coverages);
        }
      }
      for (double chance : CHANCES) {
        List<Double> coverages = new ArrayList<>();
        for (long seed : SEEDS) {
          coverages.add(pooledCoverage(questions, chance, seed));
        }
        check(table, "pooled over 8 translations", questions, chance, 0.3, coverages);
      }
    }
    write("coverage", table);
  }

  @Test
  void holmSeldomCriesWolf() throws IOException {
    int studies = FULL ? 10_000 : 500;
    List<String> table = new ArrayList<>();
    for (int ahead : new int[] {0, 6}) {
      List<Double> errors = new ArrayList<>();
      for (long seed : SEEDS) {
        long wrong =
            IntStream.range(0, studies)
                .parallel()
                .filter(study -> isWolfCried(ahead, random(seed, study)))
                .count();
        errors.add((double) wrong / studies);
      }
      assertThat(errors).allMatch(error -> error <= 0.06);
      table.add(line("Holm, %d languages of which %d differ".formatted(FAMILY, ahead), 80, errors));
    }
    write("holm", table);
  }

  /** Whether Holm calls a language decided that is even. */
  private static boolean isWolfCried(int ahead, UniformRandomProvider random) {
    double[] p = new double[FAMILY];
    double[][] outcomes = correlated(80, FAMILY, 0.5, random);
    for (int language = 0; language < FAMILY; language++) {
      long wins = 0;
      long losses = 0;
      for (double outcome : outcomes[language]) {
        wins += outcome == 1 || (language < ahead && outcome == 0.5) ? 1 : 0;
        losses += outcome == 0 ? 1 : 0;
      }
      p[language] = SignTest.of(wins, losses).p();
    }
    double[] holm = AdjustedPValues.holm(p);
    return IntStream.range(ahead, FAMILY).anyMatch(language -> holm[language] <= 0.05);
  }

  private static double coverage(int questions, double chance, double ties, long seed) {
    int studies = FULL ? (questions < 100 ? 10_000 : 2_000) : 300;
    double truth = (1 - ties) * chance + ties / 2;
    int draws = draws(questions, ties);
    // Intervals depend on how often each outcome was seen: studies with equal counts share one.
    Map<List<Integer>, Boolean> known = new ConcurrentHashMap<>();
    long hits =
        IntStream.range(0, studies)
            .parallel()
            .filter(
                study -> {
                  UniformRandomProvider random = random(seed, study);
                  int wins = 0;
                  int tied = 0;
                  for (int question = 0; question < questions; question++) {
                    double drawn = random.nextDouble();
                    tied += drawn < ties ? 1 : 0;
                    wins += drawn >= ties && drawn < ties + (1 - ties) * chance ? 1 : 0;
                  }
                  double[] outcomes = new double[questions];
                  Arrays.fill(outcomes, 0, wins, 1);
                  Arrays.fill(outcomes, wins, wins + tied, 0.5);
                  return known.computeIfAbsent(
                      List.of(wins, tied),
                      counts ->
                          holds(
                              QuestionScores.of(outcomes),
                              truth,
                              new Bootstrap(draws, seed + 31L * counts.hashCode())));
                })
            .count();
    return (double) hits / studies;
  }

  private static double pooledCoverage(int questions, double chance, long seed) {
    int studies = FULL ? 2_000 : 300;
    int[][] ones = new int[LANGUAGES][questions];
    for (int[] row : ones) {
      Arrays.fill(row, 1);
    }
    double truth = 0.7 * chance + 0.15;
    int draws = draws(questions, 0.3);
    long hits =
        IntStream.range(0, studies)
            .parallel()
            .filter(
                study ->
                    holds(
                        QuestionScores.of(
                                correlated(questions, LANGUAGES, chance, random(seed, study)), ones)
                            .pooled(),
                        truth,
                        new Bootstrap(draws, seed + 31L * study)))
            .count();
    return (double) hits / studies;
  }

  /** Fewer where each study has an interval of its own that takes long. */
  private static int draws(int questions, double ties) {
    return FULL && (questions < 100 || ties == 0) ? MANY_DRAWS : FULL ? 1000 : DRAWS;
  }

  /** Whether the interval holds the truth; ends that differ from it by rounding only do. */
  private static boolean holds(QuestionScores scores, double truth, Bootstrap bootstrap) {
    Interval interval = bootstrap.estimate(scores).orElseThrow().interval();
    return new Interval(interval.low() - 1e-12, interval.high() + 1e-12).contains(truth);
  }

  /**
   * Outcomes by language and question, 30 % of them ties, from normal variables that the languages
   * of a question share in part.
   */
  private static double[][] correlated(
      int questions, int languages, double chance, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double lost = NORMAL.inverseCumulativeProbability(0.7 * (1 - chance));
    double tied = NORMAL.inverseCumulativeProbability(0.7 * (1 - chance) + 0.3);
    double[][] outcomes = new double[languages][questions];
    for (int question = 0; question < questions; question++) {
      double shared = Math.sqrt(CORRELATION) * normal.sample();
      for (int language = 0; language < languages; language++) {
        double x = shared + Math.sqrt(1 - CORRELATION) * normal.sample();
        outcomes[language][question] = x < lost ? 0 : x < tied ? 0.5 : 1;
      }
    }
    return outcomes;
  }

  private static UniformRandomProvider random(long seed, int study) {
    return RandomSource.XO_RO_SHI_RO_128_PP.create(1_000_003L * seed + study);
  }

  private static void check(
      List<String> table,
      String what,
      int questions,
      double chance,
      double ties,
      List<Double> coverages) {
    String name = "%s, %.0f %% ties, p %.2f".formatted(what, 100 * ties, chance);
    // Few studies and draws of the short form leave more to chance.
    double slack = FULL ? 0 : 0.03;
    assertThat(coverages)
        .as(name + ", " + questions)
        .allMatch(coverage -> coverage >= 0.93 - slack && coverage <= 0.97 + slack);
    table.add(line(name, questions, coverages));
  }

  private static String line(String name, int questions, List<Double> shares) {
    StringBuilder line = new StringBuilder("| " + name + " | " + questions + " |");
    shares.forEach(share -> line.append(String.format(Locale.ROOT, " %.1f |", 100 * share)));
    return line.toString();
  }

  private static void write(String name, List<String> table) throws IOException {
    if (FULL) {
      Files.write(Path.of("target", "simulations-" + name + ".md"), table);
    }
  }
}
