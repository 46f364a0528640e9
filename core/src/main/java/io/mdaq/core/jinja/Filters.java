// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Value.Absent;
import io.mdaq.core.jinja.Value.Int;
import io.mdaq.core.jinja.Value.Items;
import io.mdaq.core.jinja.Value.Real;
import io.mdaq.core.jinja.Value.Table;
import io.mdaq.core.jinja.Value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Jinja's built-in filters, as far as chat templates use them: {@code value | name(arguments)}. */
final class Filters {

  private Filters() {}

  static Value apply(Budget budget, String name, Value value, Arguments arguments) {
    budget.pay(value instanceof Text text ? text.text().length() : 1);
    return switch (name) {
      case "length", "count" -> new Int(Python.length(value));
      case "trim" -> new Text(TextMethods.strip(text(value), arguments, TextMethods.Side.BOTH));
      case "upper" -> new Text(text(value).toUpperCase(Locale.ROOT));
      case "lower" -> new Text(text(value).toLowerCase(Locale.ROOT));
      case "capitalize" -> new Text(TextMethods.capitalize(text(value)));
      case "title" -> new Text(TextMethods.title(text(value)));
      case "string" -> new Text(text(value));
      case "safe" -> value;
      case "replace" -> TextMethods.replace(budget, text(value), arguments);
      case "join" -> TextMethods.join(budget, arguments.findText(0, "d").orElse(""), value);
      case "indent" -> indent(budget, text(value), arguments);
      case "tojson" -> tojson(budget, value, arguments);
      case "default", "d" -> orDefault(value, arguments);
      case "first" -> end(value, 0);
      case "last" -> end(value, -1);
      case "list" -> new Items(Python.elements(value));
      case "reverse" -> reverse(value);
      case "items" -> items(value);
      case "map" -> map(budget, value, arguments);
      case "select" -> keep(value, element -> test(element, arguments));
      case "reject" -> keep(value, element -> !test(element, arguments));
      case "selectattr" -> keep(value, element -> testAttribute(element, arguments));
      case "rejectattr" -> keep(value, element -> !testAttribute(element, arguments));
      case "int" -> new Int(integer(value));
      case "float" -> new Real(real(value));
      case "abs" ->
          value instanceof Int number
              ? new Int(Math.absExact(number.number()))
              : new Real(Math.abs(real(value)));
      default -> throw new TemplateException("the filter " + name + " is not known");
    };
  }

  private static String text(Value value) {
    return Printing.text(value);
  }

  private static Text indent(Budget budget, String text, Arguments arguments) {
    long width =
        arguments.find(0, "width").map(v -> Python.requireInt(v, "the argument width")).orElse(4L);
    boolean isFirst = arguments.find(1, "first").map(Python::isTrue).orElse(false);
    boolean isBlank = arguments.find(2, "blank").map(Python::isTrue).orElse(false);
    String[] lines = text.split("\n", -1);
    budget.pay(text.length() + lines.length * Math.max(0, width));
    String margin = " ".repeat((int) Math.max(0, width));
    for (int i = 0; i < lines.length; i++) {
      if (i == 0 ? isFirst : isBlank || !lines[i].isEmpty()) {
        lines[i] = margin + lines[i];
      }
    }
    return new Text(String.join("\n", lines));
  }

  /** As Hugging Face transformers defines it: plain JSON, nothing escaped for HTML. */
  private static Text tojson(Budget budget, Value value, Arguments arguments) {
    long indent =
        arguments
            .find(0, "indent")
            .filter(v -> v != Value.Nothing.NONE)
            .map(v -> Python.requireInt(v, "the argument indent"))
            .orElse(0L);
    if (indent < 0 || indent > 16) {
      throw new TemplateException("the argument indent is " + indent + "; allowed are 0 to 16");
    }
    String json = Printing.json(value, (int) indent);
    budget.pay(json.length());
    return new Text(json);
  }

  private static Value orDefault(Value value, Arguments arguments) {
    boolean isForFalse = arguments.find(1, "boolean").map(Python::isTrue).orElse(false);
    boolean isMissing = value instanceof Absent || (isForFalse && !Python.isTrue(value));
    return isMissing ? arguments.find(0, "default_value").orElse(new Text("")) : value;
  }

  private static Value end(Value value, int place) {
    Python.requireDefined(value);
    return Python.item(new Items(Python.elements(value)), new Int(place));
  }

  private static Value reverse(Value value) {
    if (value instanceof Text text) {
      return new Text(new StringBuilder(text.text()).reverse().toString());
    }
    List<Value> elements = new ArrayList<>(Python.elements(value));
    Collections.reverse(elements);
    return new Items(elements);
  }

  private static Value items(Value value) {
    if (value instanceof Table table) {
      return TableMethods.items(table);
    }
    if (value instanceof Absent) {
      return new Items(List.of());
    }
    throw new TemplateException(Python.kind(value) + " has no items");
  }

  private static Items map(Budget budget, Value value, Arguments arguments) {
    List<Value> elements = Python.elements(value);
    budget.pay(elements.size());
    Value attribute = arguments.named().get("attribute");
    if (attribute != null) {
      String name = Python.requireText(attribute, "the argument attribute");
      return new Items(elements.stream().map(element -> path(element, name)).toList());
    }
    String filter = arguments.text(0, "filter");
    return new Items(
        elements.stream()
            .map(element -> apply(budget, filter, element, arguments.from(1)))
            .toList());
  }

  private static Items keep(Value value, Predicate<Value> isKept) {
    return new Items(Python.elements(value).stream().filter(isKept).toList());
  }

  private static boolean test(Value value, Arguments arguments) {
    return arguments.positional().isEmpty()
        ? Python.isTrue(value)
        : Tests.holds(arguments.text(0, "test"), value, arguments.from(1));
  }

  private static boolean testAttribute(Value value, Arguments arguments) {
    return test(path(value, arguments.text(0, "attribute")), arguments.from(1));
  }

  private static Value path(Value value, String names) {
    Value at = value;
    for (String name : names.split("\\.", -1)) {
      at = Python.attribute(at, name);
    }
    return at;
  }

  private static long integer(Value value) {
    if (value instanceof Text text) {
      try {
        return Long.parseLong(text.text().strip());
      } catch (NumberFormatException e) {
        return 0;
      }
    }
    return value instanceof Real number
        ? (long) number.number()
        : Python.requireInt(value, "what int is applied to");
  }

  private static double real(Value value) {
    return Python.number(value)
        .orElseThrow(() -> new TemplateException(Python.kind(value) + " is not a number"));
  }
}
