// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Value.Absent;
import io.mdaq.core.jinja.Value.Bool;
import io.mdaq.core.jinja.Value.Int;
import io.mdaq.core.jinja.Value.Items;
import io.mdaq.core.jinja.Value.Real;
import io.mdaq.core.jinja.Value.Table;
import io.mdaq.core.jinja.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values as text: as Python's {@code str} and {@code repr} print them, and as JSON. */
final class Printing {

  private Printing() {}

  /** As a template prints a value. */
  static String text(Value value) {
    if (value instanceof Text text) {
      return text.text();
    }
    return value instanceof Absent ? "" : repr(value);
  }

  private static String repr(Value value) {
    if (value instanceof Text text) {
      return quote(text.text());
    }
    if (value instanceof Items items) {
      return "[" + String.join(", ", items.items().stream().map(Printing::repr).toList()) + "]";
    }
    if (value instanceof Table table) {
      List<String> entries = new ArrayList<>();
      table.entries().forEach((key, entry) -> entries.add(quote(key) + ": " + repr(entry)));
      return "{" + String.join(", ", entries) + "}";
    }
    if (value instanceof Bool bool) {
      return bool == Bool.TRUE ? "True" : "False";
    }
    if (value == Value.Nothing.NONE) {
      return "None";
    }
    if (value instanceof Absent) {
      return "Undefined";
    }
    return number(value);
  }

  private static String number(Value value) {
    if (value instanceof Int number) {
      return Long.toString(number.number());
    }
    if (value instanceof Real real) {
      return real(real.number());
    }
    throw new TemplateException(Python.kind(value) + " cannot be printed");
  }

  private static String real(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    double magnitude = Math.abs(number);
    if (magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
      // Java writes 1.0E-5 where Python writes 1e-05.
      throw new TemplateException("the number " + number + " is too small or large to be printed");
    }
    return new java.math.BigDecimal(Double.toString(number)).toPlainString();
  }

  private static String quote(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\\' -> quoted.append("\\\\");
        default -> {
          if (c == quote) {
            quoted.append('\\').append(c);
          } else if (c < ' ' || c == 0x7F) {
            quoted.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append(quote).toString();
  }

  /**
   * JSON as Python's {@code json.dumps(value, ensure_ascii=False)} writes it.
   *
   * @param indent spaces for each level; 0 for one line
   */
  static String json(Value value, int indent) {
    StringBuilder json = new StringBuilder();
    appendJson(json, value, indent, 1);
    return json.toString();
  }

  private static void appendJson(StringBuilder json, Value value, int indent, int depth) {
    if (value instanceof Items items) {
      json.append('[');
      String separator = "";
      for (Value item : items.items()) {
        appendBreak(json.append(separator), indent, depth);
        appendJson(json, item, indent, depth + 1);
        separator = indent > 0 ? "," : ", ";
      }
      closeJson(json, ']', items.items().isEmpty() ? 0 : indent, depth);
    } else if (value instanceof Table table) {
      json.append('{');
      String separator = "";
      for (Map.Entry<String, Value> entry : table.entries().entrySet()) {
        appendBreak(json.append(separator), indent, depth);
        appendJsonText(json, entry.getKey());
        appendJson(json.append(": "), entry.getValue(), indent, depth + 1);
        separator = indent > 0 ? "," : ", ";
      }
      closeJson(json, '}', table.entries().isEmpty() ? 0 : indent, depth);
    } else if (value instanceof Text text) {
      appendJsonText(json, text.text());
    } else if (value instanceof Bool bool) {
      json.append(bool == Bool.TRUE);
    } else if (value == Value.Nothing.NONE) {
      json.append("null");
    } else {
      json.append(number(value));
    }
  }

  private static void appendBreak(StringBuilder json, int indent, int depth) {
    if (indent > 0) {
      json.append('\n').append(" ".repeat(indent * depth));
    }
  }

  private static void closeJson(StringBuilder json, char bracket, int indent, int depth) {
    appendBreak(json, indent, depth - 1);
    json.append(bracket);
  }

  private static void appendJsonText(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        default -> {
          if (c < ' ') {
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
