// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.config.ConfigNode.Group;
import io.mdaq.core.config.ConfigNode.Items;
import io.mdaq.core.config.ConfigNode.Scalar;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The value of one key, to be read as one type. Every error names the key, the value, where it was
 * set, what is allowed and what to do.
 */
public final class ConfigValue {

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,40}");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

  private final String key;
  private final ConfigNode node;
  private final ConfigNode original;

  ConfigValue(String key, ConfigNode node, ConfigNode original) {
    this.key = key;
    this.node = node;
    this.original = original;
  }

  /** The characters as written; empty where the key has no value. */
  public String text() {
    Scalar scalar = scalar();
    return scalar.isNothing() ? "" : scalar.text();
  }

  /** The text, or empty where it is blank. */
  public Optional<String> optionalText() {
    return Optional.of(text()).filter(text -> !text.isBlank());
  }

  /** An integer from {@code least} to {@code most}, both included. */
  public long integer(long least, long most) {
    return integer(scalar(), "an integer from " + least + " to " + most, least, most);
  }

  /** As {@link #integer(long, long)}, for numbers that fit an int. */
  public int integer(int least, int most) {
    return Math.toIntExact(integer((long) least, (long) most));
  }

  /** An integer from {@code least} to {@code most}, or empty for the word given. */
  public Optional<Integer> integerOr(String word, int least, int most) {
    Scalar scalar = scalar();
    if (NearestName.fold(scalar.text()).equals(word)) {
      return Optional.empty();
    }
    String allowed = word + ", or an integer from " + least + " to " + most;
    return Optional.of((int) integer(scalar, allowed, least, most));
  }

  /** A finite number from {@code least} to {@code most}, both included. */
  public double decimal(double least, double most) {
    Scalar scalar = scalar();
    String allowed = "a number from " + shown(least) + " to " + shown(most);
    if (!DECIMAL.matcher(scalar.text()).matches()) {
      throw problem(scalar, "is not a number", allowed);
    }
    double number = Double.parseDouble(scalar.text());
    // Written so that a value that is not a number would be refused as well.
    if (!(number >= least && number <= most)) {
      throw problem(scalar, "is out of range", allowed);
    }
    return number;
  }

  /** {@code true} or {@code false}. */
  public boolean flag() {
    Scalar scalar = scalar();
    return switch (scalar.text().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw problem(scalar, "is not a truth value", "true, false");
    };
  }

  /** A constant of the enum by its name in lower snake case; case and hyphens do not matter. */
  public <E extends Enum<E>> E choice(Class<E> type) {
    Scalar scalar = scalar();
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(NearestName.fold(scalar.text()))) {
        return constant;
      }
      names.add(name);
    }
    throw problem(
        scalar,
        "is not one of the choices",
        String.join(", ", names) + "." + NearestName.hint(scalar.text(), names));
  }

  /** The texts of a list, none of them blank. */
  public List<String> texts() {
    Items items = (Items) node;
    for (Scalar item : items.values()) {
      if (item.isNothing() || item.text().isBlank()) {
        throw problem(item, "is blank", "a list of texts, none of them blank");
      }
    }
    return items.values().stream().map(Scalar::text).toList();
  }

  /** The integers of an open map, sorted by name, each from {@code least} to {@code most}. */
  public SortedMap<String, Long> integers(long least, long most) {
    SortedMap<String, Long> numbers = new TreeMap<>();
    String allowed = "a map of names to integers from " + least + " to " + most;
    ((Group) node)
        .children()
        .forEach(
            (name, child) ->
                numbers.put(name, integer((Scalar) child, name, allowed, least, most)));
    return Collections.unmodifiableSortedMap(numbers);
  }

  /** The integers of a list, each from {@code least} to {@code most}, in the order given. */
  public List<Long> integerList(long least, long most) {
    String allowed = "a list of integers from " + least + " to " + most;
    return ((Items) node)
        .values().stream().map(item -> integer(item, allowed, least, most)).toList();
  }

  /** The texts of an open map, sorted by name, none of them blank. */
  public SortedMap<String, String> textsByName() {
    SortedMap<String, String> texts = new TreeMap<>();
    ((Group) node)
        .children()
        .forEach(
            (name, child) -> {
              Scalar text = (Scalar) child;
              if (text.isNothing() || text.text().isBlank()) {
                throw problem(
                    text, "of " + Excerpt.of(name) + " is blank", "a map of names to texts");
              }
              texts.put(name, text.text().strip());
            });
    return Collections.unmodifiableSortedMap(texts);
  }

  /** What {@code parser} makes of the text; its {@link UserException} gains key and place. */
  public <T> T parse(Function<String, T> parser) {
    return located(() -> parser.apply(text()));
  }

  /** What {@code parser} makes of the list; its {@link UserException} gains key and place. */
  public <T> T parseList(Function<List<String>, T> parser) {
    return located(() -> parser.apply(texts()));
  }

  /**
   * An error about this value that only the caller can see.
   *
   * @param what a clause about the value, such as {@code is out of range}
   * @param allowed what would be right
   */
  public UserException problem(String what, String allowed) {
    return problem(node, what, allowed);
  }

  private <T> T located(Supplier<T> parser) {
    try {
      return parser.get();
    } catch (UserException e) {
      throw UserException.usage(key + " (" + node.origin() + "): " + e.getMessage());
    }
  }

  private Scalar scalar() {
    return (Scalar) node;
  }

  private long integer(Scalar scalar, String allowed, long least, long most) {
    return integer(scalar, "", allowed, least, most);
  }

  private long integer(Scalar scalar, String name, String allowed, long least, long most) {
    String prefix = name.isEmpty() ? "" : "of " + Excerpt.of(name) + " ";
    if (!INTEGER.matcher(scalar.text()).matches()) {
      throw problem(scalar, prefix + "is not an integer", allowed);
    }
    try {
      long number = Long.parseLong(scalar.text());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // More digits than any range here allows.
    }
    throw problem(scalar, prefix + "is out of range", allowed);
  }

  private UserException problem(ConfigNode value, String what, String allowed) {
    String shown = value instanceof Scalar s ? s.text() : String.valueOf(value.plain());
    String end = allowed.endsWith("?") || allowed.endsWith(".") ? "" : ".";
    return UserException.usage(
        key
            + ": "
            + Excerpt.of(shown)
            + " ("
            + value.origin()
            + ") "
            + what
            + "; allowed: "
            + allowed
            + end
            + " Correct it there, or leave it out for the default"
            + defaultText()
            + ".");
  }

  private String defaultText() {
    String text = String.valueOf(original.plain());
    return text.isEmpty() ? "" : ", " + Excerpt.of(text);
  }

  private static String shown(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
