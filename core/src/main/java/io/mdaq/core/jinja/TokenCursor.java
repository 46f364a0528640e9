// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Token.Kind;
import java.util.List;

/** The parsers' place in the tokens. */
final class TokenCursor {

  private final List<Token> tokens;
  private int at;
  private int depth;

  /**
   * @param tokens the last of kind END
   */
  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** The token behind the present one. */
  Token peekSecond() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  /** Steps over an operator if it is there. */
  boolean skipOperator(String operator) {
    return skipIf(peek().isOperator(operator));
  }

  /** Steps over a keyword if it is there. */
  boolean skipName(String name) {
    return skipIf(peek().isName(name));
  }

  private boolean skipIf(boolean isThere) {
    if (isThere) {
      next();
    }
    return isThere;
  }

  void requireOperator(String operator) {
    if (!skipOperator(operator)) {
      throw unexpected(operator);
    }
  }

  void requireKeyword(String name) {
    if (!skipName(name)) {
      throw unexpected(name);
    }
  }

  String requireName() {
    if (peek().kind() != Kind.NAME) {
      throw unexpected("a name");
    }
    return next().text();
  }

  void requireTagEnd() {
    if (peek().kind() != Kind.TAG_END) {
      throw unexpected("the end of the tag");
    }
    next();
  }

  /** Counts nested blocks and expressions, which the stack of a thread bounds. */
  void enter() {
    depth++;
    if (depth > Budget.MAX_DEPTH) {
      throw new TemplateException(
          peek().line(), "more than " + Budget.MAX_DEPTH + " blocks or brackets inside each other");
    }
  }

  void leave() {
    depth--;
  }

  TemplateException unexpected(String wanted) {
    return new TemplateException(
        peek().line(), "expected " + wanted + ", found " + peek().describe());
  }
}
