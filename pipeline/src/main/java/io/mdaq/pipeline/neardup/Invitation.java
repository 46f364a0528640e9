// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import java.util.Comparator;

/**
 * A sample goes to a meeting.
 *
 * @param guest the sample
 * @param group where the meeting is
 * @param leader whom it is compared with there; itself where it only comes for others
 */
record Invitation(SampleId guest, int group, SampleId leader) implements Comparable<Invitation> {

  private static final Comparator<Invitation> ORDER =
      Comparator.comparing(Invitation::guest)
          .thenComparing(Invitation::group)
          .thenComparing(Invitation::leader);

  @Override
  public int compareTo(Invitation other) {
    return ORDER.compare(this, other);
  }

  /** Whether the sample comes for others. */
  boolean isVisit() {
    return guest.equals(leader);
  }
}
