// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;

/**
 * A table in ascending order whose rows begin with an id, without an object for each row.
 *
 * @param longs row after row
 * @param width longs of a row
 */
record IdRows(long[] longs, int width) {

  int size() {
    return longs.length / width;
  }

  /** What stands in a column that holds a number. */
  long number(int row, int column) {
    return longs[width * row + column];
  }

  /** The id that stands in a column and the next one. */
  SampleId id(int row, int column) {
    return new SampleId(number(row, column), number(row, column + 1));
  }

  /** Whether a row is there and begins with an id. */
  boolean beginsWith(int row, SampleId id) {
    return row < size() && id(row, 0).equals(id);
  }

  /** The first row that begins with the id, or else the first behind where it would stand. */
  int firstOf(SampleId id) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (id(middle, 0).compareTo(id) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
