// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

/** What kind of JSON value stands behind a key. */
public enum ValueKind {
  TEXT("a text"),
  NUMBER("a number"),
  TRUTH("true or false"),
  NULL("null"),
  LIST("a list"),
  OBJECT("an object");

  private final String description;

  ValueKind(String description) {
    this.description = description;
  }

  /** With its article, for messages. */
  public String description() {
    return description;
  }
}
