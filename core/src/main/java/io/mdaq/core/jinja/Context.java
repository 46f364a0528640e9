// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state of one rendering: variables, output and budget. */
final class Context {

  /** Variables of a template, of a loop's round or of a macro's call, inside of outer ones. */
  static final class Scope {
    private final @Nullable Scope parent;
    private final Map<String, Value> variables = new HashMap<>();

    private Scope(@Nullable Scope parent) {
      this.parent = parent;
    }
  }

  private final Budget budget = new Budget();
  private Scope scope = new Scope(null);
  private StringBuilder output = new StringBuilder();

  Context(Map<String, Value> variables) {
    scope.variables.putAll(variables);
  }

  Budget budget() {
    return budget;
  }

  Value get(String name) {
    for (Scope s = scope; s != null; s = s.parent) {
      Value value = s.variables.get(name);
      if (value != null) {
        return value;
      }
    }
    return new Value.Absent(name);
  }

  /** Sets a variable of the innermost scope; outer ones of that name stay as they are. */
  void set(String name, Value value) {
    scope.variables.put(name, value);
  }

  /** The innermost scope, to come back to. */
  Scope scope() {
    return scope;
  }

  /** Runs something in a new scope inside of the present one. */
  <T> T inScope(Supplier<T> body) {
    return inScope(scope, body);
  }

  /** Runs something in a new scope inside of an earlier one. */
  <T> T inScope(Scope outer, Supplier<T> body) {
    Scope before = scope;
    scope = new Scope(outer);
    try {
      return body.get();
    } finally {
      scope = before;
    }
  }

  void write(String text) {
    budget.pay(text.length());
    if ((long) output.length() + text.length() > Budget.MAX_TEXT) {
      throw new TemplateException("the output has more than " + Budget.MAX_TEXT + " characters");
    }
    output.append(text);
  }

  /** What a part of the template writes, instead of writing it. */
  String capture(Runnable body) {
    StringBuilder before = output;
    output = new StringBuilder();
    try {
      body.run();
      return output.toString();
    } finally {
      output = before;
    }
  }
}
