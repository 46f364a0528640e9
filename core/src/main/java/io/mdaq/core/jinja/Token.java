// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.text.Excerpt;

/**
 * A piece of a template.
 *
 * @param text literal text, a name, an operator, digits, or a string with its escapes resolved
 * @param line from 1
 */
record Token(Kind kind, String text, int line) {

  enum Kind {
    /** Text between tags. */
    DATA,
    /** <code>{{</code>. */
    PRINT_BEGIN,
    /** <code>{%</code>. */
    BLOCK_BEGIN,
    /** The end of either tag. */
    TAG_END,
    NAME,
    STRING,
    INTEGER,
    FLOAT,
    OPERATOR,
    END
  }

  boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** For messages. */
  String describe() {
    return switch (kind) {
      case END -> "the end of the template";
      case TAG_END -> "the end of the tag";
      default -> Excerpt.of(text, 40);
    };
  }
}
