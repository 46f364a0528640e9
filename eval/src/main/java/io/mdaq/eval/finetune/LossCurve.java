// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import java.util.List;
import java.util.Locale;

/** The loss over the steps as a picture in SVG 1.1. */
final class LossCurve {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 56;
  private static final int RIGHT = 16;
  private static final int TOP = 16;
  private static final int BOTTOM = 40;

  /** More points than a screen shows are averaged. */
  private static final int POINTS = 500;

  private static final int GRID = 4;

  private LossCurve() {}

  /** The picture; with axes only where there is no line. */
  static String svg(List<LogLine> lines) {
    double low = lines.stream().mapToDouble(LogLine::loss).min().orElse(0);
    double high = lines.stream().mapToDouble(LogLine::loss).max().orElse(1);
    double room = Math.max(1e-9, high - low);
    long last = Math.max(2, lines.isEmpty() ? 0 : lines.get(lines.size() - 1).step());
    StringBuilder svg = new StringBuilder();
    svg.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"12\" fill=\"#444\">%n")
            .formatted(WIDTH, HEIGHT));
    svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n".formatted(WIDTH, HEIGHT));
    for (int i = 0; i <= GRID; i++) {
      double y = y((double) i / GRID);
      svg.append(number("<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>%n", LEFT, y, WIDTH - RIGHT));
      svg.append(
          number(
              "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.4g</text>%n",
              LEFT - 6, y + 4, low + room * i / GRID));
    }
    svg.append(number("<text x=\"%d\" y=\"%d\">1</text>%n", LEFT, HEIGHT - BOTTOM + 18));
    svg.append(
        number(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>%n",
            WIDTH - RIGHT, HEIGHT - BOTTOM + 18, last));
    svg.append(
        number(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">step</text>%n",
            (WIDTH + LEFT) / 2, HEIGHT - 6));
    svg.append("<polyline fill=\"none\" stroke=\"#1668a8\" stroke-width=\"1.5\" points=\"");
    int each = (lines.size() + POINTS - 1) / POINTS;
    for (int from = 0; from < lines.size(); from += each) {
      List<LogLine> part = lines.subList(from, Math.min(lines.size(), from + each));
      double x = (part.get(part.size() - 1).step() - 1.0) / (last - 1);
      svg.append(
          number(
              "%.1f,%.1f ",
              LEFT + x * (WIDTH - LEFT - RIGHT), y((LogLine.meanLoss(part) - low) / room)));
    }
    return svg.append("\"/>\n</svg>\n").toString().replace("\r\n", "\n");
  }

  /** From the bottom, 0, to the top, 1. */
  private static double y(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
