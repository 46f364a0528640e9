// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Locale;

/**
 * A small drawing of two distributions over the same bins, the second laid over the first. Each is
 * drawn as shares of its own total, so that their forms compare.
 *
 * @param label what it shows, in words, for those who do not see it
 * @param base counts by bin
 * @param main counts by bin, as many
 */
public record Outline(String label, long[] base, long[] main) implements Content {

  /** The drawing's own units; it is stretched to its place. */
  public static final int WIDTH = 200;

  /** The drawing's own units. */
  public static final int HEIGHT = 60;

  private static final Templates TEMPLATES = Templates.beside(Outline.class);

  public Outline {
    if (base.length == 0 || base.length != main.length) {
      throw new IllegalArgumentException(base.length + " and " + main.length + " bins");
    }
    base = base.clone();
    main = main.clone();
  }

  /** The path of the first distribution. */
  public String basePath() {
    return path(base);
  }

  /** The path of the second distribution. */
  public String mainPath() {
    return path(main);
  }

  private String path(long[] counts) {
    double highest = Math.max(highestShare(base), highestShare(main));
    long total = Math.max(1, total(counts));
    StringBuilder path = new StringBuilder("M0 " + HEIGHT);
    double step = (double) WIDTH / counts.length;
    for (int bin = 0; bin < counts.length; bin++) {
      double y = HEIGHT - (HEIGHT - 2) * ((double) counts[bin] / total) / Math.max(highest, 1e-12);
      path.append(String.format(Locale.ROOT, "V%.1fH%.1f", y, step * (bin + 1)));
    }
    return path.append("V" + HEIGHT + "Z").toString();
  }

  private static double highestShare(long[] counts) {
    long highest = 0;
    for (long count : counts) {
      highest = Math.max(highest, count);
    }
    return (double) highest / Math.max(1, total(counts));
  }

  private static long total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  @Override
  public void writeTo(TemplateOutput output) {
    TEMPLATES.print("outline", this, output);
  }
}
