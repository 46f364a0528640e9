// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import java.util.List;

/**
 * What was planted in a pool.
 *
 * @param exactDuplicates copies with the same texts
 * @param nearDuplicates copies with a few words changed
 * @param defects bad samples
 */
public record PlantedInPool(
    List<PlantedDuplicate> exactDuplicates,
    List<PlantedDuplicate> nearDuplicates,
    List<PlantedDefect> defects) {

  public PlantedInPool {
    exactDuplicates = List.copyOf(exactDuplicates);
    nearDuplicates = List.copyOf(nearDuplicates);
    defects = List.copyOf(defects);
  }
}
