// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Value.Bool;
import io.mdaq.core.jinja.Value.Int;
import io.mdaq.core.jinja.Value.Items;
import io.mdaq.core.jinja.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The methods of Python's {@code str} that templates call. */
final class TextMethods {

  private TextMethods() {}

  static Value call(Budget budget, String text, String method, Arguments arguments) {
    budget.pay(text.length());
    return switch (method) {
      case "strip" -> new Text(strip(text, arguments, Side.BOTH));
      case "lstrip" -> new Text(strip(text, arguments, Side.LEFT));
      case "rstrip" -> new Text(strip(text, arguments, Side.RIGHT));
      case "upper" -> new Text(text.toUpperCase(Locale.ROOT));
      case "lower" -> new Text(text.toLowerCase(Locale.ROOT));
      case "title" -> new Text(title(text));
      case "capitalize" -> new Text(capitalize(text));
      case "startswith" -> Bool.of(anyOf(arguments, text::startsWith));
      case "endswith" -> Bool.of(anyOf(arguments, text::endsWith));
      case "removeprefix" -> new Text(withoutPrefix(text, arguments.text(0, "prefix")));
      case "removesuffix" -> new Text(withoutSuffix(text, arguments.text(0, "suffix")));
      case "split" -> new Items(split(text, arguments));
      case "splitlines" -> new Items(lines(text));
      case "replace" -> replace(budget, text, arguments);
      case "join" -> join(budget, text, arguments.require(0, "iterable"));
      case "count" -> new Int(parts(text, arguments.text(0, "sub"), Integer.MAX_VALUE).size() - 1L);
      case "find" -> new Int(find(text, arguments.text(0, "sub")));
      case "isdigit" -> Bool.of(!text.isEmpty() && text.codePoints().allMatch(Character::isDigit));
      default -> throw new TemplateException("a text has no method " + method);
    };
  }

  /** Which ends of a text are stripped. */
  enum Side {
    LEFT,
    RIGHT,
    BOTH
  }

  static String strip(String text, Arguments arguments, Side side) {
    IntPredicate isStripped =
        arguments
            .findText(0, "chars")
            .<IntPredicate>map(characters -> c -> characters.indexOf(c) >= 0)
            .orElse(Python::isSpace);
    int from = 0;
    int to = text.length();
    if (side != Side.RIGHT) {
      while (from < to && isStripped.test(text.codePointAt(from))) {
        from += Character.charCount(text.codePointAt(from));
      }
    }
    if (side != Side.LEFT) {
      while (to > from && isStripped.test(text.codePointBefore(to))) {
        to -= Character.charCount(text.codePointBefore(to));
      }
    }
    return text.substring(from, to);
  }

  static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT)
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  static String title(String text) {
    StringBuilder title = new StringBuilder(text.length());
    boolean isInside = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      title.appendCodePoint(isInside ? Character.toLowerCase(c) : Character.toTitleCase(c));
      isInside = Character.isLetter(c);
    }
    return title.toString();
  }

  static Text replace(Budget budget, String text, Arguments arguments) {
    String replacement = arguments.text(1, "new");
    long limit =
        arguments
            .find(2, "count")
            .map(count -> Python.requireInt(count, "the argument count"))
            .orElse(-1L);
    String old = arguments.text(0, "old");
    if (old.isEmpty()) {
      throw new TemplateException("an empty text cannot be replaced");
    }
    List<String> parts = parts(text, old, limit < 0 ? Integer.MAX_VALUE : limit);
    budget.pay(text.length() + (long) parts.size() * replacement.length());
    return new Text(String.join(replacement, parts));
  }

  static Text join(Budget budget, String separator, Value iterable) {
    List<String> parts = Python.elements(iterable).stream().map(Printing::text).toList();
    budget.pay(
        parts.stream().mapToLong(String::length).sum() + (long) parts.size() * separator.length());
    return new Text(String.join(separator, parts));
  }

  private static boolean anyOf(Arguments arguments, java.util.function.Predicate<String> test) {
    Value wanted = arguments.require(0, "prefix or suffix");
    List<Value> candidates = wanted instanceof Items items ? items.items() : List.of(wanted);
    return candidates.stream()
        .anyMatch(one -> test.test(Python.requireText(one, "a prefix or suffix")));
  }

  private static String withoutPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String withoutSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  private static long find(String text, String part) {
    int at = text.indexOf(part);
    return at < 0 ? -1 : text.codePointCount(0, at);
  }

  private static List<Value> split(String text, Arguments arguments) {
    long limit =
        arguments
            .find(1, "maxsplit")
            .map(count -> Python.requireInt(count, "the argument maxsplit"))
            .orElse(-1L);
    long splits = limit < 0 ? Integer.MAX_VALUE : limit;
    return texts(
        arguments
            .findText(0, "sep")
            .map(separator -> parts(text, separator, splits))
            .orElseGet(() -> words(text, splits)));
  }

  private static List<String> parts(String text, String separator, long maxSplits) {
    if (separator.isEmpty()) {
      throw new TemplateException("the separator is empty");
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = text.indexOf(separator);
    while (at >= 0 && parts.size() < maxSplits) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
      at = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static List<String> words(String text, long maxSplits) {
    List<String> words = new ArrayList<>();
    int from = 0;
    while (true) {
      while (from < text.length() && Python.isSpace(text.charAt(from))) {
        from++;
      }
      if (from == text.length()) {
        return words;
      }
      if (words.size() == maxSplits) {
        words.add(text.substring(from));
        return words;
      }
      int to = from;
      while (to < text.length() && !Python.isSpace(text.charAt(to))) {
        to++;
      }
      words.add(text.substring(from, to));
      from = to;
    }
  }

  private static List<Value> lines(String text) {
    return texts(text.lines().toList());
  }

  private static List<Value> texts(List<String> parts) {
    return parts.stream().map(part -> (Value) new Text(part)).toList();
  }
}
