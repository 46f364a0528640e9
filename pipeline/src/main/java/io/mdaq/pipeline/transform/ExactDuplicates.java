// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.SampleRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps one sample of each id: the first in {@link SampleHeader#SURVIVAL} order, whatever order
 * they come in. Holds the survivors whole and of the others only what the ledger needs.
 */
final class ExactDuplicates {

  private final Map<SampleId, SampleRow> survivors = new HashMap<>();
  private final List<SampleHeader> duplicates = new ArrayList<>();

  void add(SampleRow row) {
    SampleRow present = survivors.putIfAbsent(row.header().id(), row);
    if (present == null) {
      return;
    }
    if (SampleHeader.SURVIVAL.compare(row.header(), present.header()) < 0) {
      survivors.put(row.header().id(), row);
      duplicates.add(present.header());
    } else {
      duplicates.add(row.header());
    }
  }

  /** The survivors by id. */
  List<SampleRow> survivors() {
    List<SampleRow> sorted = new ArrayList<>(survivors.values());
    sorted.sort(Comparator.comparing(row -> row.header().id()));
    return sorted;
  }

  /** The others, in no particular order. */
  List<SampleHeader> duplicates() {
    return duplicates;
  }
}
