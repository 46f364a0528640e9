// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import io.mdaq.core.text.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * How tensors share the data of a file: each has exactly the bytes that its dtype and shape ask
 * for, and together they cover the data without overlap or hole, so that no byte has two readings
 * and none can hide.
 */
final class DataLayout {

  private static final Comparator<Header.Entry> BY_PLACE =
      Comparator.comparingLong(Header.Entry::begin)
          .thenComparingLong(Header.Entry::end)
          .thenComparing(Header.Entry::name);

  private final Complaints complaints;
  private final long dataBytes;

  /**
   * @param dataBytes the number of bytes behind the header
   */
  DataLayout(Complaints complaints, long dataBytes) {
    this.complaints = complaints;
    this.dataBytes = dataBytes;
  }

  /**
   * The entries in the order of their places.
   *
   * @throws io.mdaq.core.problem.UserException if they do not cover the data exactly
   */
  List<Header.Entry> order(List<Header.Entry> entries) {
    entries.forEach(this::checkAlone);
    List<Header.Entry> ordered = entries.stream().sorted(BY_PLACE).toList();
    long covered = 0;
    String before = "the previous data";
    for (Header.Entry entry : ordered) {
      if (entry.begin() != covered) {
        throw complaints.aboutTensor(
            entry.name(),
            "the data begins at "
                + entry.begin()
                + ", but "
                + before
                + " ends at "
                + covered
                + "; tensors must follow each other without "
                + (entry.begin() < covered ? "overlaps" : "holes"));
      }
      covered = entry.end();
      before = Excerpt.of(entry.name());
    }
    if (covered != dataBytes) {
      throw complaints.about(
          "the tensors end at byte "
              + covered
              + " of the data, which has "
              + dataBytes
              + " bytes; they must cover it");
    }
    return ordered;
  }

  private void checkAlone(Header.Entry entry) {
    long begin = entry.begin();
    long end = entry.end();
    if (begin > end || end > dataBytes) {
      throw complaints.aboutTensor(
          entry.name(),
          "data_offsets are ["
              + begin
              + ", "
              + end
              + "]; allowed is begin <= end <= "
              + dataBytes
              + ", the number of bytes behind the header");
    }
    OptionalLong bytes = Shapes.bytes(entry.dtype(), entry.shape());
    if (bytes.isEmpty()) {
      throw complaints.aboutTensor(
          entry.name(),
          entry.dtype() + " " + entry.shape() + " has more than " + Long.MAX_VALUE + " bytes");
    }
    if (bytes.getAsLong() != end - begin) {
      throw complaints.aboutTensor(
          entry.name(),
          entry.dtype()
              + " "
              + entry.shape()
              + " needs "
              + bytes.getAsLong()
              + " bytes, data_offsets give it "
              + (end - begin));
    }
    if (bytes.getAsLong() > Integer.MAX_VALUE) {
      throw complaints.tooLarge(entry.name(), bytes.getAsLong());
    }
  }

  /**
   * Groups entries that follow each other into windows, as many as fit, so that a file needs few
   * memory maps: the number of maps that a process may hold is small.
   *
   * @param ordered in the order of their places
   * @param maxBytes the most bytes of a window, not less than the largest entry
   */
  static List<List<Header.Entry>> windows(List<Header.Entry> ordered, int maxBytes) {
    List<List<Header.Entry>> windows = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= ordered.size(); i++) {
      boolean isFull =
          i == ordered.size() || ordered.get(i).end() - ordered.get(first).begin() > maxBytes;
      if (isFull) {
        windows.add(ordered.subList(first, i));
        first = i;
      }
    }
    return windows;
  }
}
