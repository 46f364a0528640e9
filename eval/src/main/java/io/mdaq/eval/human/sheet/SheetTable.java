// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

import io.mdaq.core.csv.CsvWriter;
import io.mdaq.eval.human.RaterLabel;
import io.mdaq.eval.human.SheetColumn;
import java.util.List;

/** A sheet as a table to be filled in a spreadsheet: the labels go into the column verdict. */
final class SheetTable {

  private SheetTable() {}

  /** The table as CSV. */
  static String of(Sheet sheet) {
    RaterTexts texts = RaterTexts.in(sheet.language());
    CsvWriter csv = new CsvWriter(texts.separator());
    csv.row(
        List.of(
            SheetColumn.ITEM.title(),
            head(SheetColumn.QUESTION, texts.question()),
            head(SheetColumn.ANSWER_A, texts.answerA()),
            head(SheetColumn.ANSWER_B, texts.answerB()),
            head(SheetColumn.VERDICT, texts.which() + " " + labels(texts)),
            head(SheetColumn.COMMENT, texts.comment())));
    for (SheetItem item : sheet.items()) {
      csv.row(List.of(item.key().item(), item.question(), item.answerA(), item.answerB(), "", ""));
    }
    return csv.toString();
  }

  private static String head(SheetColumn column, String words) {
    return column.title() + " (" + words + ")";
  }

  private static String labels(RaterTexts texts) {
    return RaterLabel.A.code()
        + " = "
        + texts.betterA()
        + "; "
        + RaterLabel.B.code()
        + " = "
        + texts.betterB()
        + "; "
        + RaterLabel.TIE.code()
        + " = "
        + texts.equal()
        + "; "
        + RaterLabel.BAD.code()
        + " = "
        + texts.unusable();
  }
}
