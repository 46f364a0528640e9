// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.problem.UserException;
import io.mdaq.eval.response.AnsweringModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Answers by a function and remembers what it was asked; breaks off after so many askings. */
final class FakeModel implements ModelSource {

  final List<List<Question>> asked = new ArrayList<>();
  private final Function<Question, Answer> answers;
  private final int conversationsAtOnce;
  int askingsLeft = Integer.MAX_VALUE;
  int open;

  FakeModel(int conversationsAtOnce, Function<Question, Answer> answers) {
    this.answers = answers;
    this.conversationsAtOnce = conversationsAtOnce;
  }

  @Override
  public AnsweringModel description() {
    return new AnsweringModel("fake", "f00", "nothing");
  }

  @Override
  public String numbers() {
    return "";
  }

  @Override
  public String format() {
    return "raw";
  }

  @Override
  public int conversationsAtOnce() {
    return conversationsAtOnce;
  }

  @Override
  public Answerer open(Path work) {
    open++;
    return new Answerer() {
      @Override
      public List<Answer> answer(List<Question> questions) {
        if (askingsLeft-- == 0) {
          throw UserException.failed("the model broke");
        }
        asked.add(questions);
        return questions.stream().map(answers).toList();
      }

      @Override
      public void close() {
        open--;
      }
    };
  }
}
