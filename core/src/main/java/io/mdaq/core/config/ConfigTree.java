// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.config.ConfigNode.Group;
import io.mdaq.core.config.ConfigNode.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The effective configuration of one command: the defaults and what was laid over them. Values are
 * immutable; the tree only remembers which keys were read, so that a test can prove that none is
 * dead.
 */
public final class ConfigTree {

  private static final int LINE_WIDTH = 100;

  private final Group defaults;
  private final Group root;
  private final Set<String> read = ConcurrentHashMap.newKeySet();

  private ConfigTree(Group defaults, Group root) {
    this.defaults = defaults;
    this.root = root;
  }

  /**
   * The tree that {@code yaml} gives alone. Its keys are the known ones; where it has an empty map,
   * any key is accepted.
   *
   * @param source the name of the text in messages
   */
  static ConfigTree ofDefaults(String yaml, String source) {
    Group root = ConfigYaml.document(yaml, source);
    return new ConfigTree(root, root);
  }

  /**
   * This tree with a layer over it.
   *
   * @throws io.mdaq.core.problem.UserException for unknown keys and for values of the wrong shape
   */
  public ConfigTree with(ConfigLayer layer) {
    return new ConfigTree(
        defaults, new ConfigMerge(allKeys(defaults)).group("", root, layer.root()));
  }

  /**
   * The value of a key of the defaults, marked as read.
   *
   * @param key with dots, such as {@code selection.budget}
   * @throws IllegalArgumentException where the defaults have no such value: a mistake in the code
   */
  public ConfigValue value(String key) {
    ConfigNode node = find(root, key).filter(ConfigTree::isLeaf).orElseThrow(() -> noSuchKey(key));
    ConfigNode original = find(defaults, key).orElseThrow(() -> noSuchKey(key));
    read.add(key);
    return new ConfigValue(key, node, original);
  }

  /**
   * Lays the values of all keys that another command has as well over that command's defaults, and
   * marks them as read.
   */
  ConfigTree over(CommandDefaults other) {
    ConfigTree tree = other.tree();
    for (String key : tree.keys()) {
      Optional<ConfigNode> value = find(root, key).filter(ConfigTree::isLeaf);
      if (value.isPresent()) {
        read.add(key);
        tree = tree.with(ConfigLayer.of(key, value.get()));
      }
    }
    return tree;
  }

  /** The keys that hold values (open maps included), in the order of the defaults. */
  public List<String> keys() {
    return allKeys(defaults).stream()
        .filter(key -> find(defaults, key).map(ConfigTree::isLeaf).orElse(false))
        .toList();
  }

  /**
   * Proves that no key is dead.
   *
   * @throws IllegalStateException naming the keys that nobody has read
   */
  public void requireAllRead() {
    List<String> unread = keys().stream().filter(key -> !read.contains(key)).toList();
    if (!unread.isEmpty()) {
      throw new IllegalStateException("configuration keys that nobody reads: " + unread);
    }
  }

  /** The effective values as maps, lists and plain values, in the order of the defaults. */
  public Map<String, Object> asMap() {
    return root.plain();
  }

  /** The effective values as YAML; laid over the defaults again, it gives the same values. */
  public String toYaml() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    options.setWidth(LINE_WIDTH);
    return new Yaml(options).dump(asMap());
  }

  private static IllegalArgumentException noSuchKey(String key) {
    return new IllegalArgumentException("the defaults have no value under the key " + key);
  }

  /** An open map is read as one value. */
  private static boolean isLeaf(ConfigNode node) {
    return !(node instanceof Group group) || group.keys() == Keys.OPEN;
  }

  private static Optional<ConfigNode> find(Group root, String key) {
    Optional<ConfigNode> node = Optional.of(root);
    for (String part : key.split("\\.", -1)) {
      node =
          node.flatMap(
              parent ->
                  parent instanceof Group group
                      ? Optional.ofNullable(group.children().get(part))
                      : Optional.empty());
    }
    return node;
  }

  private static List<String> allKeys(Group group) {
    List<String> keys = new ArrayList<>();
    collect("", group, keys);
    return keys;
  }

  private static void collect(String prefix, Group group, List<String> keys) {
    group
        .children()
        .forEach(
            (name, child) -> {
              keys.add(prefix + name);
              if (child instanceof Group inner) {
                collect(prefix + name + ".", inner, keys);
              }
            });
  }
}
