// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Expression.ArgumentList;
import io.mdaq.core.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parses expressions by recursive descent, from the loosest operator to the tightest: choice, or,
 * and, not, comparison, sum, {@code ~}, product, sign, then calls, filters and tests.
 */
final class ExpressionParser {

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  /** Names that go on with the expression behind a test, and are no argument of it. */
  private static final Set<String> BEHIND_TEST =
      Set.of("and", "or", "else", "if", "is", "not", "in");

  private final TokenCursor tokens;
  private final PrimaryParser primaries;

  ExpressionParser(TokenCursor tokens) {
    this.tokens = tokens;
    this.primaries = new PrimaryParser(tokens, this);
  }

  /** Any expression; several with commas between them are a list. */
  Expression parseTuple() {
    Expression first = parse();
    if (!tokens.peek().isOperator(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.skipOperator(",") && startsExpression()) {
      items.add(parse());
    }
    return new Expression.ListOf(items);
  }

  private boolean startsExpression() {
    Token token = tokens.peek();
    return token.kind() != Kind.TAG_END && !token.isOperator(")");
  }

  Expression parse() {
    tokens.enter();
    Expression then = parseOr();
    while (tokens.skipName("if")) {
      Expression condition = parseOr();
      Expression otherwise =
          tokens.skipName("else")
              ? parse()
              : new Expression.Literal(new Value.Absent("the missing else"));
      then = new Expression.Choice(condition, then, otherwise);
    }
    tokens.leave();
    return then;
  }

  /** Without {@code if}, which means something else behind the elements of a loop. */
  Expression parseOr() {
    Expression left = parseAnd();
    while (tokens.skipName("or")) {
      left = new Expression.Or(left, parseAnd());
    }
    return left;
  }

  private Expression parseAnd() {
    Expression left = parseNot();
    while (tokens.skipName("and")) {
      left = new Expression.And(left, parseNot());
    }
    return left;
  }

  private Expression parseNot() {
    if (!tokens.skipName("not")) {
      return parseComparison();
    }
    tokens.enter();
    Expression negated = new Expression.Not(parseNot());
    tokens.leave();
    return negated;
  }

  private Expression parseComparison() {
    Expression first = parseSum();
    List<String> operators = new ArrayList<>();
    List<Expression> others = new ArrayList<>();
    while (true) {
      Token token = tokens.peek();
      if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
        operators.add(tokens.next().text());
      } else if (tokens.skipName("in")) {
        operators.add("in");
      } else if (token.isName("not") && tokens.peekSecond().isName("in")) {
        tokens.next();
        tokens.next();
        operators.add("not in");
      } else {
        return operators.isEmpty()
            ? first
            : new Expression.Comparison(first, List.copyOf(operators), List.copyOf(others));
      }
      others.add(parseSum());
    }
  }

  private Expression parseSum() {
    Expression left = parseConcatenation();
    while (tokens.peek().isOperator("+") || tokens.peek().isOperator("-")) {
      String operator = tokens.next().text();
      left = new Expression.Arithmetic(operator, left, parseConcatenation());
    }
    return left;
  }

  private Expression parseConcatenation() {
    Expression left = parseProduct();
    while (tokens.skipOperator("~")) {
      left = new Expression.Arithmetic("~", left, parseProduct());
    }
    return left;
  }

  private Expression parseProduct() {
    Expression left = parseUnary();
    while (tokens.peek().kind() == Kind.OPERATOR
        && Set.of("*", "/", "//", "%").contains(tokens.peek().text())) {
      String operator = tokens.next().text();
      left = new Expression.Arithmetic(operator, left, parseUnary());
    }
    return left;
  }

  private Expression parseUnary() {
    return parseFiltersAndTests(parseSigned());
  }

  private Expression parseSigned() {
    if (tokens.skipOperator("-")) {
      tokens.enter();
      Expression negative = new Expression.Negative(parseSigned());
      tokens.leave();
      return negative;
    }
    tokens.skipOperator("+");
    return parsePostfix(primaries.parse());
  }

  private Expression parseFiltersAndTests(Expression operand) {
    Expression value = operand;
    while (true) {
      if (tokens.skipOperator("|")) {
        String name = tokens.requireName();
        value = new Expression.Filter(value, name, parseOptionalArguments());
      } else if (tokens.skipName("is")) {
        boolean isNegated = tokens.skipName("not");
        Expression test = new Expression.Test(value, tokens.requireName(), parseTestArguments());
        value = isNegated ? new Expression.Not(test) : test;
      } else {
        return value;
      }
    }
  }

  private ArgumentList parseTestArguments() {
    Token token = tokens.peek();
    boolean isArgument =
        switch (token.kind()) {
          case STRING, INTEGER, FLOAT -> true;
          case NAME -> !BEHIND_TEST.contains(token.text());
          case OPERATOR -> token.isOperator("[") || token.isOperator("{");
          default -> false;
        };
    return isArgument
        ? new ArgumentList(List.of(parsePostfix(primaries.parse())), Map.of())
        : parseOptionalArguments();
  }

  private Expression parsePostfix(Expression operand) {
    Expression value = operand;
    while (true) {
      if (tokens.skipOperator(".")) {
        value =
            tokens.peek().kind() == Kind.INTEGER
                ? new Expression.Item(value, primaries.parse())
                : new Expression.Attribute(value, tokens.requireName());
      } else if (tokens.skipOperator("[")) {
        value = parseSubscript(value);
      } else if (tokens.peek().isOperator("(")) {
        value = new Expression.Call(value, parseOptionalArguments());
      } else {
        return value;
      }
    }
  }

  private Expression parseSubscript(Expression owner) {
    Optional<Expression> start = parseBound();
    if (start.isPresent() && tokens.skipOperator("]")) {
      return new Expression.Item(owner, start.get());
    }
    tokens.requireOperator(":");
    Optional<Expression> stop = parseBound();
    Optional<Expression> step = tokens.skipOperator(":") ? parseBound() : Optional.empty();
    tokens.requireOperator("]");
    return new Expression.Slice(owner, start, stop, step);
  }

  private Optional<Expression> parseBound() {
    return tokens.peek().isOperator(":") || tokens.peek().isOperator("]")
        ? Optional.empty()
        : Optional.of(parse());
  }

  private ArgumentList parseOptionalArguments() {
    if (!tokens.skipOperator("(")) {
      return ArgumentList.NONE;
    }
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    while (!tokens.skipOperator(")")) {
      if (tokens.peek().kind() == Kind.NAME && tokens.peekSecond().isOperator("=")) {
        String name = tokens.requireName();
        tokens.requireOperator("=");
        named.put(name, parse());
      } else if (named.isEmpty()) {
        positional.add(parse());
      } else {
        throw tokens.unexpected("an argument with a name");
      }
      if (!tokens.peek().isOperator(")")) {
        tokens.requireOperator(",");
      }
    }
    return new ArgumentList(positional, named);
  }
}
