// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a call, filter or test was given. */
record Arguments(List<Value> positional, Map<String, Value> named) {

  static final Arguments NONE = new Arguments(List.of(), Map.of());

  /** The argument at a place or, if there are not so many, of that name. */
  Optional<Value> find(int place, String name) {
    return place < positional.size()
        ? Optional.of(positional.get(place))
        : Optional.ofNullable(named.get(name));
  }

  Value require(int place, String name) {
    return find(place, name)
        .orElseThrow(() -> new TemplateException("the argument " + name + " is missing"));
  }

  String text(int place, String name) {
    return Python.requireText(require(place, name), "the argument " + name);
  }

  Optional<String> findText(int place, String name) {
    return find(place, name)
        .filter(value -> value != Value.Nothing.NONE)
        .map(value -> Python.requireText(value, "the argument " + name));
  }

  /** All arguments behind the first few. */
  Arguments from(int place) {
    return new Arguments(
        positional.subList(Math.min(place, positional.size()), positional.size()), named);
  }
}
