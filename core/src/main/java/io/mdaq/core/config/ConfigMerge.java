// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.config.ConfigNode.Group;
import io.mdaq.core.config.ConfigNode.Items;
import io.mdaq.core.config.ConfigNode.Keys;
import io.mdaq.core.config.ConfigNode.Scalar;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays one tree over another: maps merge, lists and single values replace, the shape stays. */
final class ConfigMerge {

  private final List<String> knownKeys;

  /**
   * @param knownKeys all keys in the order of the defaults, groups included
   */
  ConfigMerge(List<String> knownKeys) {
    this.knownKeys = knownKeys;
  }

  /** The upper group over the lower one; the result has the lower one's keys in its order. */
  Group group(String path, Group lower, Group upper) {
    Map<String, ConfigNode> children = new LinkedHashMap<>(lower.children());
    upper.children().forEach((name, value) -> children.put(name, child(path, name, lower, value)));
    return new Group(lower.origin(), lower.keys(), children);
  }

  private ConfigNode child(String path, String name, Group lower, ConfigNode value) {
    String key = path.isEmpty() ? name : path + "." + name;
    ConfigNode below = lower.children().get(name);
    if (lower.keys() == Keys.OPEN) {
      return single(key, value);
    }
    if (below == null) {
      throw unknown(key, name, value);
    }
    if (below instanceof Group group) {
      return overGroup(key, group, value);
    }
    return below instanceof Items ? list(key, value) : single(key, value);
  }

  private Group overGroup(String key, Group below, ConfigNode value) {
    if (value instanceof Group above) {
      return group(key, below, above);
    }
    if (value instanceof Scalar scalar && scalar.isNothing()) {
      return below;
    }
    String example =
        below.children().keySet().stream().findFirst().map(name -> key + "." + name).orElse(key);
    throw UserException.usage(
        place(key, value)
            + (below.keys() == Keys.OPEN
                ? " is a map of names to values, for example {ar: 100}."
                : " is a group of keys and has no value of its own. Set its keys, such as "
                    + example
                    + "."));
  }

  /** A single value stands for the list that holds it. */
  private static Items list(String key, ConfigNode value) {
    if (value instanceof Items items) {
      return items;
    }
    if (value instanceof Scalar scalar) {
      return new Items(scalar.origin(), scalar.isNothing() ? List.of() : List.of(scalar));
    }
    throw UserException.usage(place(key, value) + " is a list, not a map. Write [A, B].");
  }

  private static Scalar single(String key, ConfigNode value) {
    if (value instanceof Scalar scalar) {
      return scalar;
    }
    throw UserException.usage(
        place(key, value)
            + " takes a single value, not "
            + (value instanceof Items ? "a list." : "a group of keys.")
            + " Write "
            + key
            + ": VALUE.");
  }

  private UserException unknown(String key, String name, ConfigNode value) {
    String shown = key;
    String hint;
    if (name.contains(".") && knownKeys.contains(key)) {
      hint = " In a file, write the parts of a key below each other, indented; dots are for --set.";
    } else {
      // The group may be mistyped, or the key within be known elsewhere.
      String whole = chain(key, value);
      hint = KeyHint.of(whole, knownKeys);
      if (hint.isEmpty()) {
        hint = KeyHint.of(key, knownKeys);
      } else {
        shown = whole;
      }
    }
    return UserException.usage(
        "unknown configuration key "
            + Excerpt.of(shown)
            + " ("
            + value.origin()
            + ")."
            + hint
            + " \"mdaq config COMMAND\" prints all keys.");
  }

  /** The key as long as there is one way down: what {@code --set} was given. */
  private static String chain(String key, ConfigNode value) {
    String whole = key;
    ConfigNode node = value;
    while (node instanceof Group group && group.children().size() == 1) {
      Map.Entry<String, ConfigNode> only = group.children().entrySet().iterator().next();
      whole += "." + only.getKey();
      node = only.getValue();
    }
    return whole;
  }

  private static String place(String key, ConfigNode value) {
    return key + " (" + value.origin() + ")";
  }
}
