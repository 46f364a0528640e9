// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.text.MarkdownText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes {@code docs/configuration.md} of the commented defaults. */
final class ConfigurationPage {

  private static final Pattern KEY = Pattern.compile("( *)([a-z0-9_]+):(?: (.*))?");
  private static final Pattern ITEM = Pattern.compile(" *- (.*)");
  private static final Pattern VALUE = Pattern.compile(" {3}\\w");
  private static final int INDENT = 2;

  private record Row(String key, String value, String meaning) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<String> comment = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();

  private ConfigurationPage() {}

  /** The whole page. */
  static String text() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Configuration

        Every key of every command, made from `configs/` by a test of the build; `./mdaq config COMMAND` prints the same
        with more room. How files, `--set` and flags lie over each other: [command-line.md](command-line.md).
        """);
    for (CommandDefaults command : CommandDefaults.values()) {
      MarkdownText table = new MarkdownText();
      table.heading(command.command());
      table.table(List.of("key", "default", "meaning"), "lll");
      ConfigurationPage read = new ConfigurationPage();
      command.text().lines().forEach(read::line);
      for (Row row : read.rows) {
        table.row("`" + row.key() + "`", row.value(), row.meaning());
      }
      page.append(table);
    }
    return page.toString();
  }

  private void line(String line) {
    Matcher key = KEY.matcher(line);
    Matcher item = ITEM.matcher(line);
    if (line.isBlank()) {
      comment.clear();
    } else if (line.strip().startsWith("#")) {
      comment.add(meaning(line.strip().substring(1)));
    } else if (key.matches()) {
      key(key.group(1).length() / INDENT, key.group(2), key.group(3));
    } else if (item.matches()) {
      item(item.group(1));
    } else {
      throw new IllegalStateException("neither a key nor a value: " + line);
    }
  }

  /** A value that is explained on an indented line of its own stays on one. */
  private static String meaning(String comment) {
    return (VALUE.matcher(comment).lookingAt() ? "<br>" : "")
        + comment.strip().replaceAll(" +", " ");
  }

  private void key(int depth, String name, @Nullable String value) {
    while (path.size() > depth) {
      path.removeLast();
    }
    path.addLast(name);
    rows.add(
        new Row(
            String.join(".", path),
            value == null ? "" : "`" + value + "`",
            String.join(" ", comment)));
    comment.clear();
  }

  /** Its comment is about the one setting. */
  private void item(String value) {
    Row list = rows.remove(rows.size() - 1);
    String before = list.value().isEmpty() ? "" : list.value() + "<br>";
    rows.add(new Row(list.key(), before + "`" + value + "`", list.meaning()));
    comment.clear();
  }
}
