// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.corpus.CorpusCounter;
import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.corpus.QuotaSettings;
import io.mdaq.pipeline.record.ScoredShard;
import java.util.Iterator;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Counts the whole corpus and sets the budgets; fails the run where too much of it is invalid.
 *
 * <p>One group, of one counter per shard: two to four bytes for each different score in a shard.
 */
public final class CountCorpus
    extends PTransform<PCollection<ScoredShard>, PCollectionView<Corpus>> {

  private static final long serialVersionUID = 1L;

  private final QuotaSettings settings;

  public CountCorpus(QuotaSettings settings) {
    this.settings = settings;
  }

  @Override
  public PCollectionView<Corpus> expand(PCollection<ScoredShard> shards) {
    return shards
        .apply("Count shards", ParDo.of(new CountShard(settings.grouping())))
        .setCoder(KvCoder.of(VarIntCoder.of(), CorpusCounter.coder()))
        .apply("Bring counts together", GroupByKey.create())
        .apply("Set budgets", ParDo.of(new SetBudgets(settings)))
        .setCoder(Corpus.coder())
        .apply("Corpus for all", View.asSingleton());
  }

  /** Counts one shard. */
  private static final class CountShard extends DoFn<ScoredShard, KV<Integer, CorpusCounter>> {

    private static final long serialVersionUID = 1L;

    private final Grouping grouping;

    CountShard(Grouping grouping) {
      this.grouping = grouping;
    }

    @ProcessElement
    public void count(@Element ScoredShard shard, OutputReceiver<KV<Integer, CorpusCounter>> out) {
      CorpusCounter counter = new CorpusCounter();
      counter.add(shard, grouping);
      out.output(KV.of(0, counter));
    }
  }

  /** Adds the counters up. */
  private static final class SetBudgets extends DoFn<KV<Integer, Iterable<CorpusCounter>>, Corpus> {

    private static final long serialVersionUID = 1L;

    private final QuotaSettings settings;

    SetBudgets(QuotaSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void setBudgets(
        @Element KV<Integer, Iterable<CorpusCounter>> counters, OutputReceiver<Corpus> out) {
      CorpusCounter all = new CorpusCounter();
      Iterator<CorpusCounter> parts = counters.getValue().iterator();
      parts.forEachRemaining(all::addAll);
      out.output(all.corpus(settings));
    }
  }
}
