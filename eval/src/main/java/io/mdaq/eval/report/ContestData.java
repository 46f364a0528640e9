// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.diagnostics.AnswerLog;
import io.mdaq.eval.diagnostics.LengthPair;
import io.mdaq.eval.diagnostics.Side;
import io.mdaq.eval.diagnostics.VerdictDrift;
import io.mdaq.eval.imports.Recording;
import io.mdaq.eval.winrate.AlignedLanguages;
import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Tallies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What was read of one contest.
 *
 * @param answersId equal for contests that compared the same answers; empty where nobody tells
 * @param aligned which prompts are one question
 * @param comparisons in the order of their file
 * @param answers as far as they are known
 * @param examples some comparisons with their answers
 */
record ContestData(
    Contest contest,
    String answersId,
    AlignedLanguages aligned,
    List<Comparison> comparisons,
    AnswerLog answers,
    ContestExamples examples) {

  /** As below, without examples. */
  static List<ContestData> read(Recording recording, List<Path> places) {
    return read(recording, places, comparisons -> ContestExamples.none());
  }

  /**
   * Reads all contests of a recording, in the order in which they appear.
   *
   * @param places where responses may lie
   * @param examples draws those of a contest from its comparisons
   */
  static List<ContestData> read(
      Recording recording,
      List<Path> places,
      Function<List<Comparison>, ContestExamples> examples) {
    Map<Contest, ContestData> contests = new LinkedHashMap<>();
    try {
      recording.read(
          (contest, comparison) ->
              contests
                  .computeIfAbsent(
                      contest,
                      key ->
                          new ContestData(
                              contest,
                              recording.answersId(contest),
                              recording.aligned(),
                              new ArrayList<>(),
                              new AnswerLog(),
                              ContestExamples.none()))
                  .comparisons
                  .add(comparison));
      contests.replaceAll((contest, data) -> data.with(examples.apply(data.comparisons)));
      recording.readAnswers(
          places,
          (contest, answer) -> {
            ContestData data = contests.get(contest);
            if (data != null) {
              data.answers.add(answer);
              data.examples.add(answer);
            }
          });
    } catch (IOException e) {
      throw Recording.unreadable(recording.path(), e);
    }
    return List.copyOf(contests.values());
  }

  private ContestData with(ContestExamples drawn) {
    return new ContestData(contest, answersId, aligned, comparisons, answers, drawn);
  }

  Tallies tallies() {
    Tallies tallies = new Tallies();
    comparisons.forEach(tallies::add);
    return tallies;
  }

  /** The scored among some comparisons, with the lengths of their answers where both are known. */
  List<LengthPair> lengths(Collection<Comparison> some) {
    List<LengthPair> pairs = new ArrayList<>();
    for (Comparison comparison : some) {
      int turn = comparison.stratum().turn();
      OptionalInt subject = answers.length(Side.SUBJECT, comparison.prompt(), turn);
      OptionalInt baseline = answers.length(Side.BASELINE, comparison.prompt(), turn);
      if (comparison.outcome().scored() && subject.isPresent() && baseline.isPresent()) {
        pairs.add(
            new LengthPair(
                comparison.preference().orElseThrow(), subject.getAsInt(), baseline.getAsInt()));
      }
    }
    return pairs;
  }

  VerdictDrift.Judging judging() {
    return new VerdictDrift.Judging(contest, comparisons);
  }
}
