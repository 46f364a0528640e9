// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

/**
 * What two sequences neither begin nor end with together: the ranges in which they differ.
 *
 * @param from where both ranges begin
 * @param endOfLeft behind the left one
 * @param endOfRight behind the right one
 */
record CommonEnds(int from, int endOfLeft, int endOfRight) {

  static CommonEnds of(int[] left, int[] right) {
    int from = 0;
    while (from < left.length && from < right.length && left[from] == right[from]) {
      from++;
    }
    int endOfLeft = left.length;
    int endOfRight = right.length;
    while (endOfLeft > from && endOfRight > from && left[endOfLeft - 1] == right[endOfRight - 1]) {
      endOfLeft--;
      endOfRight--;
    }
    return new CommonEnds(from, endOfLeft, endOfRight);
  }
}
