// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

/** What is done about texts that are not in the language which their row or file says. */
public enum Checking {
  /** Texts are not looked at. */
  NONE,
  /** What the text is in is written down. */
  FLAG,
  /** Such rows are rejected. */
  REJECT
}
