// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.examples;

import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.CodePoints;
import io.mdaq.pipeline.cluster.IdHash;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.examples.ClusterExample.Member;
import io.mdaq.pipeline.record.ClusteredSample;
import io.mdaq.pipeline.selection.ValueHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects one shard's examples. The whole corpus' scores say how good a sample must be at least,
 * so that a shard keeps little that others outdo. Not thread-safe.
 */
public final class ExampleCollector {

  private static final int MEMBER_SHOWN = 160;

  private final Corpus corpus;
  private final Grouping grouping;
  private final Map<String, Language> languages = new TreeMap<>();
  private final Map<String, Group> groups = new TreeMap<>();

  /**
   * @param corpus with the scores of each language
   * @param grouping what a group is
   */
  public ExampleCollector(Corpus corpus, Grouping grouping) {
    this.corpus = corpus;
    this.grouping = grouping;
  }

  /**
   * Adds a sample.
   *
   * @param stage by which it was selected; empty where it was not
   */
  public void add(ClusteredSample sample, String stage) {
    String language = sample.row().header().language();
    SampleText text = sample.row().text();
    languages
        .computeIfAbsent(language, code -> new Language(corpus.scoresOf(code)))
        .add(sample, text, stage);
    if (sample.cluster() != ClusteredSample.NO_CLUSTER) {
      groups
          .computeIfAbsent(grouping.groupOf(language), name -> new Group())
          .add(sample, text, stage);
    }
  }

  /** What was collected. */
  public RunExamples examples() {
    TreeMap<String, LanguageExamples> byLanguage = new TreeMap<>();
    languages.forEach((code, language) -> byLanguage.put(code, language.examples()));
    TreeMap<String, List<ClusterExample>> byGroup = new TreeMap<>();
    groups.forEach((name, group) -> byGroup.put(name, group.examples()));
    return new RunExamples(byLanguage, byGroup);
  }

  /** One language while it is collected. */
  private static final class Language {
    private final int goodEnough;
    private final int poorEnough;
    private final NavigableSet<ShownSample> best = new TreeSet<>(ShownSample.BEST);
    private final NavigableSet<ShownSample> worst = new TreeSet<>(ShownSample.WORST);
    private final Lengths asked = new Lengths();
    private final Lengths answered = new Lengths();

    Language(ValueHistogram scores) {
      long total = scores.total();
      goodEnough = scores.valueAtRank(Math.min(LanguageExamples.KEPT, total));
      poorEnough = scores.valueAtRank(Math.max(1, total - LanguageExamples.KEPT + 1));
    }

    void add(ClusteredSample sample, SampleText text, String stage) {
      if (sample.score() >= goodEnough) {
        keep(best, ShownSample.of(sample, text, stage));
      }
      if (sample.score() <= poorEnough) {
        keep(worst, ShownSample.of(sample, text, stage));
      }
      int question = CodePoints.length(text.instruction()) + CodePoints.length(text.input());
      asked.add(question, stage);
      answered.add(CodePoints.length(text.response()), stage);
    }

    private static void keep(NavigableSet<ShownSample> kept, ShownSample sample) {
      kept.add(sample);
      if (kept.size() > LanguageExamples.KEPT) {
        kept.pollLast();
      }
    }

    LanguageExamples examples() {
      return new LanguageExamples(
          List.copyOf(best),
          List.copyOf(worst),
          LengthCounts.of(asked.all, asked.sum),
          LengthCounts.of(asked.selected, asked.selectedSum),
          LengthCounts.of(answered.all, answered.sum),
          LengthCounts.of(answered.selected, answered.selectedSum));
    }
  }

  /** Lengths while they are counted. */
  private static final class Lengths {
    private final long[] all = new long[LengthCounts.BINS];
    private final long[] selected = new long[LengthCounts.BINS];
    private long sum;
    private long selectedSum;

    void add(int length, String stage) {
      int bin = LengthCounts.binOf(length);
      all[bin]++;
      sum += length;
      if (!stage.isEmpty()) {
        selected[bin]++;
        selectedSum += length;
      }
    }
  }

  /** The clusters of one group while they are collected. */
  private static final class Group {
    private static final IdHash HASH = new IdHash(0);

    private final NavigableMap<ClusterExample, List<Member>> kept =
        new TreeMap<>(ClusterExample.ORDER);

    void add(ClusteredSample sample, SampleText text, String stage) {
      ClusterExample cluster = new ClusterExample(sample.cluster(), List.of());
      List<Member> members = kept.get(cluster);
      if (members == null) {
        if (kept.size() == RunExamples.CLUSTERS_KEPT) {
          if (ClusterExample.ORDER.compare(cluster, kept.lastKey()) > 0) {
            return;
          }
          kept.pollLastEntry();
        }
        members = new ArrayList<>();
        kept.put(cluster, members);
      }
      SampleId id = sample.row().header().id();
      Member member =
          new Member(
              HASH.of(id),
              id.toString(),
              sample.row().header().language(),
              stage,
              CutText.of(text.instruction(), MEMBER_SHOWN));
      members.add(member);
      if (members.size() > ClusterExample.KEPT) {
        members.sort(Member.ORDER);
        members.remove(ClusterExample.KEPT);
      }
    }

    List<ClusterExample> examples() {
      List<ClusterExample> clusters = new ArrayList<>();
      kept.forEach(
          (cluster, members) -> {
            members.sort(Member.ORDER);
            clusters.add(new ClusterExample(cluster.number(), members));
          });
      return clusters;
    }
  }
}
