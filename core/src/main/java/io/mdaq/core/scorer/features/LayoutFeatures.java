// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** How the response is laid out: lines, list items, blank lines between them. */
final class LayoutFeatures implements FeatureGroup {

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    LineTable lines = sample.responseLines();
    writeLines(lines, sample.response().units(), sink);
    writeLists(lines, sink);
    writeSpacing(lines, sink);
  }

  private static void writeLines(LineTable lines, double units, FeatureSink sink) {
    int count = lines.count();
    double first = count == 0 ? 0 : lines.units(0);
    double last = count == 0 ? 0 : lines.units(count - 1);
    sink.put("log_lines", FeatureScale.log(count));
    sink.put("log_mean_line_units", FeatureScale.log(units / Math.max(1, count)));
    sink.put("log_first_line_units", FeatureScale.log(first));
    sink.put("log_last_line_units", FeatureScale.log(last));
    sink.put("first_line_share", first / (units + 1));
  }

  private static void writeLists(LineTable lines, FeatureSink sink) {
    sink.put("log_bullets", FeatureScale.log(lines.count(LineTable.Marker.BULLET)));
    sink.put("log_numbered_items", FeatureScale.log(lines.count(LineTable.Marker.NUMBER)));
    sink.put("list_line_share", FeatureScale.share(lines.listItems(), lines.count(), 0));
  }

  /** Blank lines, and how many neighbouring items or paragraphs have one between them. */
  private static void writeSpacing(LineTable lines, FeatureSink sink) {
    int apart = 0;
    int farApart = 0;
    int itemPairs = 0;
    int itemsApart = 0;
    int paragraphPairs = 0;
    int paragraphsApart = 0;
    for (int i = 1; i < lines.count(); i++) {
      int blank = lines.breaksBefore(i) > 1 ? 1 : 0;
      apart += blank;
      farApart += lines.breaksBefore(i) > 2 ? 1 : 0;
      boolean item = lines.marker(i).isListItem();
      if (item != lines.marker(i - 1).isListItem()) {
        continue;
      }
      if (item) {
        itemPairs++;
        itemsApart += blank;
      } else {
        paragraphPairs++;
        paragraphsApart += blank;
      }
    }
    int pairs = Math.max(0, lines.count() - 1);
    sink.put("blank_share_between_lines", FeatureScale.share(apart, pairs, FeatureScale.ABSENT));
    sink.put("log_blank_gaps", FeatureScale.log(apart));
    sink.put("log_wide_blank_gaps", FeatureScale.log(farApart));
    sink.put(
        "blank_share_between_items",
        FeatureScale.share(itemsApart, itemPairs, FeatureScale.ABSENT));
    sink.put(
        "blank_share_between_paragraphs",
        FeatureScale.share(paragraphsApart, paragraphPairs, FeatureScale.ABSENT));
  }
}
