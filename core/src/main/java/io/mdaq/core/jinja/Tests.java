// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Value.Absent;
import io.mdaq.core.jinja.Value.Bool;
import io.mdaq.core.jinja.Value.Int;
import io.mdaq.core.jinja.Value.Items;
import io.mdaq.core.jinja.Value.Nothing;
import io.mdaq.core.jinja.Value.Real;
import io.mdaq.core.jinja.Value.Table;
import io.mdaq.core.jinja.Value.Text;

/** Jinja's built-in tests: {@code value is name argument}. */
final class Tests {

  private Tests() {}

  static boolean holds(String name, Value value, Arguments arguments) {
    return switch (name) {
      case "defined" -> !(value instanceof Absent);
      case "undefined" -> value instanceof Absent;
      case "none" -> value == Nothing.NONE;
      case "true" -> value == Bool.TRUE;
      case "false" -> value == Bool.FALSE;
      case "boolean" -> value instanceof Bool;
      case "string" -> value instanceof Text;
      case "mapping" -> value instanceof Table;
      case "integer" -> value instanceof Int;
      case "float" -> value instanceof Real;
      case "number" -> Python.number(value).isPresent();
      case "callable" -> value instanceof Value.Function;
      // A dict has a length and items too, and is therefore a sequence to Jinja.
      case "sequence" -> isIterable(value) && !(value instanceof Absent);
      case "iterable" -> isIterable(value);
      case "odd" -> Math.floorMod(Python.requireInt(value, "what odd is asked of"), 2L) == 1;
      case "even" -> Math.floorMod(Python.requireInt(value, "what even is asked of"), 2L) == 0;
      case "divisibleby" -> Operators.modulo(value, arguments.require(0, "num")).equals(new Int(0));
      case "in" -> Python.contains(arguments.require(0, "seq"), value);
      case "eq", "equalto", "==" -> Python.isEqual(value, arguments.require(0, "other"));
      case "ne", "!=" -> !Python.isEqual(value, arguments.require(0, "other"));
      case "gt", "greaterthan", ">" -> Python.compare(value, arguments.require(0, "other")) > 0;
      case "ge", ">=" -> Python.compare(value, arguments.require(0, "other")) >= 0;
      case "lt", "lessthan", "<" -> Python.compare(value, arguments.require(0, "other")) < 0;
      case "le", "<=" -> Python.compare(value, arguments.require(0, "other")) <= 0;
      default -> throw new TemplateException("the test " + name + " is not known");
    };
  }

  private static boolean isIterable(Value value) {
    return value instanceof Text
        || value instanceof Items
        || value instanceof Table
        || value instanceof Absent;
  }
}
