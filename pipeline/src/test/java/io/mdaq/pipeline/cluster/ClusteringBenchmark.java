// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import io.mdaq.core.embedding.LexicalEmbedder;
import io.mdaq.core.embedding.LexicalEmbedderSettings;
import io.mdaq.core.sample.SampleText;
import io.mdaq.pipeline.cluster.TestVectors.Sample;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * CPU time of this thread for embedding, fitting and assigning synthetic samples; run its {@code
 * main}. Compare figures of one run with each other only: machines differ and so do their days.
 */
final class ClusteringBenchmark {

  private static final int ROUNDS = 4;

  private ClusteringBenchmark() {}

  public static void main(String[] args) {
    List<Sample> samples = TestVectors.blobs(1, 2000, 10, 256);
    TrainingSet training = TestVectors.all(samples);
    LexicalEmbedder embedder = new LexicalEmbedder(LexicalEmbedderSettings.withSeed(1));
    SampleText text =
        new SampleText(
            "Describe in a few clear sentences how the seasons change in the north and why, with"
                + " one good example.",
            "",
            "");
    short[] vector = new short[embedder.dimensions()];
    for (int round = 0; round < ROUNDS; round++) {
      report("embed 100 characters", 20_000, () -> embedder.embed(text, vector));
      Clustering[] fitted = new Clustering[2];
      for (int level = 0; level < 2; level++) {
        int index = level;
        KMeansSettings settings =
            new KMeansSettings(1, 25, 0.0005, 64, 1 << 18, level == 0 ? 512 : 100);
        report(
            "fit 300 clusters to 20,000 vectors, levels: " + (level + 1),
            1,
            () -> fitted[index] = KMeans.fit(training, 300, settings).clustering());
        int[] next = {0};
        report(
            "assign to 300 clusters, levels: " + (level + 1),
            20_000,
            () -> fitted[index].assign(samples.get(next[0]++ % samples.size()).vector()));
      }
    }
  }

  private static void report(String what, int times, Runnable task) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      task.run();
    }
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    System.out.printf("%-60s %12.2f us%n", what, (end - start) / 1e3 / times);
  }
}
