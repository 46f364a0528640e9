// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import io.mdaq.pipeline.engine.RunNeeds.Models;
import org.apache.beam.runners.dataflow.options.DataflowPipelineWorkerPoolOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What a worker must be where the user does not say it. A worker is one process: it holds each
 * model once, whatever the number of its threads, and outside of the heap, which Dataflow gives
 * most of the memory.
 *
 * @param machine type of Compute Engine
 * @param diskGb for the system, the jars, the unpacked native libraries and the models
 */
record WorkerSize(String machine, int diskGb) {

  /** For a kind of model. */
  static WorkerSize of(Models models) {
    return switch (models) {
      case LEXICAL -> new WorkerSize("n2-standard-2", 30);
      // 8 cores and 32 GB: XLM-R large has weights of 2.2 GB, base of 1.1 GB.
      case ENCODER -> new WorkerSize("n2-standard-8", 50);
      // 16 cores and 128 GB: 8 billion weights of 4 bytes are 32 GB.
      case CAUSAL_LM -> new WorkerSize("n2-highmem-16", 100);
    };
  }

  /** Sets what the user has not set. */
  void apply(PipelineOptions options) {
    DataflowPipelineWorkerPoolOptions pool = options.as(DataflowPipelineWorkerPoolOptions.class);
    if (pool.getWorkerMachineType() == null) {
      pool.setWorkerMachineType(machine);
    }
    if (pool.getDiskSizeGb() <= 0) {
      pool.setDiskSizeGb(diskGb);
    }
  }
}
