// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.boost.check.Siblings;
import io.mdaq.pipeline.record.ScoredShard;
import java.util.Map;

/**
 * A shard, and what is known of its candidates' siblings.
 *
 * @param siblings by the id of the candidate; those without any are missing
 */
public record AlignedShard(ScoredShard shard, Map<String, Siblings> siblings) {

  public AlignedShard {
    siblings = Map.copyOf(siblings);
  }

  /** A shard of which no siblings are looked at. */
  public static AlignedShard alone(ScoredShard shard) {
    return new AlignedShard(shard, Map.of());
  }

  Siblings of(String id) {
    return siblings.getOrDefault(id, Siblings.NONE);
  }
}
