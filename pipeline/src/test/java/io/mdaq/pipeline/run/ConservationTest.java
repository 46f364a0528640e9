// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.record.ClusteredSample;
import io.mdaq.pipeline.record.ClusteredShard;
import io.mdaq.pipeline.record.ScoredShard;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import io.mdaq.pipeline.transform.AssignClusters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.runners.PTransformOverride;
import org.apache.beam.sdk.runners.PTransformOverrideFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.construction.PTransformMatchers;
import org.apache.beam.sdk.util.construction.PTransformReplacements;
import org.apache.beam.sdk.util.construction.ReplacementOutputs;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stage is broken on purpose; the run must notice. */
class ConservationTest {

  @TempDir private Path folder;

  /** What the broken stage does to the first shard it sees that has two samples or more. */
  enum Damage {
    LOSES_ONE("entries, but 300 samples"),
    DOUBLES_ONE("entries, but 300 samples"),
    LOSES_ONE_AND_DOUBLES_ANOTHER("some row is missing and another one is there twice");

    private final String message;

    Damage(String message) {
      this.message = message;
    }

    List<ClusteredSample> done(List<ClusteredSample> samples) {
      List<ClusteredSample> damaged = new ArrayList<>(samples);
      if (this != DOUBLES_ONE) {
        damaged.remove(0);
      }
      if (this != LOSES_ONE) {
        damaged.add(samples.get(samples.size() - 1));
      }
      return damaged;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStageThatLosesOrDoublesRowsFailsTheRun(Damage damage) {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(300, 11));
    Path output = folder.resolve("out");
    CurationRun run = Runs.prepare(new StrictDirectEngine(), input, output, List.of());

    assertThatThrownBy(() -> run.execute(note -> {}, pipeline -> breakStage(pipeline, damage)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("does not add up")
        .hasMessageContaining(damage.message);
    assertThat(output.resolve("manifest.json")).doesNotExist();
    assertThat(output.resolve("selected")).doesNotExist();
  }

  @Test
  void theSameRunWithoutDamagePasses() {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(300, 11));
    CurationRun run =
        Runs.prepare(new StrictDirectEngine(), input, folder.resolve("out"), List.of());

    assertThat(run.execute(note -> {}).counts().read()).isEqualTo(300);
  }

  /** On a cluster, a worker may be killed while it writes; another one writes the file anew. */
  @Test
  void whatAKilledWorkerLeftHalfWrittenIsRemoved() {
    String input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(300, 11));
    Path output = folder.resolve("out");
    CurationRun run = Runs.prepare(new StrictDirectEngine(), input, output, List.of());

    CurationManifest manifest =
        run.execute(
            note -> {},
            pipeline -> {
              for (String name :
                  List.of(
                      "ledger/part-00001-of-00016.jsonl.gz.3fa.partial",
                      "selected/de-00000-of-00001.jsonl.c0de.partial")) {
                Runs.write(output.resolve(name), List.of("half of it"));
              }
            });
    assertThat(manifest.counts().read()).isEqualTo(300);
    assertThat(manifest.seconds().stages().get("scored")).isPositive();
    assertThat(output.resolve("ledger")).isDirectoryNotContaining("glob:**.partial");
    assertThat(output.resolve("selected")).isDirectoryNotContaining("glob:**.partial");
  }

  private static void breakStage(Pipeline pipeline, Damage damage) {
    pipeline.replaceAll(
        List.of(
            PTransformOverride.of(
                PTransformMatchers.classEqualTo(AssignClusters.class), new Replacement(damage))));
  }

  private record Replacement(Damage damage)
      implements PTransformOverrideFactory<
          PCollection<ScoredShard>, PCollection<ClusteredShard>, AssignClusters> {

    @Override
    public PTransformReplacement<PCollection<ScoredShard>, PCollection<ClusteredShard>>
        getReplacementTransform(
            AppliedPTransform<PCollection<ScoredShard>, PCollection<ClusteredShard>, AssignClusters>
                stage) {
      return PTransformReplacement.of(
          PTransformReplacements.getSingletonMainInput(stage),
          new Broken(stage.getTransform(), damage));
    }

    @Override
    public Map<PCollection<?>, ReplacementOutput> mapOutputs(
        Map<TupleTag<?>, PCollection<?>> outputs, PCollection<ClusteredShard> newOutput) {
      return ReplacementOutputs.singleton(outputs, newOutput);
    }
  }

  /** The real stage, and then the damage. */
  private static final class Broken
      extends PTransform<PCollection<ScoredShard>, PCollection<ClusteredShard>> {

    private static final long serialVersionUID = 1L;

    private final AssignClusters stage;
    private final Damage damage;

    Broken(AssignClusters stage, Damage damage) {
      this.stage = stage;
      this.damage = damage;
    }

    @Override
    public PCollection<ClusteredShard> expand(PCollection<ScoredShard> shards) {
      return stage
          .expand(shards)
          .apply("Damage", ParDo.of(new DamageFn(damage)))
          .setCoder(ClusteredShard.coder());
    }
  }

  /** Damages shard 0. */
  private static final class DamageFn extends DoFn<ClusteredShard, ClusteredShard> {

    private static final long serialVersionUID = 1L;

    private final Damage damage;

    DamageFn(Damage damage) {
      this.damage = damage;
    }

    @ProcessElement
    public void damage(@Element ClusteredShard shard, OutputReceiver<ClusteredShard> out) {
      out.output(
          shard.shard() == 0
              ? new ClusteredShard(shard.shard(), damage.done(shard.samples()), shard.settled())
              : shard);
    }
  }
}
