// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.config.ConfigNode.Group;
import io.mdaq.core.config.ConfigNode.Items;
import io.mdaq.core.config.ConfigNode.Keys;
import io.mdaq.core.config.ConfigNode.Scalar;
import io.mdaq.core.config.ConfigNode.Style;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Values that lie over the defaults: a file's, or a flag's. Keys are checked when it is laid. */
public final class ConfigLayer {

  private static final long LARGEST_FILE = 1 << 20;

  private final Group root;

  private ConfigLayer(Group root) {
    this.root = root;
  }

  /**
   * The user's YAML file, UTF-8, at most 1 MiB.
   *
   * @throws UserException where it cannot be read or is not a map in YAML
   */
  public static ConfigLayer file(Path file) {
    return text(read(file), file.toString());
  }

  /**
   * YAML text.
   *
   * @param source its name in messages
   */
  public static ConfigLayer text(String yaml, String source) {
    return new ConfigLayer(ConfigYaml.document(yaml, source));
  }

  /**
   * One {@code --set KEY=VALUE}: the key with dots, the value a single value as it stands, a list
   * in brackets, a map in braces or a text in quotes.
   */
  public static ConfigLayer set(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw UserException.usage(
          "--set "
              + Excerpt.of(assignment)
              + ": expected KEY=VALUE, for example --set selection.budget=5000.");
    }
    ConfigOrigin origin = ConfigOrigin.flag("--set " + assignment);
    ConfigNode value = ConfigYaml.flagValue(assignment.substring(equals + 1), origin);
    return at(assignment.substring(0, equals).strip(), value);
  }

  /**
   * A flag that stands for one key and takes its value literally.
   *
   * @param flag as the user typed it, such as {@code --output DIR}
   */
  public static ConfigLayer flag(String flag, String key, String value) {
    return at(key, new Scalar(ConfigOrigin.flag(flag), value, Style.PLAIN));
  }

  /** A repeatable flag that stands for one list key; it replaces the whole list. */
  public static ConfigLayer flag(String flag, String key, List<String> values) {
    ConfigOrigin origin = ConfigOrigin.flag(flag);
    return at(
        key,
        new Items(
            origin,
            values.stream().map(value -> new Scalar(origin, value, Style.QUOTED)).toList()));
  }

  /** A text as {@link #set} takes it literally: in quotes. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** One value with all that is known of where it was set. */
  static ConfigLayer of(String key, ConfigNode value) {
    return at(key, value);
  }

  Group root() {
    return root;
  }

  private static ConfigLayer at(String key, ConfigNode value) {
    String[] parts = key.split("\\.", -1);
    ConfigNode node = value;
    for (int i = parts.length - 1; i >= 0; i--) {
      node = new Group(value.origin(), Keys.FIXED, Map.of(parts[i], node));
    }
    return new ConfigLayer((Group) node);
  }

  private static String read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw UserException.usage("--config " + file + ": this is a folder; name a YAML file.");
      }
      long size = Files.size(file);
      if (size > LARGEST_FILE) {
        throw UserException.usage(
            "--config "
                + file
                + ": "
                + size
                + " bytes are more than the "
                + LARGEST_FILE
                + " that a configuration may have. Was a data file meant for --input?");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (NoSuchFileException e) {
      throw UserException.usage(
          "--config "
              + file
              + ": there is no such file (looked for "
              + file.toAbsolutePath()
              + ").");
    } catch (CharacterCodingException e) {
      throw UserException.usage("--config " + file + ": not UTF-8 text. Save it as UTF-8.");
    } catch (IOException e) {
      throw UserException.failed("--config " + file + ": cannot be read: " + e, e);
    }
  }
}
