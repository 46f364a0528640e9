// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into tokens. Whitespace as with {@code trim_blocks} and {@code lstrip_blocks}:
 * the line end behind a block or comment and the indentation before it are dropped, and the very
 * last line end too; {@code -} drops all whitespace on its side, {@code +} keeps it.
 */
final class Lexer {

  private static final List<String> OPERATORS =
      List.of(
          "//", "**", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "=", "(", ")",
          "[", "]", "{", "}", ".", ",", ":", "|");

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private Lexer(String source) {
    this.source = source;
  }

  /** The tokens of a template, the last of kind END. */
  static List<Token> tokens(String template) {
    String normalized = template.replace("\r\n", "\n").replace('\r', '\n');
    String source =
        normalized.endsWith("\n") ? normalized.substring(0, normalized.length() - 1) : normalized;
    Lexer lexer = new Lexer(source);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (at < source.length()) {
      int tag = nextTag();
      addData(tag);
      if (tag == source.length()) {
        break;
      }
      char kind = source.charAt(tag + 1);
      moveTo(tag + 2);
      if (at < source.length() && (source.charAt(at) == '-' || source.charAt(at) == '+')) {
        moveTo(at + 1);
      }
      if (kind == '#') {
        skipComment();
      } else {
        boolean isBlock = kind == '%';
        add(isBlock ? Kind.BLOCK_BEGIN : Kind.PRINT_BEGIN, "{" + kind);
        new TagLexer(isBlock ? "%}" : "}}").run();
      }
    }
    add(Kind.END, "");
  }

  private int nextTag() {
    for (int i = source.indexOf('{', at); i >= 0; i = source.indexOf('{', i + 1)) {
      if (i + 1 < source.length() && "{%#".indexOf(source.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return source.length();
  }

  private void addData(int tag) {
    int end = tag;
    if (tag < source.length()) {
      char kind = source.charAt(tag + 1);
      char sign = tag + 2 < source.length() ? source.charAt(tag + 2) : ' ';
      if (sign == '-') {
        while (end > at && Python.isSpace(source.charAt(end - 1))) {
          end--;
        }
      } else if (kind != '{' && sign != '+') {
        end = withoutIndentation(tag);
      }
    }
    if (end > at) {
      add(Kind.DATA, source.substring(at, end));
    }
    moveTo(tag);
  }

  /** Where the text before a block ends once spaces from the start of its line are dropped. */
  private int withoutIndentation(int tag) {
    int start = tag;
    while (start > at && (source.charAt(start - 1) == ' ' || source.charAt(start - 1) == '\t')) {
      start--;
    }
    return start == 0 || source.charAt(start - 1) == '\n' ? start : tag;
  }

  private void skipComment() {
    int end = source.indexOf("#}", at);
    if (end < 0) {
      throw new TemplateException(line, "a comment {# is not closed");
    }
    boolean isStripping = source.charAt(end - 1) == '-' && end > at;
    moveTo(end + 2);
    skipBehindTag(isStripping ? '-' : ' ');
  }

  private void skipBehindTag(char sign) {
    if (sign == '-') {
      while (at < source.length() && Python.isSpace(source.charAt(at))) {
        moveTo(at + 1);
      }
    } else if (sign != '+' && at < source.length() && source.charAt(at) == '\n') {
      moveTo(at + 1);
    }
  }

  private void moveTo(int position) {
    for (int i = at; i < position; i++) {
      if (source.charAt(i) == '\n') {
        line++;
      }
    }
    at = position;
  }

  private void add(Kind kind, String text) {
    tokens.add(new Token(kind, text, line));
  }

  /** Reads what stands inside of one tag, up to its end. */
  private final class TagLexer {

    private final String end;
    private int brackets;

    TagLexer(String end) {
      this.end = end;
    }

    void run() {
      while (true) {
        while (at < source.length() && Python.isSpace(source.charAt(at))) {
          moveTo(at + 1);
        }
        if (at == source.length()) {
          throw new TemplateException(line, "a tag is not closed with " + end);
        }
        if (brackets == 0 && closes()) {
          return;
        }
        char c = source.charAt(at);
        if (c == '"' || c == '\'') {
          string(c);
        } else if (isDigit(c)) {
          number();
        } else if (c == '_' || Character.isLetter(c)) {
          name();
        } else {
          operator();
        }
      }
    }

    private boolean closes() {
      char sign = source.charAt(at);
      int signs = sign == '-' || (sign == '+' && end.equals("%}")) ? 1 : 0;
      if (!source.startsWith(end, at + signs)) {
        return false;
      }
      add(Kind.TAG_END, end);
      moveTo(at + signs + 2);
      if (signs == 1) {
        skipBehindTag(sign);
      } else if (end.equals("%}")) {
        skipBehindTag(' ');
      }
      return true;
    }

    private void string(char quote) {
      int from = at + 1;
      int to = from;
      while (to < source.length() && source.charAt(to) != quote) {
        to += source.charAt(to) == '\\' ? 2 : 1;
      }
      if (to >= source.length()) {
        throw new TemplateException(line, "a string is not closed with " + quote);
      }
      add(Kind.STRING, Escapes.resolve(source.substring(from, to)));
      moveTo(to + 1);
    }

    private void number() {
      int to = endOfDigits(at);
      Kind kind = Kind.INTEGER;
      if (to + 1 < source.length() && source.charAt(to) == '.' && isDigit(source.charAt(to + 1))) {
        kind = Kind.FLOAT;
        to = endOfDigits(to + 1);
      }
      add(kind, source.substring(at, to));
      moveTo(to);
    }

    private int endOfDigits(int from) {
      int to = from;
      while (to < source.length() && isDigit(source.charAt(to))) {
        to++;
      }
      return to;
    }

    private void name() {
      int to = at;
      while (to < source.length()
          && (source.charAt(to) == '_' || Character.isLetterOrDigit(source.charAt(to)))) {
        to++;
      }
      add(Kind.NAME, source.substring(at, to));
      moveTo(to);
    }

    private void operator() {
      for (String operator : OPERATORS) {
        if (source.startsWith(operator, at)) {
          if ("([{".contains(operator)) {
            brackets++;
          } else if (")]}".contains(operator)) {
            brackets--;
          }
          add(Kind.OPERATOR, operator);
          moveTo(at + operator.length());
          return;
        }
      }
      throw new TemplateException(
          line, "the character " + Character.toString(source.codePointAt(at)) + " is not known");
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
