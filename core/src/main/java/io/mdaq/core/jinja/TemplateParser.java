// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Node.Flow;
import io.mdaq.core.jinja.Token.Kind;
import io.mdaq.core.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses the statements of a template. */
final class TemplateParser {

  private static final Set<String> IF_ENDS = Set.of("elif", "else", "endif");
  private static final Set<String> FOR_ENDS = Set.of("else", "endfor");

  private final TokenCursor tokens;
  private final ExpressionParser expressions;

  private TemplateParser(List<Token> tokens) {
    this.tokens = new TokenCursor(tokens);
    this.expressions = new ExpressionParser(this.tokens);
  }

  static Node parse(String template) {
    TemplateParser parser = new TemplateParser(Lexer.tokens(template));
    Node all = parser.parseUntil(Set.of());
    if (parser.tokens.peek().kind() != Kind.END) {
      throw parser.tokens.unexpected("the end of the template");
    }
    return all;
  }

  /** Nodes up to a block tag of one of these names, which stays the next one to be read. */
  private Node parseUntil(Set<String> ends) {
    tokens.enter();
    List<Node> nodes = new ArrayList<>();
    while (true) {
      Token token = tokens.peek();
      switch (token.kind()) {
        case DATA -> nodes.add(new Node.Data(tokens.next().text()));
        case PRINT_BEGIN -> {
          tokens.next();
          Node print = new Node.Print(expressions.parseTuple());
          tokens.requireTagEnd();
          nodes.add(new Node.AtLine(token.line(), print));
        }
        case BLOCK_BEGIN -> {
          if (ends.contains(tokens.peekSecond().text())) {
            tokens.leave();
            return new Node.Block(List.copyOf(nodes));
          }
          tokens.next();
          nodes.add(new Node.AtLine(token.line(), parseStatement()));
        }
        default -> {
          if (!ends.isEmpty()) {
            throw tokens.unexpected("{% " + String.join(" or ", ends.stream().sorted().toList()));
          }
          tokens.leave();
          return new Node.Block(List.copyOf(nodes));
        }
      }
    }
  }

  private Node parseStatement() {
    int line = tokens.peek().line();
    String tag = tokens.requireName();
    return switch (tag) {
      case "if" -> parseIf();
      case "for" -> parseFor();
      case "set" -> parseSet();
      case "macro" -> parseMacro();
      case "break" -> parseJump(Flow.BREAK);
      case "continue" -> parseJump(Flow.CONTINUE);
      // Marks for trainers the part that the model wrote.
      case "generation" -> {
        tokens.requireTagEnd();
        yield parseBody("endgeneration");
      }
      default -> throw new TemplateException(line, "the tag " + Excerpt.of(tag) + " is not known");
    };
  }

  private Node parseJump(Flow flow) {
    tokens.requireTagEnd();
    return new Node.Jump(flow);
  }

  /** Nodes up to and including the tag that ends them. */
  private Node parseBody(String end) {
    Node body = parseUntil(Set.of(end));
    tokens.next();
    tokens.requireKeyword(end);
    tokens.requireTagEnd();
    return body;
  }

  private Node parseIf() {
    Expression condition = expressions.parseTuple();
    tokens.requireTagEnd();
    Node then = parseUntil(IF_ENDS);
    tokens.next();
    String end = tokens.requireName();
    if (end.equals("elif")) {
      tokens.enter();
      Node otherwise = parseIf();
      tokens.leave();
      return new Node.If(condition, then, otherwise);
    }
    tokens.requireTagEnd();
    return new Node.If(condition, then, end.equals("else") ? parseBody("endif") : Node.empty());
  }

  private Node parseFor() {
    List<String> targets = new ArrayList<>();
    do {
      targets.add(tokens.requireName());
    } while (tokens.skipOperator(","));
    tokens.requireKeyword("in");
    Expression elements = expressions.parseOr();
    Optional<Expression> condition =
        tokens.skipName("if") ? Optional.of(expressions.parse()) : Optional.empty();
    tokens.requireTagEnd();
    Node body = parseUntil(FOR_ENDS);
    tokens.next();
    Node otherwise = Node.empty();
    if (tokens.requireName().equals("else")) {
      tokens.requireTagEnd();
      otherwise = parseBody("endfor");
    } else {
      tokens.requireTagEnd();
    }
    return new Node.For(List.copyOf(targets), elements, condition, body, otherwise);
  }

  private Node parseSet() {
    String name = tokens.requireName();
    if (tokens.skipOperator(".")) {
      String field = tokens.requireName();
      tokens.requireOperator("=");
      Expression value = expressions.parseTuple();
      tokens.requireTagEnd();
      return new Node.SetField(name, field, value);
    }
    if (tokens.skipOperator("=")) {
      Expression value = expressions.parseTuple();
      tokens.requireTagEnd();
      return new Node.Set(name, value);
    }
    tokens.requireTagEnd();
    return new Node.SetBlock(name, parseBody("endset"));
  }

  private Node parseMacro() {
    String name = tokens.requireName();
    List<String> parameters = new ArrayList<>();
    Map<String, Expression> defaults = new LinkedHashMap<>();
    tokens.requireOperator("(");
    while (!tokens.skipOperator(")")) {
      String parameter = tokens.requireName();
      parameters.add(parameter);
      if (tokens.skipOperator("=")) {
        defaults.put(parameter, expressions.parse());
      }
      if (!tokens.peek().isOperator(")")) {
        tokens.requireOperator(",");
      }
    }
    tokens.requireTagEnd();
    return new Node.Macro(
        name, List.copyOf(parameters), Map.copyOf(defaults), parseBody("endmacro"));
  }
}
