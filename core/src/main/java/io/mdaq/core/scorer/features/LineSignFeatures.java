// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** Signs that close the lines of the response, and colons inside them ("name: explanation"). */
final class LineSignFeatures implements FeatureGroup {

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    ScannedText text = sample.response().text();
    LineTable lines = sample.responseLines();
    int withColon = 0;
    int itemsWithColon = 0;
    int closedByColon = 0;
    int closedItems = 0;
    int closedParagraphs = 0;
    for (int i = 0; i < lines.count(); i++) {
      int colon = hasInnerColon(text, lines, i) ? 1 : 0;
      int closed = CharClass.endsSentence(lines.closing(i)) ? 1 : 0;
      withColon += colon;
      closedByColon += lines.closing(i) == CharClass.COLON.code() ? 1 : 0;
      if (lines.marker(i).isListItem()) {
        itemsWithColon += colon;
        closedItems += closed;
      } else {
        closedParagraphs += closed;
      }
    }
    int items = lines.listItems();
    int paragraphs = lines.count() - items;
    sink.put("colon_line_share", FeatureScale.share(withColon, lines.count(), 0));
    sink.put("colon_item_share", FeatureScale.share(itemsWithColon, items, FeatureScale.ABSENT));
    sink.put("log_lines_ending_with_colon", FeatureScale.log(closedByColon));
    sink.put("closed_item_share", FeatureScale.share(closedItems, items, FeatureScale.ABSENT));
    sink.put(
        "closed_paragraph_share",
        FeatureScale.share(closedParagraphs, paragraphs, FeatureScale.ABSENT));
  }

  private static boolean hasInnerColon(ScannedText text, LineTable lines, int line) {
    for (int i = lines.contentStart(line); i < lines.end(line) - 1; i++) {
      if (text.is(i, CharClass.COLON)) {
        return true;
      }
    }
    return false;
  }
}
