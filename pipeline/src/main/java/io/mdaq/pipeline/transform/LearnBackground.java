// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.boost.check.Background;
import io.mdaq.core.boost.check.BackgroundSums;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Finds what the corpus's texts have in common in each language. A few hundred samples of each are
 * looked at, drawn by hash; so the one group holds at most as many vectors of 4 KiB.
 */
final class LearnBackground extends PTransform<PCollection<ScoredShard>, PCollection<Background>> {

  private static final long serialVersionUID = 1L;

  private final PCollectionView<Corpus> corpus;

  LearnBackground(PCollectionView<Corpus> corpus) {
    this.corpus = corpus;
  }

  @Override
  public PCollection<Background> expand(PCollection<ScoredShard> scored) {
    return scored
        .apply("Add samples up", ParDo.of(new AddSamplesUp(corpus)).withSideInputs(corpus))
        .setCoder(KvCoder.of(VarIntCoder.of(), coder()))
        .apply("Bring sums together", GroupByKey.create())
        .apply("Add shards up", ParDo.of(new AddShardsUp()))
        .setCoder(coder());
  }

  private static RecordCoder<Background> coder() {
    return RecordCoder.of(
        Background.class,
        (out, background) ->
            out.putMap(
                background.languages(),
                (to, sum) -> {
                  to.putLong(sum.texts());
                  to.putInts(sum.components());
                }),
        in -> new Background(in.map(from -> new Background.Sum(from.longValue(), from.ints()))));
  }

  private static final class AddSamplesUp extends DoFn<ScoredShard, KV<Integer, Background>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Corpus> corpusView;

    AddSamplesUp(PCollectionView<Corpus> corpusView) {
      this.corpusView = corpusView;
    }

    @ProcessElement
    public void add(ProcessContext context) {
      Corpus corpus = context.sideInput(corpusView);
      BackgroundSums sums = new BackgroundSums();
      for (ScoredSample sample : context.element().samples()) {
        SampleHeader header = sample.row().header();
        if (Background.isDrawn(header.id(), corpus.scoresOf(header.language()).total())) {
          sums.add(header.language(), sample.row().text());
        }
      }
      context.output(KV.of(0, sums.background()));
    }
  }

  private static final class AddShardsUp
      extends DoFn<KV<Integer, Iterable<Background>>, Background> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void add(
        @Element KV<Integer, Iterable<Background>> parts, OutputReceiver<Background> out) {
      Background sum = Background.NONE;
      for (Background part : parts.getValue()) {
        sum = sum.plus(part);
      }
      out.output(sum);
    }
  }
}
