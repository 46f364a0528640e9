// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

/** The escapes of Python's string literals. */
final class Escapes {

  private Escapes() {}

  /** The text that a literal stands for; unknown escapes stand for themselves, as in Python. */
  static String resolve(String literal) {
    if (literal.indexOf('\\') < 0) {
      return literal;
    }
    StringBuilder text = new StringBuilder(literal.length());
    int at = 0;
    while (at < literal.length()) {
      char c = literal.charAt(at);
      if (c != '\\' || at + 1 == literal.length()) {
        text.append(c);
        at++;
        continue;
      }
      char escape = literal.charAt(at + 1);
      at += 2;
      switch (escape) {
        case '\n' -> {
          // A line continued.
        }
        case '\\', '\'', '"' -> text.append(escape);
        case 'a' -> text.append('\u0007');
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'v' -> text.append('\u000B');
        case '0' -> text.append('\0');
        case 'x' -> at = hex(literal, at, 2, text);
        case 'u' -> at = hex(literal, at, 4, text);
        case 'U' -> at = hex(literal, at, 8, text);
        default -> text.append('\\').append(escape);
      }
    }
    return text.toString();
  }

  private static int hex(String literal, int at, int digits, StringBuilder text) {
    int end = at + digits;
    try {
      text.appendCodePoint(Integer.parseInt(literal.substring(at, end), 16));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new TemplateException("an escape in a string needs " + digits + " hexadecimal digits");
    }
    return end;
  }
}
