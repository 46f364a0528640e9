// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.manifest.JsonFile;
import io.mdaq.pipeline.examples.RunExamples;
import io.mdaq.pipeline.files.OutputFolder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Adds up what the shards have to show and writes it down for the report: one group, one file. */
final class WriteExamples extends PTransform<PCollection<KV<Integer, RunExamples>>, PDone> {

  private static final long serialVersionUID = 1L;

  private final OutputFolder output;

  WriteExamples(OutputFolder output) {
    this.output = output;
  }

  @Override
  public PDone expand(PCollection<KV<Integer, RunExamples>> shards) {
    shards
        .apply("Bring examples together", GroupByKey.create())
        .apply("Write examples", ParDo.of(new Write(output)));
    return PDone.in(shards.getPipeline());
  }

  /** Adds up and writes the file. */
  private static final class Write extends DoFn<KV<Integer, Iterable<RunExamples>>, Void> {

    private static final long serialVersionUID = 1L;

    private final OutputFolder output;

    Write(OutputFolder output) {
      this.output = output;
    }

    @ProcessElement
    public void write(@Element KV<Integer, Iterable<RunExamples>> shards) {
      RunExamples sum = RunExamples.NONE;
      for (RunExamples shard : shards.getValue()) {
        sum = sum.plus(shard);
      }
      RunExamples all = sum;
      WriteOutcome.writeOrFail(output, RunExamples.FILE, stream -> JsonFile.write(stream, all));
    }
  }
}
