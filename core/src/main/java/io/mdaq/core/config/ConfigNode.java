// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A configuration as a tree whose every node knows where it was set. Immutable. */
sealed interface ConfigNode {

  ConfigOrigin origin();

  /** Maps, lists, texts, numbers and truth values, in the order of the tree. */
  Object plain();

  /** Whether a group accepts keys that the defaults do not name. */
  enum Keys {
    FIXED,
    /** The defaults give the empty map: its keys are the user's, such as language codes. */
    OPEN
  }

  /** Named values, in order. */
  record Group(ConfigOrigin origin, Keys keys, Map<String, ConfigNode> children)
      implements ConfigNode {

    public Group {
      children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    }

    @Override
    public Map<String, Object> plain() {
      Map<String, Object> map = new LinkedHashMap<>();
      children.forEach((key, child) -> map.put(key, child.plain()));
      return map;
    }
  }

  /** A list of single values. */
  record Items(ConfigOrigin origin, List<Scalar> values) implements ConfigNode {

    public Items {
      values = List.copyOf(values);
    }

    @Override
    public List<Object> plain() {
      List<Object> list = new ArrayList<>();
      values.forEach(value -> list.add(value.plain()));
      return list;
    }
  }

  /** How a value was written. */
  enum Style {
    PLAIN,
    /** In quotes or as a block: never a number, a truth value or nothing at all. */
    QUOTED
  }

  /**
   * A single value as its characters. What they mean is decided by who reads the key, not by YAML,
   * so that the language code {@code no} stays text and {@code 010} never becomes eight.
   */
  record Scalar(ConfigOrigin origin, String text, Style style) implements ConfigNode {

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}\\.[0-9]{1,18}");

    /** A key without a value, {@code ~} or {@code null}. */
    boolean isNothing() {
      return style == Style.PLAIN && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public Object plain() {
      if (isNothing()) {
        return "";
      }
      if (style == Style.QUOTED) {
        return text;
      }
      if (INTEGER.matcher(text).matches()) {
        return Long.valueOf(text);
      }
      if (DECIMAL.matcher(text).matches()) {
        return new BigDecimal(text);
      }
      return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }
  }
}
