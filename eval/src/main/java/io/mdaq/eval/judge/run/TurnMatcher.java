// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseReader;
import io.mdaq.eval.response.ResponseSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Walks two sets of responses side by side and pairs their lines by prompt and turn. */
public final class TurnMatcher implements AutoCloseable {

  private final Side subject;
  private final Side baseline;
  private final int maxPrompts;

  /** By set and language, how many prompts were paired; only looked up. */
  private final Map<List<String>, Integer> prompts = new HashMap<>();

  private String lastPrompt = "";
  private long paired;
  private long beyondLimit;
  private long subjectOnly;
  private long baselineOnly;

  /**
   * @param maxPrompts of each set and language, the first so many prompts are paired; 0 for all
   */
  public TurnMatcher(ResponseSet subject, ResponseSet baseline, int maxPrompts) {
    this.maxPrompts = maxPrompts;
    this.subject = new Side(subject.read());
    try {
      this.baseline = new Side(baseline.read());
    } catch (RuntimeException e) {
      this.subject.reader.close();
      throw e;
    }
  }

  /**
   * The next turn that both sides have, in the order of prompt and turn; empty at the end.
   *
   * @throws UserException where the sides answered different questions, or a file is damaged
   */
  public Optional<AnsweredTurn> next() {
    while (subject.line.isPresent() || baseline.line.isPresent()) {
      int order = compare(subject.line, baseline.line);
      if (order < 0) {
        subjectOnly++;
        subject.take();
      } else if (order > 0) {
        baselineOnly++;
        baseline.take();
      } else {
        Response ours = subject.take();
        Response theirs = baseline.take();
        requireSameQuestion(ours, theirs);
        if (isWithinLimit(ours)) {
          paired++;
          return Optional.of(
              new AnsweredTurn(ours, subject.answers(ours.turn()), baseline.answers(ours.turn())));
        }
        beyondLimit++;
      }
    }
    return Optional.empty();
  }

  /** What was met so far. */
  PairCounts counts() {
    return new PairCounts(paired, beyondLimit, subjectOnly, baselineOnly);
  }

  /** Where one side has ended, the other one's lines are its own. */
  private static int compare(Optional<Response> subject, Optional<Response> baseline) {
    if (subject.isEmpty() || baseline.isEmpty()) {
      return subject.isPresent() ? -1 : 1;
    }
    return ResponseReader.ORDER.compare(subject.get(), baseline.get());
  }

  private boolean isWithinLimit(Response response) {
    if (maxPrompts == 0) {
      return true;
    }
    List<String> group = List.of(response.set(), response.language());
    if (!response.prompt().equals(lastPrompt)) {
      lastPrompt = response.prompt();
      prompts.merge(group, 1, Integer::sum);
    }
    return prompts.getOrDefault(group, 0) <= maxPrompts;
  }

  private static void requireSameQuestion(Response subject, Response baseline) {
    boolean isSame =
        subject.question().equals(baseline.question())
            && subject.set().equals(baseline.set())
            && subject.language().equals(baseline.language());
    if (!isSame) {
      throw UserException.failed(
          "prompt "
              + Excerpt.of(subject.prompt())
              + " turn "
              + subject.turn()
              + ": the two sides do not answer the same question: "
              + shown(subject)
              + " and "
              + shown(baseline)
              + ". Generate both from the same prompt files.");
    }
  }

  private static String shown(Response response) {
    return Excerpt.of(String.join(" / ", response.question()))
        + " ("
        + Excerpt.escape(response.set())
        + ", "
        + Excerpt.escape(response.language())
        + ")";
  }

  @Override
  public void close() {
    try (ResponseReader first = subject.reader) {
      baseline.reader.close();
    }
  }

  /** One set, with the answers of the prompt at which it stands. */
  private static final class Side {

    private final ResponseReader reader;
    private final TreeMap<Integer, String> answers = new TreeMap<>();
    private Optional<Response> line;
    private String prompt = "";

    Side(ResponseReader reader) {
      this.reader = reader;
      this.line = reader.next();
    }

    /** Goes on by a line. */
    Response take() {
      Response taken = line.orElseThrow();
      if (!taken.prompt().equals(prompt)) {
        prompt = taken.prompt();
        answers.clear();
      }
      if (taken.finish().answered()) {
        answers.put(taken.turn(), taken.text());
      }
      line = reader.next();
      return taken;
    }

    /** The answers of turn 1 up to this one; empty where one of them is missing. */
    List<String> answers(int turn) {
      List<String> all = new ArrayList<>(answers.headMap(turn, true).values());
      return all.size() == turn ? all : List.of();
    }
  }
}
