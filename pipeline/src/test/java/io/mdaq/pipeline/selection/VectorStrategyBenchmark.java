// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.pipeline.cluster.TestVectors;
import io.mdaq.pipeline.cluster.TestVectors.Sample;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * CPU time of this thread for planning one language by its vectors; run its {@code main}, with the
 * numbers of candidates and of the budget as arguments, if others than 100,000 and 10,000 are
 * meant. Greedy is timed at its worst, too: a threshold that hardly anything passes.
 */
final class VectorStrategyBenchmark {

  private static final int DIMENSIONS = 256;
  private static final int BLOB = 20;

  private VectorStrategyBenchmark() {}

  public static void main(String[] args) {
    int candidates = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int budget = args.length > 1 ? Integer.parseInt(args[1]) : candidates / 10;
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1L);
    ValueCounter counter = new ValueCounter();
    List<Candidate> pool = new ArrayList<>();
    for (Sample sample : TestVectors.blobs(1, candidates / BLOB, BLOB, DIMENSIONS)) {
      int score = random.nextInt(10_000);
      counter.add(score);
      pool.add(new Candidate(new Rank(score, sample.id()), sample.vector()));
    }
    pool.sort(Comparator.comparing(Candidate::rank));
    ValueHistogram group = counter.histogram();
    PoolLimit limit = new PoolLimit(10);
    report("greedy, 0.99", new GreedySelection(990_000, limit), budget, group, pool);
    report("greedy, 0.5", new GreedySelection(500_000, limit), budget, group, pool);
    report("mmr, 0.9", new MarginalRelevance(900_000, limit), budget, group, pool);
    report("mmr, 0.5", new MarginalRelevance(500_000, limit), budget, group, pool);
    report("mmr, 0", new MarginalRelevance(0, limit), budget, group, pool);
  }

  private static void report(
      String what,
      VectorStrategy strategy,
      int budget,
      ValueHistogram group,
      List<Candidate> pool) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int selected = strategy.plan(budget, group, pool).counts().selected();
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    System.out.printf(
        "%-14s %,8d of %,8d %10.2f s%n", what, selected, pool.size(), (end - start) / 1e9);
  }
}
