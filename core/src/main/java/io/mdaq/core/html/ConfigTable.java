// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import io.mdaq.core.html.DataTable.Column;
import java.util.List;
import java.util.Map;

/** The configuration of a run as a table. */
public final class ConfigTable {

  private ConfigTable() {}

  /**
   * A row for every key, in the order given; inner keys stand behind those around them.
   *
   * @param command whose configuration it is
   */
  public static DataTable of(String command, Map<?, ?> config) {
    DataTable table =
        new DataTable(
            "The configuration, every key; configs/%s.yaml says what each means."
                .formatted(command),
            List.of(Column.text("key"), Column.text("value")));
    add(table, "", config);
    return table;
  }

  private static void add(DataTable table, String prefix, Map<?, ?> values) {
    values.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            add(table, prefix + key + ".", inner);
          } else {
            table.row(UserText.code(prefix + key), UserText.code(String.valueOf(value)));
          }
        });
  }
}
