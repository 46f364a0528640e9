// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a ledger line, in the order they are written. */
enum LedgerField {
  ID,
  RAW_HASH,
  FILE,
  LINE,
  OFFSET,
  SIDE,
  LANGUAGE,
  DETECTED_LANGUAGE,
  FLAGS,
  SCORE,
  PERCENTILE,
  RANK_VALUE,
  CLUSTER,
  DECISION,
  STAGE,
  REASON,
  DUPLICATE_OF,
  BOOSTED_ID;

  private static final Map<String, LedgerField> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(LedgerField::jsonName, Function.identity()));

  // Holds its text and bytes once made.
  @SuppressWarnings("ImmutableEnumChecker")
  private final SerializedString quoted = new SerializedString(jsonName());

  String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }

  SerializableString quoted() {
    return quoted;
  }

  static LedgerField ofJsonName(String name) {
    LedgerField field = BY_NAME.get(name);
    if (field == null) {
      throw new IllegalArgumentException("unknown field \"" + name + "\"");
    }
    return field;
  }
}
