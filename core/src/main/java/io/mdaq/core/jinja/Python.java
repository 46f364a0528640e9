// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Value.Absent;
import io.mdaq.core.jinja.Value.Bool;
import io.mdaq.core.jinja.Value.Int;
import io.mdaq.core.jinja.Value.Items;
import io.mdaq.core.jinja.Value.Namespace;
import io.mdaq.core.jinja.Value.Nothing;
import io.mdaq.core.jinja.Value.Real;
import io.mdaq.core.jinja.Value.Table;
import io.mdaq.core.jinja.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What Python and Jinja say about values: truth, equality, order, elements. */
final class Python {

  private Python() {}

  static boolean isTrue(Value value) {
    if (value instanceof Text text) {
      return !text.text().isEmpty();
    }
    if (value instanceof Items items) {
      return !items.items().isEmpty();
    }
    if (value instanceof Table table) {
      return !table.entries().isEmpty();
    }
    if (value instanceof Int number) {
      return number.number() != 0;
    }
    if (value instanceof Real number) {
      return number.number() != 0;
    }
    return value != Bool.FALSE && value != Nothing.NONE && !(value instanceof Absent);
  }

  static boolean isEqual(Value a, Value b) {
    OptionalDouble left = number(a);
    OptionalDouble right = number(b);
    if (left.isPresent() && right.isPresent()) {
      return (a instanceof Int x && b instanceof Int y)
          ? x.number() == y.number()
          : left.getAsDouble() == right.getAsDouble();
    }
    if (a instanceof Items x && b instanceof Items y) {
      return areEqual(x.items(), y.items());
    }
    if (a instanceof Table x && b instanceof Table y) {
      return x.entries().keySet().equals(y.entries().keySet())
          && areEqual(
              List.copyOf(x.entries().values()),
              x.entries().keySet().stream().map(key -> entry(y, key)).toList());
    }
    // Undefined values are equal to each other, whatever their names.
    return (a instanceof Absent && b instanceof Absent) || a.equals(b);
  }

  private static boolean areEqual(List<Value> a, List<Value> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!isEqual(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Below 0, 0 or above 0, as {@link java.util.Comparator}. */
  static int compare(Value a, Value b) {
    OptionalDouble left = number(a);
    OptionalDouble right = number(b);
    if (left.isPresent() && right.isPresent()) {
      return (a instanceof Int x && b instanceof Int y)
          ? Long.compare(x.number(), y.number())
          : Double.compare(left.getAsDouble(), right.getAsDouble());
    }
    if (a instanceof Text x && b instanceof Text y) {
      return x.text().compareTo(y.text());
    }
    throw new TemplateException(kind(a) + " and " + kind(b) + " cannot be compared");
  }

  /** Whether a text has that part, or a list or dict that element or key. */
  static boolean contains(Value whole, Value part) {
    if (whole instanceof Text text) {
      return text.text().contains(requireText(part, "what is looked for in a text"));
    }
    return elements(whole).stream().anyMatch(element -> isEqual(element, part));
  }

  /** What a loop runs through: elements, keys or characters; none for an undefined value. */
  static List<Value> elements(Value value) {
    if (value instanceof Items items) {
      return items.items();
    }
    if (value instanceof Table table) {
      return table.entries().keySet().stream().map(key -> (Value) new Text(key)).toList();
    }
    if (value instanceof Absent) {
      return List.of();
    }
    if (value instanceof Text text) {
      List<Value> characters = new ArrayList<>();
      text.text().codePoints().forEach(c -> characters.add(new Text(Character.toString(c))));
      return characters;
    }
    throw new TemplateException(kind(value) + " has no elements to loop over");
  }

  static long length(Value value) {
    return value instanceof Text text
        ? text.text().codePointCount(0, text.text().length())
        : elements(value).size();
  }

  /** The value of a field, as {@code value.name}. */
  static Value attribute(Value value, String name) {
    if (value instanceof Table table) {
      return entry(table, name);
    }
    if (value instanceof Namespace namespace) {
      return namespace.get(name);
    }
    requireDefined(value);
    return new Absent(name);
  }

  /** The value at a key or place, as {@code value[key]}. */
  static Value item(Value value, Value key) {
    if (key instanceof Text name) {
      return attribute(value, name.text());
    }
    requireDefined(value);
    if (key instanceof Int place && !(value instanceof Table)) {
      List<Value> elements = elements(value);
      long index = place.number() < 0 ? place.number() + elements.size() : place.number();
      return index >= 0 && index < elements.size()
          ? elements.get((int) index)
          : new Absent(Long.toString(place.number()));
    }
    return new Absent(Printing.text(key));
  }

  static Value entry(Table table, String key) {
    return table.entries().getOrDefault(key, new Absent(key));
  }

  static void requireDefined(Value value) {
    if (value instanceof Absent absent) {
      throw new TemplateException("'" + absent.name() + "' is undefined");
    }
  }

  static String requireText(Value value, String what) {
    if (value instanceof Text text) {
      return text.text();
    }
    throw new TemplateException(what + " must be a text, not " + kind(value));
  }

  static long requireInt(Value value, String what) {
    if (value instanceof Int number) {
      return number.number();
    }
    if (value instanceof Bool bool) {
      return bool == Bool.TRUE ? 1 : 0;
    }
    throw new TemplateException(what + " must be a whole number, not " + kind(value));
  }

  /** The value as a number; truth values count as 1 and 0. */
  static OptionalDouble number(Value value) {
    if (value instanceof Int number) {
      return OptionalDouble.of((double) number.number());
    }
    if (value instanceof Real number) {
      return OptionalDouble.of(number.number());
    }
    if (value instanceof Bool bool) {
      return OptionalDouble.of(bool == Bool.TRUE ? 1 : 0);
    }
    return OptionalDouble.empty();
  }

  /** What a value is, for messages. */
  static String kind(Value value) {
    if (value instanceof Absent absent) {
      return "the undefined '" + absent.name() + "'";
    }
    if (value instanceof Nothing) {
      return "none";
    }
    if (value instanceof Items) {
      return "a list";
    }
    if (value instanceof Table) {
      return "a dict";
    }
    if (value instanceof Text) {
      return "a text";
    }
    if (value instanceof Namespace) {
      return "a namespace";
    }
    return value instanceof Value.Function ? "a function" : "the number " + Printing.text(value);
  }

  /** Python's {@code str.isspace} for one UTF-16 unit; no space lies beyond the first plane. */
  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
