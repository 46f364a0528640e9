// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Value.Int;
import io.mdaq.core.jinja.Value.Items;
import io.mdaq.core.jinja.Value.Namespace;
import io.mdaq.core.jinja.Value.Table;
import io.mdaq.core.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions that every template may call. {@code strftime_now}, which Hugging Face transformers
 * adds, is left undefined: with a clock the same rows would give other texts tomorrow. Templates
 * that test for it fall back to the date that their authors wrote down.
 */
final class Globals {

  private static final long MAX_RANGE = 100_000;

  private Globals() {}

  static Map<String, Value> all() {
    Map<String, Value> globals = new LinkedHashMap<>();
    globals.put("range", (Value.Function) Globals::range);
    globals.put("namespace", (Value.Function) Globals::namespace);
    globals.put("dict", (Value.Function) (context, given) -> new Table(given.named()));
    globals.put("raise_exception", (Value.Function) Globals::raise);
    return globals;
  }

  private static Value range(Context context, Arguments arguments) {
    List<Long> bounds =
        arguments.positional().stream()
            .map(bound -> Python.requireInt(bound, "an argument of range"))
            .toList();
    if (bounds.isEmpty() || bounds.size() > 3) {
      throw new TemplateException("range has " + bounds.size() + " arguments; allowed are 1 to 3");
    }
    long start = bounds.size() == 1 ? 0 : bounds.get(0);
    long stop = bounds.size() == 1 ? bounds.get(0) : bounds.get(1);
    long step = bounds.size() == 3 ? bounds.get(2) : 1;
    if (step == 0) {
      throw new TemplateException("the step of range is 0");
    }
    List<Value> numbers = new ArrayList<>();
    for (long i = start; step > 0 ? i < stop : i > stop; i = Math.addExact(i, step)) {
      if (numbers.size() == MAX_RANGE) {
        throw new TemplateException("range has more than " + MAX_RANGE + " numbers");
      }
      context.budget().step();
      numbers.add(new Int(i));
    }
    return new Items(numbers);
  }

  private static Value namespace(Context context, Arguments arguments) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Value given : arguments.positional()) {
      if (!(given instanceof Table table)) {
        throw new TemplateException(Python.kind(given) + " is no dict to make a namespace of");
      }
      fields.putAll(table.entries());
    }
    fields.putAll(arguments.named());
    return new Namespace(fields);
  }

  /** How a template refuses a conversation that its model does not know. */
  private static Value raise(Context context, Arguments arguments) {
    throw new TemplateException(
        "the template refuses this conversation: "
            + Excerpt.of(Printing.text(arguments.require(0, "message")), 300));
  }
}
