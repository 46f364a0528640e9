// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.corpus;

import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.ledger.RowTally;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.record.RejectedLine;
import io.mdaq.pipeline.record.RejectedRow;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import io.mdaq.pipeline.selection.Allocation;
import io.mdaq.pipeline.selection.ClusterCount;
import io.mdaq.pipeline.selection.EmptyLanguages;
import io.mdaq.pipeline.selection.ValueCounter;
import io.mdaq.pipeline.selection.ValueHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts a corpus shard by shard; counters of parts add up to that of the whole, in any order. Not
 * thread-safe.
 */
public final class CorpusCounter {

  private static final int EXAMPLES = 5;

  /** Reasons that are no fault of a row. */
  private static final Set<String> CHOSEN =
      Arrays.stream(RejectReason.values())
          .filter(RejectReason::isChosen)
          .map(RejectReason::ledgerName)
          .collect(Collectors.toUnmodifiableSet());

  private RowTally read = RowTally.NONE;
  private long rejected;
  private long invalid;
  private final List<RejectedRow> examples = new ArrayList<>();
  private final SortedMap<String, ValueCounter> scores = new TreeMap<>();
  private final SortedMap<String, ValueCounter> ranks = new TreeMap<>();

  public static RecordCoder<CorpusCounter> coder() {
    return RecordCoder.of(
        CorpusCounter.class, (out, counter) -> counter.write(out), CorpusCounter::decode);
  }

  /** Counts a shard. */
  public void add(ScoredShard shard, Grouping grouping) {
    read = read.plus(shard.settled().tally());
    rejected += shard.settled().rejected().size();
    for (RejectedRow row : shard.settled().rejected()) {
      if (!CHOSEN.contains(row.reason())) {
        invalid++;
        example(row);
      }
    }
    for (ScoredSample sample : shard.samples()) {
      String language = sample.row().header().language();
      counter(scores, language).add(sample.score());
      counter(ranks, grouping.groupOf(language)).add(sample.rankValue());
    }
  }

  /** Adds what another counter counted. */
  public void addAll(CorpusCounter other) {
    read = read.plus(other.read);
    rejected += other.rejected;
    invalid += other.invalid;
    other.examples.forEach(this::example);
    other.scores.forEach((key, c) -> counter(scores, key).addAll(c.histogram()));
    other.ranks.forEach((key, c) -> counter(ranks, key).addAll(c.histogram()));
  }

  /**
   * What was counted, with the budgets that follow.
   *
   * @throws UserException where there is nothing to curate, or too much of it is invalid
   */
  public Corpus corpus(QuotaSettings settings) {
    requireUsable(settings.maxInvalidFraction());
    SortedMap<String, ValueHistogram> scoreHistograms = histograms(scores);
    SortedMap<String, GroupQuota> groups = new TreeMap<>();
    Map<String, Long> budgets = budgets(settings, scoreHistograms);
    histograms(ranks)
        .forEach(
            (group, histogram) -> {
              int budget = budget(group, histogram, budgets.getOrDefault(group, 0L), settings);
              int clusters =
                  settings.clusters() == QuotaSettings.BY_BUDGET
                      ? ClusterCount.forBudget(budget, histogram.total(), settings.split())
                      : settings.clusters();
              groups.put(group, new GroupQuota(histogram, budget, clusters));
            });
    return new Corpus(read, rejected, scoreHistograms, groups);
  }

  /** What is allotted, as far as the strategy may choose so many. */
  private static int budget(
      String group, ValueHistogram ranks, long allotted, QuotaSettings settings) {
    long eligible = settings.strategy().eligible(ranks);
    if (eligible == 0 && allotted > 0 && settings.emptyLanguages() == EmptyLanguages.REFUSED) {
      throw UserException.failed(
          "%s: no sample reaches selection.threshold, the best score is %.4f. Lower the threshold"
                  .formatted(group, (double) ranks.valueAtRank(1) / QualityScorer.SCALE)
              + " (a percentile, such as 70%, fits each language), or set"
              + " selection.allow_empty_languages=true");
    }
    return Math.toIntExact(Math.min(allotted, eligible));
  }

  private static Map<String, Long> budgets(
      QuotaSettings settings, SortedMap<String, ValueHistogram> scores) {
    TreeMap<String, Long> sizes = new TreeMap<>();
    scores.forEach((language, histogram) -> sizes.put(language, histogram.total()));
    if (settings.grouping() == Grouping.ALL_TOGETHER) {
      long all = sizes.values().stream().mapToLong(Long::longValue).sum();
      return Map.of(Grouping.ALL, Math.min(settings.budget().of(all), all));
    }
    Allocation allocation =
        settings.shares().allocate(settings.budget(), sizes, settings.emptyLanguages());
    return allocation.quotas();
  }

  private void requireUsable(double maxInvalidFraction) {
    if (read.outcomes() == 0) {
      throw UserException.failed(
          "the input holds no rows at all: every file is empty; check input.globs");
    }
    if (invalid > maxInvalidFraction * read.outcomes()) {
      throw UserException.failed(
          String.format(
              Locale.ROOT,
              "%,d of %,d rows are invalid (%.1f %%), allowed are %.1f %%"
                  + " (input.max_invalid_fraction).%n%sMend the rows, or allow more with --set"
                  + " input.max_invalid_fraction=%s",
              invalid,
              read.outcomes(),
              100.0 * invalid / read.outcomes(),
              100 * maxInvalidFraction,
              shownExamples(),
              suggestedFraction()));
    }
    if (scores.isEmpty()) {
      throw UserException.failed(
          "no row of the input is a usable sample.%n%s".formatted(shownExamples()));
    }
  }

  private String shownExamples() {
    StringBuilder text = new StringBuilder();
    for (RejectedRow row : examples) {
      text.append(
          "  %s: %s, %s%n".formatted(RejectedLine.of(row).place(), row.reason(), row.detail()));
    }
    if (invalid > examples.size()) {
      text.append("  and ").append(invalid - examples.size()).append(" more");
      text.append(System.lineSeparator());
    }
    return text.toString();
  }

  private String suggestedFraction() {
    double fraction = Math.ceil(100.0 * invalid / read.outcomes()) / 100;
    return fraction == 1 ? "1" : String.format(Locale.ROOT, "%.2f", fraction);
  }

  /** Keeps the first ones by place, so that the message does not depend on the order of shards. */
  private void example(RejectedRow row) {
    if (examples.size() == EXAMPLES
        && RejectedRow.ORDER.compare(row, examples.get(EXAMPLES - 1)) >= 0) {
      return;
    }
    examples.add(row);
    examples.sort(RejectedRow.ORDER);
    if (examples.size() > EXAMPLES) {
      examples.remove(EXAMPLES);
    }
  }

  private static ValueCounter counter(SortedMap<String, ValueCounter> counters, String key) {
    return counters.computeIfAbsent(key, absent -> new ValueCounter());
  }

  private static SortedMap<String, ValueHistogram> histograms(
      SortedMap<String, ValueCounter> counters) {
    TreeMap<String, ValueHistogram> histograms = new TreeMap<>();
    counters.forEach((key, counter) -> histograms.put(key, counter.histogram()));
    return histograms;
  }

  private void write(ByteWriter out) {
    out.putLong(read.outcomes());
    out.putFixedLong(read.fingerprint());
    out.putLong(rejected);
    out.putLong(invalid);
    out.putAll(examples, (to, row) -> row.write(to));
    out.putMap(scores, (to, counter) -> counter.histogram().write(to));
    out.putMap(ranks, (to, counter) -> counter.histogram().write(to));
  }

  private static CorpusCounter decode(ByteReader in) {
    CorpusCounter counter = new CorpusCounter();
    counter.read = new RowTally(in.longValue(), in.fixedLong());
    counter.rejected = in.longValue();
    counter.invalid = in.longValue();
    counter.examples.addAll(in.all(RejectedRow::read));
    decodeInto(counter.scores, in);
    decodeInto(counter.ranks, in);
    return counter;
  }

  private static void decodeInto(SortedMap<String, ValueCounter> counters, ByteReader in) {
    in.map(ValueHistogram::read)
        .forEach((key, histogram) -> counter(counters, key).addAll(histogram));
  }
}
