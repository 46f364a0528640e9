// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.core.json.JsonObject;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Stratum;
import java.util.List;

/**
 * A row of FastChat's pairwise MT-Bench judgements (Zheng et al. 2023, arXiv 2306.05685): {@code
 * model_1} is the subject and was shown first in game {@code g1}, {@code model_2} is the baseline
 * and was shown first in {@code g2}. A game without a verdict is an {@code error}, which leaves the
 * row out of the win rate.
 */
final class FastChatRow {

  static final String SET = "mt_bench";

  /** What FastChat records in place of a judgement when the judge could not be reached. */
  private static final String NO_REPLY = "$ERROR$";

  private FastChatRow() {}

  static boolean matches(JsonObject row) {
    return row.has("g1_winner") && row.has("g2_winner");
  }

  static RecordedRow read(RecordedFile file, JsonObject row) {
    List<String> judge = row.texts("judge");
    Contest contest =
        new Contest(
            file.name(),
            Fields.text(row, "model_1"),
            Fields.text(row, "model_2"),
            // Behind the model stands the name of the judge's prompt, which differs by question.
            new Contest.Judge(judge.isEmpty() ? "" : judge.get(0), Contest.Kind.RECORDED));
    int turn = row.requireInteger("turn");
    if (turn < 1) {
      throw row.problem("turn", "must be at least 1, found " + turn + ".");
    }
    String prompt = SET + "/" + file.language() + "/" + question(row);
    Stratum stratum = new Stratum(SET, Fields.OVERALL, turn, file.language());
    return new RecordedRow(
        contest,
        Comparison.bothOrders(
            prompt,
            stratum,
            verdict(row, Order.SUBJECT_FIRST),
            verdict(row, Order.BASELINE_FIRST)));
  }

  private static String question(JsonObject row) {
    return row.isText("question_id")
        ? row.requireText("question_id")
        : Integer.toString(row.requireInteger("question_id"));
  }

  private static Verdict verdict(JsonObject row, Order order) {
    String game = order == Order.SUBJECT_FIRST ? "g1" : "g2";
    String winner = Fields.text(row, game + "_winner");
    return switch (winner) {
      case "model_1" -> Verdict.WIN;
      case "model_2" -> Verdict.LOSS;
      case "tie" -> Verdict.TIE;
      case "error" ->
          row.text(game + "_judgment").orElse("").strip().equals(NO_REPLY)
              ? Verdict.API_ERROR
              : Verdict.UNPARSED;
      default ->
          throw row.problem(
              game + "_winner",
              "must be model_1, model_2, tie or error, found " + Excerpt.of(winner) + ".");
    };
  }
}
