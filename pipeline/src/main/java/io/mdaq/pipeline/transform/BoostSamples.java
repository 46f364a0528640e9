// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.boost.Booster;
import io.mdaq.core.boost.check.Background;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.pipeline.boost.AlignedShard;
import io.mdaq.pipeline.boost.BoostPlan;
import io.mdaq.pipeline.boost.BoostSettings;
import io.mdaq.pipeline.boost.BoostedLine;
import io.mdaq.pipeline.boost.ShardBoosting;
import io.mdaq.pipeline.boost.ShardUnion;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.neardup.IdPair;
import io.mdaq.pipeline.neardup.IdPairs;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import io.mdaq.pipeline.record.SettledRows;
import io.mdaq.pipeline.selection.RankingValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Has poor samples rewritten and puts accepted revisions in their places, as new samples in the
 * shards that their own ids name. Which samples those are is planned before anything is asked, from
 * 36 bytes for each candidate in one group; then shards are boosted on their own.
 */
public final class BoostSamples
    extends PTransform<PCollection<ScoredShard>, PCollection<ScoredShard>> {

  private static final long serialVersionUID = 1L;
  private static final TupleTag<KV<Integer, ScoredShard>> PARTS = new TupleTag<>("parts") {};
  private static final TupleTag<KV<Integer, IdPairs>> REPLACED = new TupleTag<>("replaced") {};

  private static final String ASK = "Ask, check, score";

  private final PCollectionView<Corpus> corpus;
  private final BoostSettings settings;
  private final ModelSettings models;
  private final RankingValue ranking;
  private final long seed;
  private final int shards;
  private final OutputFolder output;

  /**
   * @param corpus for percentiles: counts of the samples that come in
   * @param settings who is rewritten by whom
   * @param models what scores and embeds
   * @param ranking what the strategy ranks by
   * @param seed of rankings that draw by hash
   * @param shards over how many shards the samples are spread
   * @param output where the revisions are written
   */
  public BoostSamples(
      PCollectionView<Corpus> corpus,
      BoostSettings settings,
      ModelSettings models,
      RankingValue ranking,
      long seed,
      int shards,
      OutputFolder output) {
    this.corpus = corpus;
    this.settings = settings;
    this.models = models;
    this.ranking = ranking;
    this.seed = seed;
    this.shards = shards;
    this.output = output;
  }

  @Override
  public PCollection<ScoredShard> expand(PCollection<ScoredShard> scored) {
    PCollectionView<BoostPlan> plan =
        scored
            .apply("Plan", new PlanBoosting(corpus, settings))
            .apply("Plan for all", View.<BoostPlan>asSingleton().withDefaultValue(BoostPlan.NONE));
    PCollectionView<Background> background =
        scored
            .apply("Learn background", new LearnBackground(corpus))
            .apply(
                "Background for all",
                View.<Background>asSingleton().withDefaultValue(Background.NONE));
    PCollectionTuple boosted =
        settings.looksAtSiblings()
            ? scored
                .apply("Find siblings", new FindSiblings(settings.alignmentField(), corpus, plan))
                .apply(ASK, boost(FindSiblings::aligned, plan, background))
            : scored.apply(ASK, boost(AlignedShard::alone, plan, background));
    PCollectionView<Map<Integer, IdPairs>> replacements =
        boosted
            .get(REPLACED)
            .setCoder(KvCoder.of(VarIntCoder.of(), IdPairs.coder()))
            .apply("Replacements for all", View.asMap());
    return boosted
        .get(PARTS)
        .setCoder(KvCoder.of(VarIntCoder.of(), ScoredShard.coder()))
        .apply("Bring shards together", GroupByKey.create())
        .apply(
            "Put shards together",
            ParDo.of(new Unite(replacements, shards)).withSideInputs(replacements))
        .setCoder(ScoredShard.coder());
  }

  private <T> ParDo.MultiOutput<T, KV<Integer, ScoredShard>> boost(
      SerializableFunction<T, AlignedShard> aligned,
      PCollectionView<BoostPlan> plan,
      PCollectionView<Background> background) {
    return ParDo.of(new Boost<>(this, aligned, plan, background))
        .withSideInputs(corpus, plan, background)
        .withOutputTags(PARTS, TupleTagList.of(REPLACED));
  }

  /**
   * Boosts one shard, writes its lines and sends its samples to their shards.
   *
   * @param <T> a shard, with or without siblings
   */
  private static final class Boost<T> extends DoFn<T, KV<Integer, ScoredShard>> {

    private static final long serialVersionUID = 1L;

    private final SerializableFunction<T, AlignedShard> aligned;
    private final PCollectionView<Corpus> corpusView;
    private final PCollectionView<BoostPlan> planView;
    private final PCollectionView<Background> backgroundView;
    private final BoostSettings settings;
    private final ModelSettings models;
    private final RankingValue ranking;
    private final long seed;
    private final int shards;
    private final OutputFolder output;
    private transient @Nullable OpenModels open;
    private transient @Nullable Booster booster;
    private transient @Nullable ShardBoosting boosting;

    Boost(
        BoostSamples stage,
        SerializableFunction<T, AlignedShard> aligned,
        PCollectionView<BoostPlan> planView,
        PCollectionView<Background> backgroundView) {
      this.aligned = aligned;
      this.corpusView = stage.corpus;
      this.planView = planView;
      this.backgroundView = backgroundView;
      this.settings = stage.settings;
      this.models = stage.models;
      this.ranking = stage.ranking;
      this.seed = stage.seed;
      this.shards = stage.shards;
      this.output = stage.output;
    }

    @Setup
    public void loadModels() {
      open = OpenModels.of(models);
      booster = settings.booster().open();
    }

    @ProcessElement
    public void boost(ProcessContext context) {
      long start = System.nanoTime();
      AlignedShard together = aligned.apply(context.element());
      ScoredShard shard = together.shard();
      ShardBoosting.Boosted boosted =
          boosting(context)
              .boost(together, context.sideInput(corpusView), context.sideInput(planView));
      WriteOutcome.writeOrFail(
          output,
          OutputNames.boosted(shard.shard(), shards),
          stream -> write(boosted.lines(), stream));
      WriteOutcome.writeOrFail(
          output,
          OutputNames.account(shard.shard(), shards),
          stream -> JsonFile.write(stream, boosted.account()));
      Progress.BOOSTED.add(boosted.lines().size());
      Progress.BOOSTED.addNanos(System.nanoTime() - start);
      context.output(KV.of(shard.shard(), boosted.remaining()));
      Map<Integer, List<ScoredSample>> moved = new TreeMap<>();
      for (ScoredSample revision : boosted.revisions()) {
        moved
            .computeIfAbsent(
                SliceReading.shardOf(revision.row().header().id(), shards),
                number -> new ArrayList<>())
            .add(revision);
      }
      moved.forEach(
          (number, samples) ->
              context.output(KV.of(number, new ScoredShard(number, samples, SettledRows.NONE))));
      context.output(
          REPLACED,
          KV.of(
              shard.shard(),
              IdPairs.of(
                  boosted.remaining().settled().replaced().stream()
                      .map(replaced -> new IdPair(replaced.header().id(), replaced.boosted()))
                      .toList())));
    }

    /** Made for the first shard, since the background is not known before. */
    private ShardBoosting boosting(ProcessContext context) {
      if (boosting == null) {
        boosting =
            new ShardBoosting(
                Objects.requireNonNull(booster),
                settings.acceptance(context.sideInput(backgroundView)),
                new SampleScoring(
                        Objects.requireNonNull(open).assessor(), ranking, seed, Optional.empty())
                    ::score);
      }
      return boosting;
    }

    private static void write(List<BoostedLine> lines, OutputStream stream) throws IOException {
      GZIPOutputStream gzip = new GZIPOutputStream(stream);
      for (BoostedLine line : lines) {
        gzip.write(JsonFile.line(line));
        gzip.write('\n');
      }
      gzip.finish();
    }

    /** On a best effort basis: what is never given back goes with the process. */
    @Teardown
    public void returnModels() {
      if (booster != null) {
        booster.close();
        booster = null;
      }
      if (open != null) {
        open.close();
        open = null;
      }
    }
  }

  /** Puts one shard together. */
  private static final class Unite extends DoFn<KV<Integer, Iterable<ScoredShard>>, ScoredShard> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Map<Integer, IdPairs>> replacementsView;
    private final int shards;

    Unite(PCollectionView<Map<Integer, IdPairs>> replacementsView, int shards) {
      this.replacementsView = replacementsView;
      this.shards = shards;
    }

    @ProcessElement
    public void unite(ProcessContext context) {
      Map<Integer, IdPairs> replacements = context.sideInput(replacementsView);
      KV<Integer, Iterable<ScoredShard>> parts = context.element();
      context.output(
          new ShardUnion(
                  id ->
                      replacements
                          .getOrDefault(SliceReading.shardOf(id, shards), IdPairs.NONE)
                          .valuesOf(id))
              .of(parts.getKey(), parts.getValue()));
    }
  }
}
