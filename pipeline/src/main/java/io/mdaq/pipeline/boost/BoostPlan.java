// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.pipeline.coder.RecordCoder;
import java.util.List;

/**
 * Who is a candidate, and about whom the booster is asked; the same for all workers.
 *
 * @param last the last candidate; none where there are no candidates
 * @param lastAsked the last one within the cap of costs; none where the cap admits nobody
 * @param forecast what that comes to
 */
public record BoostPlan(List<Place> last, List<Place> lastAsked, BoostForecast forecast) {

  /** Nobody. */
  public static final BoostPlan NONE = new BoostPlan(List.of(), List.of(), BoostForecast.NONE);

  public BoostPlan {
    last = List.copyOf(last);
    lastAsked = List.copyOf(lastAsked);
  }

  public static RecordCoder<BoostPlan> coder() {
    return RecordCoder.of(
        BoostPlan.class,
        (out, plan) -> {
          out.putAll(plan.last, (to, place) -> place.write(to));
          out.putAll(plan.lastAsked, (to, place) -> place.write(to));
          plan.forecast.write(out);
        },
        in -> new BoostPlan(in.all(Place::read), in.all(Place::read), BoostForecast.read(in)));
  }

  boolean isCandidate(Place place) {
    return isUpTo(last, place);
  }

  boolean isAsked(Place place) {
    return isUpTo(lastAsked, place);
  }

  private static boolean isUpTo(List<Place> last, Place place) {
    return !last.isEmpty() && place.compareTo(last.get(0)) <= 0;
  }
}
