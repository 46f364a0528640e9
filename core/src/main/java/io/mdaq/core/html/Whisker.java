// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Locale;

/**
 * A value with its interval in a table's cell, drawn on the scale of its column. It repeats the
 * numbers beside it, and so is hidden from those who are read to.
 *
 * @param scale the column's
 * @param value the point; none is drawn where it is not a number
 * @param low where the line begins
 * @param high where the line ends; at {@code low} for a value without an interval
 * @param tone its colour
 */
public record Whisker(Scale scale, double value, double low, double high, Tone tone)
    implements Content {

  private static final Templates TEMPLATES = Templates.beside(Whisker.class);

  /**
   * What a column of drawings runs over.
   *
   * @param low its beginning
   * @param middle a line that all drawings share
   * @param high its end, above its beginning
   */
  public record Scale(double low, double middle, double high) {

    public Scale {
      if (!(low <= middle && middle <= high && low < high)) {
        throw new IllegalArgumentException("a scale from %s to %s".formatted(low, high));
      }
    }
  }

  /** A value without an interval. */
  public static Whisker point(Scale scale, double value, Tone tone) {
    return new Whisker(scale, value, value, value, tone);
  }

  /** Where the point stands. */
  public String at() {
    return place(value);
  }

  /** Where the line begins. */
  public String from() {
    return place(low);
  }

  /** Where the line ends. */
  public String to() {
    return place(high);
  }

  /** Where the common line stands. */
  public String middle() {
    return place(scale.middle());
  }

  /** Whether there is anything to draw. */
  public boolean isKnown() {
    return !Double.isNaN(value);
  }

  /** In percent of the width; what lies outside is drawn at the end. */
  private String place(double number) {
    double share = (number - scale.low()) / (scale.high() - scale.low());
    double shown = Double.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
    return String.format(Locale.ROOT, "%.2f%%", 100 * shown);
  }

  @Override
  public void writeTo(TemplateOutput output) {
    TEMPLATES.print("whisker", this, output);
  }
}
