// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import java.util.Locale;

/** What a colour means; the style sheet has one for each, in light and in dark. */
public enum Tone {
  /** What is chosen, after. */
  MAIN,
  /** What it is compared with, before. */
  BASE,
  /** A second thing of its own. */
  OTHER,
  /** What deserves a look. */
  ALERT;

  /** The style class. */
  public String style() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
