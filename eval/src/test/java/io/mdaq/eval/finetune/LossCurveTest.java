// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class LossCurveTest {

  private static List<LogLine> falling(int steps) {
    return LongStream.rangeClosed(1, steps)
        .mapToObj(step -> new LogLine(step, 5.0 / step, 1e-3, 1, 10, 100, 0.5))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 2", "500, 500", "501, 251", "100000, 500"})
  void hasNoMorePointsThanAScreen(int steps, int points) throws Exception {
    String svg = LossCurve.svg(falling(steps));

    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    Element line = (Element) root.getElementsByTagName("polyline").item(0);
    List<String> drawn = parts(line.getAttribute("points"), " ");
    assertThat(drawn).hasSize(points);
    for (String point : drawn) {
      assertThat(Double.parseDouble(parts(point, ",").get(0))).isBetween(56.0, 704.0);
      assertThat(Double.parseDouble(parts(point, ",").get(1))).isBetween(16.0, 280.0);
    }
    assertThat(svg).doesNotContain("NaN").contains(">step<");
  }

  private static List<String> parts(String text, String separator) {
    return Stream.of(text.split(separator, -1)).filter(part -> !part.isBlank()).toList();
  }
}
