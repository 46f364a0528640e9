// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;
import java.util.Locale;

/**
 * Thin bars above each other in a table's cell. They repeat the numbers beside them, and so are
 * hidden from those who are read to.
 *
 * @param lengths of the bars, 0 to 1; others are cut to that
 * @param tones of the bars
 */
public record Bars(List<Double> lengths, List<Tone> tones) implements Content {

  private static final Templates TEMPLATES = Templates.beside(Bars.class);

  public Bars {
    lengths = List.copyOf(lengths);
    tones = List.copyOf(tones);
    if (lengths.size() != tones.size()) {
      throw new IllegalArgumentException(lengths.size() + " bars in " + tones.size() + " tones");
    }
  }

  /** One bar. */
  public static Bars of(double length, Tone tone) {
    return new Bars(List.of(length), List.of(tone));
  }

  /** The length of a bar in percent. */
  public String percent(int bar) {
    double length = lengths.get(bar);
    double shown = Double.isNaN(length) ? 0 : Math.min(1, Math.max(0, length));
    return String.format(Locale.ROOT, "%.2f%%", 100 * shown);
  }

  public int height() {
    return 6 * lengths.size();
  }

  @Override
  public void writeTo(TemplateOutput output) {
    TEMPLATES.print("bars", this, output);
  }
}
