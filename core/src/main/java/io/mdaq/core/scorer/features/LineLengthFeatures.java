// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** How even the list items are, how long the paragraphs, and lines that begin alike. */
final class LineLengthFeatures implements FeatureGroup {

  private static final double SHORT_LINE_UNITS = 25;
  private static final int MAX_TRAILING_SPACES = 3;
  private static final int OPENING_LETTERS = 4;
  private static final int HASH_SEED = 0x77;
  private static final int HASH_FACTOR = 0x01000193;

  private final GramSet openings = new GramSet();

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    ScannedText text = sample.response().text();
    LineTable lines = sample.responseLines();
    writeItems(lines, sink);
    writeLines(lines, sink);
    sink.put(
        "repeated_line_opening_share",
        FeatureScale.share(repeatedOpenings(text, lines), lines.count(), 0));
    sink.put(
        "trailing_spaces",
        lines.count() == 0 ? 0 : Math.min(MAX_TRAILING_SPACES, trailingSpaces(text)));
  }

  private static void writeItems(LineTable lines, FeatureSink sink) {
    int items = lines.listItems();
    double sum = 0;
    double sumOfSquares = 0;
    for (int i = 0; i < lines.count(); i++) {
      if (lines.marker(i).isListItem()) {
        double units = lines.units(i);
        sum += units;
        sumOfSquares += units * units;
      }
    }
    sink.put(
        "log_mean_item_units", items == 0 ? FeatureScale.ABSENT : FeatureScale.log(sum / items));
    sink.put(
        "item_units_variation",
        items < 2 ? FeatureScale.ABSENT : FeatureScale.variation(sum, sumOfSquares, items));
  }

  private static void writeLines(LineTable lines, FeatureSink sink) {
    int shortLines = 0;
    double longest = 0;
    for (int i = 0; i < lines.count(); i++) {
      double units = lines.units(i);
      shortLines += units < SHORT_LINE_UNITS ? 1 : 0;
      longest = lines.marker(i).isListItem() ? longest : Math.max(longest, units);
    }
    sink.put("log_longest_paragraph_units", FeatureScale.log(longest));
    sink.put("short_line_share", FeatureScale.share(shortLines, lines.count(), 0));
  }

  /** Lines whose first four letters, markers aside, are those of a line before. */
  private int repeatedOpenings(ScannedText text, LineTable lines) {
    openings.clear();
    int repeated = 0;
    for (int line = 0; line < lines.count(); line++) {
      int hash = HASH_SEED;
      int letters = 0;
      int end = lines.end(line);
      for (int i = lines.contentStart(line); i < end && letters < OPENING_LETTERS; i++) {
        if (text.isLetterOrDigit(i)) {
          hash = (hash ^ text.codePoint(i)) * HASH_FACTOR;
          letters++;
        }
      }
      repeated += letters > 0 && !openings.add(hash) ? 1 : 0;
    }
    return repeated;
  }

  private static int trailingSpaces(ScannedText text) {
    int count = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      count += text.is(i, CharClass.SPACE) && text.is(i + 1, CharClass.NEWLINE) ? 1 : 0;
    }
    return count;
  }
}
