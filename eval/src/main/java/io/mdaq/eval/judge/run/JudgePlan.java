// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.JudgeConfig;
import io.mdaq.core.config.JudgeConfig.Kind;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.judge.JudgeEstimate;
import io.mdaq.eval.judge.JudgeFacts;
import io.mdaq.eval.judge.Judges;
import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judge.rubric.Dimension;
import io.mdaq.eval.judge.rubric.Rubric;
import io.mdaq.eval.judge.run.JudgementManifest.Asked;
import io.mdaq.eval.judge.run.JudgementManifest.Input;
import io.mdaq.eval.response.AnsweringModel;
import io.mdaq.eval.response.ResponseManifest;
import io.mdaq.eval.response.ResponseSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What will be compared by whom, before the judge is opened.
 *
 * @param dimensions sorted by name
 * @param inputs subject first
 */
public record JudgePlan(
    JudgeConfig config,
    Judges judges,
    JudgeFacts judge,
    List<Dimension> dimensions,
    ResponseSet subject,
    ResponseSet baseline,
    List<Input> inputs) {

  private static final AnsweringModel UNKNOWN = new AnsweringModel("", "", "");

  /**
   * Opens the response sets and describes the judge.
   *
   * @throws UserException if one of them cannot be used
   */
  public static JudgePlan of(Judges judges) {
    JudgeConfig config = judges.config();
    ResponseSet subject = ResponseSet.open(Located.path(config.requireSubject()));
    ResponseSet baseline = ResponseSet.open(Located.path(config.requireBaseline()));
    Set<Dimension> dimensions = Dimension.named(config.dimensions());
    if (config.kind() == Kind.EMBEDDED && !dimensions.equals(Set.of(Dimension.OVERALL))) {
      throw UserException.usage(
          "judge.dimensions: the embedded judge knows one quality and no "
              + String.join(", ", config.dimensions())
              + "; allowed with judge.kind embedded: overall. Leave the others out, or name another"
              + " judge.");
    }
    return new JudgePlan(
        config,
        judges,
        judges.facts(),
        dimensions.stream().sorted(Comparator.comparing(Dimension::id)).toList(),
        subject,
        baseline,
        List.of(input(subject), input(baseline)));
  }

  /** How the judge is asked, for the manifest. */
  Asked asked() {
    boolean inWords = config.kind() != Kind.EMBEDDED;
    Rubric rubric = Rubric.get();
    return new Asked(
        inWords ? rubric.version() : "",
        inWords ? rubric.sha256() : "",
        dimensions.stream().map(Dimension::id).toList(),
        config.maxTokens(),
        config.seed(),
        config.maxPrompts(),
        config.kind() == Kind.ENDPOINT ? cap() : "");
  }

  private String cap() {
    var budget = config.endpoint().budget();
    return budget
        .cap()
        .map(
            cap ->
                "%s at %s per million input and %s per million output tokens"
                    .formatted(
                        plain(cap),
                        plain(budget.prices().input()),
                        plain(budget.prices().output())))
        .orElse("");
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** Everything that decides judgements. */
  private record Decisive(JudgeFacts judge, Asked asked, String subject, String baseline) {}

  /** SHA-256 of everything that decides the judgements. */
  String fingerprint() {
    Decisive decisive =
        new Decisive(
            judge.decisive(),
            asked(),
            inputs.get(0).file().sha256(),
            inputs.get(1).file().sha256());
    try {
      return Sha256.hex(JsonFile.line(decisive));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  /** Pairs the lines of both sets; closing is the caller's. */
  TurnMatcher match() {
    return new TurnMatcher(subject, baseline, config.maxPrompts());
  }

  /**
   * What a run would do.
   *
   * @param unanswered pairs, each dimension counted, that have nothing to compare
   * @param estimate of the others
   */
  public record Preview(PairCounts counts, long unanswered, JudgeEstimate estimate) {}

  /** Reads both sets to their ends and asks nobody. */
  public Preview preview() {
    AtomicLong unanswered = new AtomicLong();
    try (TurnMatcher turns = match()) {
      JudgeEstimate estimate =
          judges.estimate(
              Stream.iterate(turns.next(), Optional::isPresent, last -> turns.next())
                  .flatMap(Optional::stream)
                  .flatMap(turn -> pairs(turn, unanswered))
                  .iterator());
      return new Preview(turns.counts(), unanswered.get(), estimate);
    }
  }

  private Stream<AnswerPair> pairs(AnsweredTurn turn, AtomicLong unanswered) {
    if (!turn.isComparable()) {
      unanswered.addAndGet(dimensions.size());
      return Stream.empty();
    }
    return dimensions.stream().map(turn::pair);
  }

  private static SortedMap<String, List<String>> aligned(ResponseManifest manifest) {
    SortedMap<String, List<String>> aligned = new TreeMap<>();
    manifest.sets().forEach(set -> aligned.put(set.name(), set.aligned()));
    return aligned;
  }

  private static Input input(ResponseSet set) {
    Path file = set.file();
    try (InputStream stream = Files.newInputStream(file)) {
      return new Input(
          FileHash.of(String.valueOf(file.getFileName()), stream),
          set.manifest().map(ResponseManifest::model).orElse(UNKNOWN),
          set.manifest().map(JudgePlan::aligned).orElseGet(TreeMap::new));
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(file.toString())
              + ": cannot be read: "
              + e
              + ". Check the file's permissions and the disk.",
          e);
    }
  }
}
