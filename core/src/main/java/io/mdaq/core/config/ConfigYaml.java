// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.config.ConfigNode.Group;
import io.mdaq.core.config.ConfigNode.Items;
import io.mdaq.core.config.ConfigNode.Keys;
import io.mdaq.core.config.ConfigNode.Scalar;
import io.mdaq.core.config.ConfigNode.Style;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML into nodes that know their line. Only the plain part of YAML is accepted: maps with
 * distinct keys, lists of single values, single values. Anchors, aliases and tags are refused, so
 * that a small file cannot grow in memory and no type can be named.
 */
final class ConfigYaml {

  private static final int DEEPEST_NESTING = 20;

  private static final Set<Tag> PLAIN_TAGS =
      Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP);

  private final Function<Mark, ConfigOrigin> origins;

  private ConfigYaml(Function<Mark, ConfigOrigin> origins) {
    this.origins = origins;
  }

  /**
   * A whole document; nothing but comments is an empty group.
   *
   * @param source the file's name, for messages
   * @throws UserException where the text is not YAML, or not a map of keys to values
   */
  static Group document(String text, String source) {
    ConfigYaml yaml = new ConfigYaml(mark -> ConfigOrigin.file(source, mark.getLine() + 1));
    Optional<Node> root = compose(text, source);
    if (root.isEmpty()) {
      return new Group(ConfigOrigin.file(source, 1), Keys.FIXED, Map.of());
    }
    if (yaml.node(root.get()) instanceof Group group) {
      return group;
    }
    throw UserException.usage(
        yaml.origin(root.get())
            + ": a configuration is a map of keys to values, but this is "
            + (root.get() instanceof SequenceNode ? "a list" : "a single value")
            + ". Write for example \"seed: 42\".");
  }

  /**
   * The value of a flag: a list in brackets, a map in braces, a text in quotes, or else its
   * characters as they are, so that globs such as {@code *.json} need no quotes of YAML.
   */
  static ConfigNode flagValue(String value, ConfigOrigin origin) {
    String trimmed = value.strip();
    if (!isEnclosed(trimmed)) {
      return new Scalar(origin, trimmed, Style.PLAIN);
    }
    ConfigYaml yaml = new ConfigYaml(mark -> origin);
    return compose(trimmed, origin.text())
        .map(yaml::node)
        .orElseGet(() -> new Scalar(origin, trimmed, Style.PLAIN));
  }

  private static boolean isEnclosed(String value) {
    if (value.length() < 2) {
      return false;
    }
    char last = value.charAt(value.length() - 1);
    return switch (value.charAt(0)) {
      case '[' -> last == ']';
      case '{' -> last == '}';
      case '"' -> last == '"';
      case '\'' -> last == '\'';
      default -> false;
    };
  }

  private static Optional<Node> compose(String text, String source) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST_NESTING);
    // Only a tree of nodes is made here, no objects and no copies; what is not wanted in it is
    // refused by refuseCleverness, in words that say what to do.
    options.setTagInspector(tag -> true);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    try {
      return Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
    } catch (MarkedYAMLException e) {
      throw UserException.usage(place(source, e.getProblemMark()) + ": " + explain(e));
    } catch (YAMLException e) {
      throw UserException.usage(source + ": this is not YAML: " + oneLine(e.getMessage()) + ".");
    }
  }

  private static String place(String source, @Nullable Mark mark) {
    return mark == null
        ? source
        : source + ":" + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
  }

  private static String explain(MarkedYAMLException problem) {
    String what = oneLine(problem.getProblem());
    String context = oneLine(problem.getContext());
    String fix = "Check indentation, colons and quotes at this place.";
    if (what.contains("TAB")) {
      fix = "Indent with spaces, not with tabs.";
    } else if (what.contains("undefined alias")
        || what.contains("cannot start any token")
        || context.contains("alias")
        || context.contains("anchor")) {
      fix = "Put values that begin with * & @ % or a back-tick in quotes, such as \"*.json\".";
    } else if (what.contains("another document")) {
      fix = "Leave out the line ---; a configuration is one document.";
    }
    return "this is not YAML: " + what + ". " + fix;
  }

  private static String oneLine(@Nullable String message) {
    String shown = Excerpt.escape(message == null ? "unknown problem" : message);
    return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
  }

  private ConfigNode node(Node node) {
    refuseCleverness(node);
    if (node instanceof MappingNode map) {
      return group(map);
    }
    if (node instanceof SequenceNode list) {
      return items(list);
    }
    return scalar((ScalarNode) node);
  }

  private Group group(MappingNode map) {
    Map<String, ConfigNode> children = new LinkedHashMap<>();
    for (NodeTuple entry : map.getValue()) {
      String key = key(entry.getKeyNode());
      ConfigNode earlier = children.putIfAbsent(key, node(entry.getValueNode()));
      if (earlier != null) {
        throw UserException.usage(
            origin(entry.getKeyNode())
                + ": the key "
                + Excerpt.of(key)
                + " stands here twice (first at "
                + earlier.origin()
                + "). Keep one of the two.");
      }
    }
    return new Group(origin(map), children.isEmpty() ? Keys.OPEN : Keys.FIXED, children);
  }

  private String key(Node node) {
    refuseCleverness(node);
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw UserException.usage(
        origin(node) + ": a key is a name such as \"seed\", not a list, a map or nothing.");
  }

  private Items items(SequenceNode list) {
    List<Scalar> values = new ArrayList<>();
    for (Node item : list.getValue()) {
      if (!(item instanceof ScalarNode)) {
        throw UserException.usage(
            origin(item) + ": a list holds single values here, not lists or maps.");
      }
      refuseCleverness(item);
      values.add(scalar((ScalarNode) item));
    }
    return new Items(origin(list), values);
  }

  private Scalar scalar(ScalarNode node) {
    boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
    return new Scalar(origin(node), node.getValue(), plain ? Style.PLAIN : Style.QUOTED);
  }

  private void refuseCleverness(Node node) {
    if (node.getAnchor() != null) {
      throw UserException.usage(
          origin(node)
              + ": anchors and aliases (&name, *name) are not used here. Write the value out, or"
              + " put it in quotes if it begins with & or *.");
    }
    if (!PLAIN_TAGS.contains(node.getTag())) {
      throw UserException.usage(
          origin(node)
              + ": the tag "
              + Excerpt.of(node.getTag().getValue())
              + " is not used here. Leave it out, or put the value in quotes.");
    }
  }

  private ConfigOrigin origin(Node node) {
    return origins.apply(node.getStartMark());
  }
}
