// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** Markdown in the response: bold, headings, code, tables, nested lists. */
final class MarkupFeatures implements FeatureGroup {

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    TextProfile response = sample.response();
    LineTable lines = sample.responseLines();
    int items = lines.listItems();
    int boldItems = 0;
    int nestedItems = 0;
    for (int i = 0; i < lines.count(); i++) {
      if (lines.marker(i).isListItem()) {
        boldItems += startsBold(response.text(), lines, i) ? 1 : 0;
        nestedItems += lines.indent(i) > 0 ? 1 : 0;
      }
    }
    sink.put("log_bold_spans", FeatureScale.log(boldSpans(response.text())));
    sink.put("bold_item_share", FeatureScale.share(boldItems, items, FeatureScale.ABSENT));
    sink.put("log_headings", FeatureScale.log(lines.count(LineTable.Marker.HEADING)));
    sink.put("log_backticks", FeatureScale.log(response.count(CharClass.TICK)));
    sink.put("code_fences", lines.count(LineTable.Marker.FENCE));
    sink.put("log_table_rows", FeatureScale.log(lines.count(LineTable.Marker.TABLE)));
    sink.put("nested_item_share", FeatureScale.share(nestedItems, items, 0));
  }

  private static boolean startsBold(ScannedText text, LineTable lines, int line) {
    int i = lines.contentStart(line);
    while (i < lines.end(line) && text.is(i, CharClass.SPACE)) {
      i++;
    }
    return i + 1 < lines.end(line) && text.is(i, CharClass.STAR) && text.is(i + 1, CharClass.STAR);
  }

  /** Pairs of double stars: one opens a span, one closes it. */
  private static int boldSpans(ScannedText text) {
    int doubleStars = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      if (text.is(i, CharClass.STAR) && text.is(i + 1, CharClass.STAR)) {
        doubleStars++;
        i++;
      }
    }
    return doubleStars / 2;
  }
}
