// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import static io.mdaq.eval.booster.training.PairOutcome.HELD_OUT;
import static io.mdaq.eval.booster.training.PairOutcome.TOO_LONG;
import static io.mdaq.eval.booster.training.PairOutcome.TOO_NEAR;
import static io.mdaq.eval.booster.training.PairOutcome.TRAINED;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.config.TrainBoosterConfig;
import io.mdaq.core.format.ReadRejection;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.ledger.RowPlace;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.revisions.RevisionRows;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleIds;
import io.mdaq.core.scorer.HeldOutSplit;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.training.finetuning.ExampleSet.Fate;
import io.mdaq.eval.booster.Lesson;
import io.mdaq.eval.booster.training.PairCheck.Unfit;
import io.mdaq.eval.finetune.SequenceMaker;
import io.mdaq.eval.finetune.SequenceMaker.Made;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of some revision files, each with what becomes of it.
 *
 * @param rows by file and place in it
 * @param notHeldOut all pairs that are not held out, for a scorer to be trained on
 */
record BoosterPairs(TrainBoosterConfig config, List<PairRow> rows, List<RevisionPair> notHeldOut) {

  BoosterPairs {
    rows = List.copyOf(rows);
    notHeldOut = List.copyOf(notHeldOut);
  }

  /**
   * Reads all files and sorts out what cannot be taught and what is held out.
   *
   * @throws io.mdaq.core.problem.UserException where a file cannot be read, too many rows are
   *     unusable, or there is no pair
   */
  static BoosterPairs read(TrainBoosterConfig config, LocalFiles files) {
    RevisionRows read = LocalRevisions.read(config.revisions(), files);
    List<RevisionPair> notHeldOut =
        HeldOutSplit.byGroup(
                read.rows().stream().map(RevisionRows.Row::pair).toList(),
                config.split().heldOutFraction(),
                config.split().seed())
            .training();
    Set<String> groups = new HashSet<>();
    notHeldOut.forEach(pair -> groups.add(pair.group()));
    List<PairRow> rows = new ArrayList<>();
    for (RevisionRows.Row row : read.rows()) {
      PairOutcome use = groups.contains(row.pair().group()) ? TRAINED : HELD_OUT;
      Unfit outcome = PairCheck.unfit(row.pair()).orElse(new Unfit(use, ""));
      rows.add(PairRow.of(row.origin(), row.pair(), outcome.outcome(), outcome.detail()));
    }
    rows.addAll(rejected(read.rejections()));
    rows.sort(Comparator.comparing(PairRow::origin, RowPlace.ORDER));
    return new BoosterPairs(config, rows, notHeldOut);
  }

  /** Where both sides of a row are rejected, the row is one all the same. */
  private static List<PairRow> rejected(List<ReadRejection> rejections) {
    List<PairRow> rows = new ArrayList<>();
    Optional<RowOrigin> last = Optional.empty();
    for (ReadRejection rejection : rejections) {
      RowOrigin origin = rejection.origin();
      if (last.filter(before -> RevisionRows.isSameRow(before, origin)).isEmpty()) {
        rows.add(
            PairRow.rejected(origin, rejection.reason().ledgerName() + ", " + rejection.detail()));
      }
      last = Optional.of(origin);
    }
    return rows;
  }

  /** Pairs to test on: those with the smallest ids, so many as configured, in the order of ids. */
  List<RevisionPair> tested() {
    return rows.stream()
        .filter(row -> row.outcome() == HELD_OUT)
        .map(row -> row.pair().orElseThrow())
        .sorted(Comparator.comparing(BoosterPairs::id))
        .limit(config.evaluation().maxPairs())
        .toList();
  }

  /** Rows that may be trained on, in the order in which they are taken. */
  private List<Integer> candidates() {
    Stream<Integer> far =
        IntStream.range(0, rows.size())
            .filter(row -> rows.get(row).outcome() == TRAINED)
            .filter(row -> rows.get(row).distance() >= config.distance().atLeast())
            .boxed();
    return config.distance().top().isEmpty() ? far.toList() : far.sorted(farthestFirst()).toList();
  }

  private Comparator<Integer> farthestFirst() {
    return Comparator.<Integer>comparingInt(row -> rows.get(row).distance())
        .reversed()
        .thenComparing(row -> id(rows.get(row).pair().orElseThrow()))
        .thenComparing(Comparator.naturalOrder());
  }

  private static SampleId id(RevisionPair pair) {
    return SampleIds.of(pair.language(), pair.raw());
  }

  private Lesson lesson(int row) {
    return Lesson.of(rows.get(row).pair().orElseThrow(), config.culture());
  }

  private int most() {
    return config.distance().top().orElse(Integer.MAX_VALUE);
  }

  /** The sizes of all sequences as far as can be told without a tokenizer: bytes of UTF-8. */
  List<Long> trainedBytes() {
    return candidates().stream()
        .limit(most())
        .map(this::lesson)
        .map(lesson -> (long) (lesson.question() + lesson.reply()).getBytes(UTF_8).length)
        .toList();
  }

  /**
   * Hands all that is to be trained on to a maker.
   *
   * @return the rows as they ended
   */
  List<PairRow> teach(SequenceMaker maker) {
    List<PairRow> ended = new ArrayList<>(rows);
    ended.replaceAll(row -> row.outcome() == TRAINED ? row.with(TOO_NEAR, 0) : row);
    int left = most();
    for (int row : candidates()) {
      if (left == 0) {
        break;
      }
      Made made = maker.add(lesson(row).messages(), row);
      PairOutcome outcome = made.fate() == Fate.USED ? TRAINED : TOO_LONG;
      ended.set(row, rows.get(row).with(outcome, made.tokens()));
      left -= outcome == TRAINED ? 1 : 0;
    }
    return Collections.unmodifiableList(ended);
  }

  /** Lists rows as they ended. */
  static void list(List<PairRow> rows, OutputStream ledger) throws IOException {
    for (int row = 0; row < rows.size(); row++) {
      ledger.write(JsonFile.line(rows.get(row).line(row)));
      ledger.write('\n');
    }
  }
}
