// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.eval.judge.JudgeFacts;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.response.AnsweringModel;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a folder of judgements says of itself; written last.
 *
 * @param fingerprint SHA-256 of everything that decides the judgements
 * @param subject as the user named it
 * @param baseline as the user named it
 * @param inputs the response sets, subject first
 * @param pairs what became of their lines
 * @param outcomes judgements by dimension and outcome
 * @param verdicts single askings by dimension and verdict
 * @param account tokens and cost; all 0 where the judge is not asked in words
 * @param judgements the file of judgements
 * @param versions the software
 */
public record JudgementManifest(
    String fingerprint,
    JudgeFacts judge,
    Asked asked,
    String subject,
    String baseline,
    List<Input> inputs,
    PairCounts pairs,
    SortedMap<String, Map<PairOutcome, Long>> outcomes,
    SortedMap<String, Map<Verdict, Long>> verdicts,
    AnswerAccount account,
    FileHash judgements,
    SoftwareVersions versions) {

  /**
   * How the judge was asked.
   *
   * @param rubric its version; empty for the embedded judge, which is not asked in words
   * @param rubricSha256 of the rubric's texts; empty likewise
   * @param dimensions sorted
   * @param maxTokens the longest reply
   * @param seed sent with each question
   * @param maxPrompts so many prompts of each set and language; 0 for all
   * @param cap on costs, with the prices; empty for none
   */
  public record Asked(
      String rubric,
      String rubricSha256,
      List<String> dimensions,
      int maxTokens,
      long seed,
      int maxPrompts,
      String cap) {}

  /**
   * A response set.
   *
   * @param file as it was read
   * @param model who answered, as its manifest tells; all empty for a single file
   * @param aligned by prompt set, the languages that ask the same questions under the same keys;
   *     empty where nobody tells
   */
  public record Input(
      FileHash file, AnsweringModel model, SortedMap<String, List<String>> aligned) {}

  /** The same with other counts and another file, after replies were read again. */
  JudgementManifest withJudgements(OutcomeCounts counts, FileHash file) {
    return new JudgementManifest(
        fingerprint,
        judge,
        asked,
        subject,
        baseline,
        inputs,
        pairs,
        counts.outcomes(),
        counts.verdicts(),
        account,
        file,
        versions);
  }
}
