// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.manifest.JsonFile;
import io.mdaq.pipeline.boost.BoostForecast;
import io.mdaq.pipeline.boost.BoostPlan;
import io.mdaq.pipeline.files.OutputFolder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Writes a {@link BoostForecast} for the driver. */
public final class WriteForecast extends PTransform<PCollection<BoostPlan>, PDone> {

  private static final long serialVersionUID = 1L;

  /** The file's name in the output folder; absent where the input has no rows. */
  public static final String FILE = OutputFolder.RUN_FACTS + "/forecast.json";

  private final OutputFolder output;

  /**
   * @param output where to write
   */
  public WriteForecast(OutputFolder output) {
    this.output = output;
  }

  @Override
  public PDone expand(PCollection<BoostPlan> plan) {
    plan.apply("Write", ParDo.of(new Write(output)));
    return PDone.in(plan.getPipeline());
  }

  /** Writes the file. */
  private static final class Write extends DoFn<BoostPlan, Void> {

    private static final long serialVersionUID = 1L;

    private final OutputFolder output;

    Write(OutputFolder output) {
      this.output = output;
    }

    @ProcessElement
    public void write(@Element BoostPlan plan) {
      WriteOutcome.writeOrFail(output, FILE, stream -> JsonFile.write(stream, plan.forecast()));
    }
  }
}
