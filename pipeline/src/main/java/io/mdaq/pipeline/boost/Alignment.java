// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.format.Payload;
import io.mdaq.core.format.framing.RowBytes;
import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.format.row.ValueKind;
import java.io.Serializable;
import java.util.Optional;

/**
 * Where rows say which example they are a translation of.
 *
 * @param field a top-level field, in any case, with spaces or underscores
 */
public record Alignment(String field) implements Serializable {

  /** A row's example; empty where the field is absent, blank, or neither a text nor a number. */
  public Optional<String> exampleOf(Payload payload) {
    try {
      JsonRow row = JsonRow.parse(RowBytes.of(payload.bytes()));
      Optional<JsonRow.Field> found = row.find(field);
      if (found.isEmpty() || !names(found.get().kind())) {
        return Optional.empty();
      }
      return Optional.of(row.scalar(found.get()).strip()).filter(example -> !example.isEmpty());
    } catch (RowRejection e) {
      // Two keys that mean this field, or half a character in it: the row was read without it.
      return Optional.empty();
    }
  }

  private static boolean names(ValueKind kind) {
    return kind == ValueKind.TEXT || kind == ValueKind.NUMBER;
  }
}
