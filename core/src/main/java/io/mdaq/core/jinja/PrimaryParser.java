// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Token.Kind;
import io.mdaq.core.jinja.Value.Bool;
import io.mdaq.core.jinja.Value.Int;
import io.mdaq.core.jinja.Value.Nothing;
import io.mdaq.core.jinja.Value.Real;
import io.mdaq.core.jinja.Value.Text;
import java.util.ArrayList;
import java.util.List;

/** Parses what expressions are made of: names, literals, and whatever stands in brackets. */
final class PrimaryParser {

  private final TokenCursor tokens;
  private final ExpressionParser expressions;

  PrimaryParser(TokenCursor tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Expression parse() {
    Token token = tokens.next();
    return switch (token.kind()) {
      case NAME -> parseName(token);
      case STRING -> parseString(token);
      case INTEGER -> new Expression.Literal(new Int(integer(token)));
      case FLOAT -> new Expression.Literal(new Real(Double.parseDouble(token.text())));
      case OPERATOR -> parseBracket(token);
      default ->
          throw new TemplateException(
              token.line(), "expected an expression, found " + token.describe());
    };
  }

  private static Expression parseName(Token token) {
    return switch (token.text()) {
      case "true", "True" -> new Expression.Literal(Bool.TRUE);
      case "false", "False" -> new Expression.Literal(Bool.FALSE);
      case "none", "None" -> new Expression.Literal(Nothing.NONE);
      default -> new Expression.Name(token.text());
    };
  }

  private Expression parseString(Token first) {
    StringBuilder text = new StringBuilder(first.text());
    while (tokens.peek().kind() == Kind.STRING) {
      text.append(tokens.next().text());
    }
    return new Expression.Literal(new Text(text.toString()));
  }

  private static long integer(Token token) {
    try {
      return Long.parseLong(token.text());
    } catch (NumberFormatException e) {
      throw new TemplateException(
          token.line(), "the number " + token.describe() + " does not fit 64 bits");
    }
  }

  private Expression parseBracket(Token bracket) {
    switch (bracket.text()) {
      case "(" -> {
        Expression inner =
            tokens.peek().isOperator(")")
                ? new Expression.ListOf(List.of())
                : expressions.parseTuple();
        tokens.requireOperator(")");
        return inner;
      }
      case "[" -> {
        List<Expression> items = new ArrayList<>();
        while (!tokens.skipOperator("]")) {
          items.add(expressions.parse());
          if (!tokens.peek().isOperator("]")) {
            tokens.requireOperator(",");
          }
        }
        return new Expression.ListOf(List.copyOf(items));
      }
      case "{" -> {
        return parseDict();
      }
      default ->
          throw new TemplateException(
              bracket.line(), "expected an expression, found " + bracket.describe());
    }
  }

  private Expression parseDict() {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!tokens.skipOperator("}")) {
      keys.add(expressions.parse());
      tokens.requireOperator(":");
      values.add(expressions.parse());
      if (!tokens.peek().isOperator("}")) {
        tokens.requireOperator(",");
      }
    }
    return new Expression.DictOf(List.copyOf(keys), List.copyOf(values));
  }
}
