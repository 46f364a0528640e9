// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** What stands around a list: lines that lead to it, lines that close the response after it. */
final class ListFrameFeatures implements FeatureGroup {

  private static final int MAX_INTRODUCTION_LINES = 5;

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    LineTable lines = sample.responseLines();
    int count = lines.count();
    int firstItem = firstItem(lines);
    int lastItem = lastItem(lines);
    double units = sample.response().units();
    boolean colonFirst = count > 0 && lines.closing(0) == CharClass.COLON.code();
    sink.put("first_line_ends_with_colon", colonFirst ? 1 : 0);
    sink.put("first_line_is_item", firstItem == 0 ? 1 : 0);
    sink.put("second_line_is_first_item", firstItem == 1 ? 1 : 0);
    // 1: lines after the list; -1: the list is the end; 0: no list
    sink.put("list_is_followed", lastItem < 0 ? 0 : lastItem < count - 1 ? 1 : -1);
    sink.put(
        "list_introduction_lines",
        firstItem < 0 ? FeatureScale.ABSENT : Math.min(firstItem, MAX_INTRODUCTION_LINES));
    sink.put(
        "list_introduction_share",
        firstItem < 0 ? 0 : unitsBetween(lines, 0, firstItem) / (units + 1));
    sink.put(
        "list_closing_share",
        lastItem < 0 ? 0 : unitsBetween(lines, lastItem + 1, count) / (units + 1));
  }

  /** The line of the first list item, or -1. */
  private static int firstItem(LineTable lines) {
    for (int i = 0; i < lines.count(); i++) {
      if (lines.marker(i).isListItem()) {
        return i;
      }
    }
    return -1;
  }

  /** The line of the last list item, or -1. */
  private static int lastItem(LineTable lines) {
    int line = lines.count() - 1;
    while (line >= 0 && !lines.marker(line).isListItem()) {
      line--;
    }
    return line;
  }

  private static double unitsBetween(LineTable lines, int from, int to) {
    double units = 0;
    for (int i = from; i < to; i++) {
      units += lines.units(i);
    }
    return units;
  }
}
