// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import io.mdaq.core.problem.UserException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Which rows each step and batch has, by a {@link BatchPlan}. Every epoch has every row once; its
 * last step may have fewer. For one thread.
 */
public final class RowOrder {

  /** As many steps are grouped by length together as in Hugging Face transformers. */
  private static final int STEPS_GROUPED = 50;

  private final int[] lengths;
  private final BatchPlan plan;
  private long epoch = -1;
  private List<List<Integer>> steps = List.of();

  /**
   * @param lengths the tokens of each row
   * @throws UserException if there is no row
   */
  public RowOrder(int[] lengths, BatchPlan plan) {
    if (lengths.length == 0) {
      throw UserException.failed(
          "there is no row to train on. Give data with at least one usable row.");
    }
    this.lengths = lengths.clone();
    this.plan = plan;
  }

  /** How many steps an epoch has. */
  public int stepsPerEpoch() {
    return (lengths.length + plan.rowsPerStep() - 1) / plan.rowsPerStep();
  }

  /**
   * The rows of each batch of a step, longest rows first: what does not fit into memory fails at
   * once.
   *
   * @param step from 0
   */
  public List<int[]> batches(long step) {
    if (step / stepsPerEpoch() != epoch) {
      epoch = step / stepsPerEpoch();
      steps = steps(epoch);
    }
    List<Integer> rows = new ArrayList<>(steps.get((int) (step % stepsPerEpoch())));
    rows.sort(longestFirst());
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); ) {
      int most = Math.max(1, plan.tokensAtOnce() / Math.max(1, lengths[rows.get(from)]));
      int to = Math.min(rows.size(), from + most);
      batches.add(rows.subList(from, to).stream().mapToInt(Integer::intValue).toArray());
      from = to;
    }
    return batches;
  }

  private List<List<Integer>> steps(long number) {
    List<Integer> rows = new ArrayList<>(IntStream.range(0, lengths.length).boxed().toList());
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(plan.seed() * 31 + number);
    if (plan.order() != BatchPlan.Order.GIVEN) {
      ListSampler.shuffle(random, rows);
    }
    if (plan.order() == BatchPlan.Order.BY_LENGTH) {
      for (List<Integer> group : cut(rows, (long) STEPS_GROUPED * plan.rowsPerStep())) {
        group.sort(longestFirst());
      }
    }
    List<List<Integer>> steps = cut(rows, plan.rowsPerStep());
    if (plan.order() == BatchPlan.Order.BY_LENGTH) {
      // The last one stays: only it may have fewer rows.
      ListSampler.shuffle(random, steps.subList(0, steps.size() - 1));
    }
    return steps;
  }

  /** Views of at most so many neighbours. */
  private static List<List<Integer>> cut(List<Integer> rows, long size) {
    List<List<Integer>> parts = new ArrayList<>();
    for (long from = 0; from < rows.size(); from += size) {
      parts.add(rows.subList((int) from, (int) Math.min(rows.size(), from + size)));
    }
    return parts;
  }

  /** Among equally long rows, in the order of the data. */
  private Comparator<Integer> longestFirst() {
    return Comparator.comparingInt((Integer row) -> -lengths[row])
        .thenComparing(Comparator.naturalOrder());
  }
}
