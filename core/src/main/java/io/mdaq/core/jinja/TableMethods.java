// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Value.Items;
import io.mdaq.core.jinja.Value.Nothing;
import io.mdaq.core.jinja.Value.Table;
import io.mdaq.core.jinja.Value.Text;
import java.util.List;

/** The methods of Python's {@code dict} that templates call. */
final class TableMethods {

  private TableMethods() {}

  static Value call(Table table, String method, Arguments arguments) {
    return switch (method) {
      case "items" -> items(table);
      case "keys" -> new Items(Python.elements(table));
      case "values" -> new Items(List.copyOf(table.entries().values()));
      case "get" -> {
        Value found = Python.item(table, arguments.require(0, "key"));
        yield found instanceof Value.Absent
            ? arguments.find(1, "default").orElse(Nothing.NONE)
            : found;
      }
      default -> throw new TemplateException("a dict has no method " + method);
    };
  }

  /** Pairs of key and value. */
  static Items items(Table table) {
    return new Items(
        table.entries().entrySet().stream()
            .map(entry -> (Value) new Items(List.of(new Text(entry.getKey()), entry.getValue())))
            .toList());
  }
}
