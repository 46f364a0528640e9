// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;

/**
 * A chart that scripts draw, and what stands for it where there are none.
 *
 * @param caption what it shows, which is also its text for those who do not see it
 * @param kind how it is drawn
 * @param views one or several pictures of the same kind, to choose from
 * @param numbers the same as a table or a drawing
 */
public record Chart(String caption, Kind kind, List<View> views, Content numbers)
    implements Content {

  /** Begins the data of a chart, and stands in no page without one. */
  static final String DATA_TAG = "<script type=\"application/json\"";

  private static final Templates TEMPLATES = Templates.beside(Chart.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /** How a chart is drawn. */
  public enum Kind {
    /** A group of bars for each category. */
    BARS,
    /** Series over neighbouring bins, drawn as steps. */
    STEPS,
    /** Points that are joined. */
    LINES
  }

  /**
   * One picture.
   *
   * @param name what it is of
   * @param categories what stands along the axis
   * @param axis what the categories are
   * @param unit of the values, such as {@code %}
   * @param series the values, one for each category
   */
  public record View(
      String name, List<String> categories, String axis, String unit, List<Series> series) {

    public View {
      categories = List.copyOf(categories);
      series = List.copyOf(series);
      for (Series one : series) {
        if (one.values().length != categories.size()) {
          throw new IllegalArgumentException(
              "%s: %d values for %d categories"
                  .formatted(one.name(), one.values().length, categories.size()));
        }
      }
    }
  }

  /**
   * Values of one kind.
   *
   * @param name in the legend
   * @param tone its colour
   * @param values finite
   */
  public record Series(String name, Tone tone, double... values) {

    public Series {
      for (double value : values) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(name + ": " + value + " cannot be drawn");
        }
      }
    }
  }

  /** What the script reads. */
  private record Data(Kind kind, List<View> views) {}

  public Chart {
    views = List.copyOf(views);
    if (views.isEmpty()) {
      throw new IllegalArgumentException(caption + ": a chart without anything to show");
    }
  }

  /** The data as JSON that cannot end the element it stands in. */
  public String json() {
    try {
      return ScriptJson.escape(JSON.writeValueAsString(new Data(kind, views)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart's data are plain records", e);
    }
  }

  @Override
  public void writeTo(TemplateOutput output) {
    TEMPLATES.print("chart", this, output);
  }
}
