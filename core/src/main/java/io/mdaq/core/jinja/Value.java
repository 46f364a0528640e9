// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a template computes with: the kinds of Python that templates use. */
public sealed interface Value {

  /** {@code str}. */
  record Text(String text) implements Value {}

  /** {@code int}, within 64 bits. */
  record Int(long number) implements Value {}

  /** {@code float}. */
  record Real(double number) implements Value {}

  /** {@code bool}. */
  enum Bool implements Value {
    TRUE,
    FALSE;

    static Bool of(boolean isTrue) {
      return isTrue ? TRUE : FALSE;
    }
  }

  /** {@code None}. */
  enum Nothing implements Value {
    NONE
  }

  /** {@code list} or {@code tuple}, immutable. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** {@code dict} with texts as keys, immutable, in the order given. */
  record Table(Map<String, Value> entries) implements Value {
    public Table {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** A name or key that has no value: empty as text, false as a condition, else an error. */
  record Absent(String name) implements Value {}

  /** {@code namespace(…)}: the only thing whose fields a template may set. */
  final class Namespace implements Value {
    private final Map<String, Value> fields;

    Namespace(Map<String, Value> fields) {
      this.fields = new HashMap<>(fields);
    }

    Value get(String name) {
      return fields.getOrDefault(name, new Absent(name));
    }

    void set(String name, Value value) {
      fields.put(name, value);
    }
  }

  /** Something to call: a macro or a function of the environment. */
  non-sealed interface Function extends Value {
    Value call(Context context, Arguments arguments);
  }
}
