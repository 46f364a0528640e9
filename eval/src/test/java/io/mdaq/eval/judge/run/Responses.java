// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Responses for tests; set and language stand in the prompt's id. */
final class Responses {

  private static final Pattern SLASH = Pattern.compile("/");

  private Responses() {}

  static Response of(String prompt, int turn, String text) {
    return response(prompt, questions(prompt, turn), text, Finish.STOP);
  }

  static Response without(String prompt, int turn, Finish finish) {
    return response(prompt, questions(prompt, turn), "", finish);
  }

  static Response asked(String prompt, String question, String text) {
    return response(prompt, List.of(question), text, Finish.STOP);
  }

  private static List<String> questions(String prompt, int turn) {
    return IntStream.rangeClosed(1, turn).mapToObj(i -> "question " + i + " of " + prompt).toList();
  }

  private static Response response(
      String prompt, List<String> questions, String text, Finish finish) {
    String[] parts = SLASH.split(prompt, -1);
    return new Response(
        prompt,
        parts[0],
        parts[1],
        questions.size(),
        questions,
        text,
        finish,
        1,
        List.of(),
        0,
        "model",
        finish.answered() ? "" : "it broke");
  }
}
