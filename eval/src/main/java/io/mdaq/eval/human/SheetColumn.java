// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

import java.util.Locale;

/** The columns of a sheet. In the head a column may have more words behind its name. */
public enum SheetColumn {
  ITEM,
  QUESTION,
  ANSWER_A,
  ANSWER_B,
  VERDICT,
  COMMENT,
  /** Of a saved form, which does not repeat the texts: {@link SheetKey#check}. */
  CHECK;

  /** As the head has it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a cell of the head begins with this column's name. */
  public boolean isNamedBy(String head) {
    String text = head.strip().toLowerCase(Locale.ROOT);
    return text.equals(title()) || text.startsWith(title() + " ");
  }
}
