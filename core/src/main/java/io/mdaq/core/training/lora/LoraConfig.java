// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.lora;

import io.mdaq.core.decoder.Adaptation;
import io.mdaq.core.model.DecoderConfig;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an adapter is.
 *
 * @param rank the width between its two matrices, 1 to {@value #MAX_RANK}
 * @param alpha what it is multiplied with, divided by what the scaling says; above 0
 * @param scaling by the rank or its root
 * @param targets in the order of {@link Projection}, at least one
 */
public record LoraConfig(int rank, double alpha, Scaling scaling, List<Projection> targets) {

  /** Wider than any published adapter. */
  public static final int MAX_RANK = 4096;

  /** What alpha is divided by. */
  public enum Scaling {
    /** The rank, as in the original paper. */
    BY_RANK,
    /** The rank's root (Kalajdzievski 2023, arXiv:2312.03732). */
    BY_ROOT_OF_RANK
  }

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public LoraConfig {
    if (rank < 1 || rank > MAX_RANK) {
      throw new IllegalArgumentException("rank: " + rank + "; allowed is 1 to " + MAX_RANK);
    }
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("alpha: " + alpha + "; allowed is above 0");
    }
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("targets: none; at least one projection is needed");
    }
    targets = List.copyOf(EnumSet.copyOf(targets));
  }

  /** On all seven projections. */
  public static LoraConfig ofAll(int rank, double alpha) {
    return new LoraConfig(
        rank, alpha, Scaling.BY_RANK, Arrays.stream(Projection.values()).toList());
  }

  /** On some projections. */
  public static LoraConfig of(int rank, double alpha, Set<Projection> targets) {
    return new LoraConfig(rank, alpha, Scaling.BY_RANK, List.copyOf(targets));
  }

  /** What the product of the two matrices is multiplied with. */
  public double scale() {
    return switch (scaling) {
      case BY_RANK -> alpha / rank;
      case BY_ROOT_OF_RANK -> alpha / Math.sqrt(rank);
    };
  }

  /** How many numbers it has beside a model. */
  public long parameters(DecoderConfig model) {
    long ofLayer =
        targets.stream()
            .mapToLong(target -> (long) rank * (target.inputs(model) + target.outputs(model)))
            .sum();
    return model.layers() * ofLayer;
  }

  /** How a decoder is to be loaded for it. */
  public Adaptation adaptation() {
    return new Adaptation(targets.stream().map(Projection::path).toList(), scale());
  }
}
