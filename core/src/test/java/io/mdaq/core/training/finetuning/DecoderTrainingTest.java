// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.decoder.TinyDecoder;
import io.mdaq.core.decoder.TrainableForm;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.StepReport;
import io.mdaq.core.training.TrainingObserver;
import io.mdaq.core.training.lora.LoraConfig;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecoderTrainingTest {

  private static final LoraConfig LORA = LoraConfig.ofAll(4, 8);

  @TempDir private Path folder;

  private ModelFolder files;

  @BeforeEach
  void writeModel() {
    files = TinyDecoder.QWEN2.write(folder);
  }

  private static List<StepReport> reports(TinyTraining training) {
    List<StepReport> reports = new ArrayList<>();
    training.run(TrainingObserver.of(reports::add));
    return reports;
  }

  private static double[] losses(TinyTraining training) {
    return reports(training).stream().mapToDouble(StepReport::loss).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void theLossFalls(TrainableForm form) {
    TinyTraining all = TinyTraining.of(files).with(form).withSteps(40);
    for (TinyTraining training :
        form.trainsMatrices() ? List.of(all, all.with(LORA)) : List.of(all.with(LORA))) {
      double[] losses = losses(training);
      assertThat(losses[losses.length - 1]).isLessThan(0.7 * losses[0]);
    }
  }

  @Test
  void equalRunsLeaveEqualBits() {
    TinyTraining training = TinyTraining.of(files);

    assertThat(training.run(TrainingObserver.of(r -> {})))
        .containsExactly(training.run(TrainingObserver.of(r -> {})));
  }

  @ParameterizedTest
  @EnumSource
  void recomputingChangesNoBit(TrainableForm form) {
    TinyTraining all = TinyTraining.of(files).with(form);
    for (TinyTraining training :
        form.trainsMatrices() ? List.of(all, all.with(LORA)) : List.of(all.with(LORA))) {
      assertThat(losses(training.with(Activations.RECOMPUTE))).containsExactly(losses(training));
    }
  }

  @Test
  void batchesOfAStepAddUp() {
    TinyTraining whole = TinyTraining.of(files);
    BatchPlan rows = new BatchPlan(4, 1, BatchPlan.Order.SHUFFLED, 1);

    List<StepReport> expected = reports(whole);
    List<StepReport> actual = reports(whole.with(rows));

    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).loss()).isCloseTo(expected.get(i).loss(), within(1e-4));
      assertThat(actual.get(i).gradientNorm())
          .isCloseTo(expected.get(i).gradientNorm(), within(1e-3));
      assertThat(actual.get(i).tokens()).isEqualTo(expected.get(i).tokens());
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyAdaptersChange(TrainableForm form) {
    List<List<ByteBuffer>> weights = new ArrayList<>();
    List<float[]> adapters = new ArrayList<>();
    TinyTraining training = TinyTraining.of(files).with(LORA).with(form);

    training.run(
        TrainingObserver.of(r -> {}),
        parts -> {
          weights.add(parts.weights());
          adapters.add(parts.numbers());
        },
        parts -> {
          weights.add(parts.weights());
          adapters.add(parts.numbers());
        });

    assertThat(weights.get(1)).isEqualTo(weights.get(0));
    assertThat(adapters.get(1)).isNotEqualTo(adapters.get(0));
  }

  @ParameterizedTest
  @EnumSource
  void noArrayStaysBehindAStep(Activations activations) {
    List<Integer> counts = new ArrayList<>();
    TinyTraining training = TinyTraining.of(files).with(activations).withSteps(100);
    List<Integer> parameters = new ArrayList<>();
    training.run(
        TrainingObserver.of(r -> {}),
        parts -> {
          parameters.add(parts.decoder().weights().names().size());
          counts.add(parts.decoder().manager().getManagedArrays().size());
        },
        parts -> counts.add(parts.decoder().manager().getManagedArrays().size()));

    // The cosines and sines of positions.
    assertThat(counts.get(0)).isEqualTo(parameters.get(0) + 2);
    // The optimizer has two arrays for each parameter, and there is one to put logits in.
    assertThat(counts.get(1)).isEqualTo(3 * parameters.get(0) + 3);
  }

  @Test
  void oneExampleIsEnough() {
    List<Example> one = List.of(Example.ofText(new int[] {1, 2}));

    List<StepReport> reports = reports(TinyTraining.of(files).with(one));

    assertThat(reports).hasSize(7).allMatch(report -> report.tokens() == 2);
    assertThat(reports.get(6).loss()).isLessThan(reports.get(0).loss());
  }

  @Test
  void aLossThatIsNoNumberEndsTheTrainingBeforeItChangesAnything() {
    List<StepReport> reports = new ArrayList<>();

    assertThatThrownBy(
            () ->
                TinyTraining.of(files)
                    .run(
                        TrainingObserver.of(reports::add),
                        parts -> parts.decoder().weights().get("model.norm.weight").muli(Float.NaN),
                        parts -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("training step 1 of 7: the loss is NaN on the rows [")
        .hasMessageContaining("Lower the learning rate");
    assertThat(reports).isEmpty();
  }

  @Test
  void anUnknownTokenIsAProblemBeforeTheEngineSeesIt() {
    List<Example> examples = List.of(Example.ofText(new int[] {1, 300}));

    assertThatThrownBy(() -> reports(TinyTraining.of(files).with(examples)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("token 300 in the rows [0]")
        .hasMessageContaining("vocabulary of 300");
  }

  @Test
  void frozenMatricesAreNotTrained() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reports(TinyTraining.of(files).with(TrainableForm.FROZEN_BFLOAT16)));
  }

  @Test
  void rowsThatCannotBeLearnedAreCounted() {
    List<Example> examples =
        List.of(
            Example.ofResponse(new int[] {1, 2}, new int[] {3}),
            Example.ofResponse(new int[] {1, 2}, new int[] {}),
            Example.ofResponse(new int[0], new int[] {5}),
            Example.ofText(IntStream.range(0, 200).toArray()),
            Example.ofResponse(IntStream.range(0, 128).toArray(), new int[] {7}));

    ExampleSet cut = ExampleSet.of(examples, 128, ExampleSet.TooLong.TRUNCATE);
    ExampleSet left = ExampleSet.of(examples, 128, ExampleSet.TooLong.DROP);

    assertThat(cut.places()).containsExactly(0, 3);
    assertThat(List.of(cut.truncated(), cut.dropped(), cut.masked())).containsExactly(1, 0, 3);
    assertThat(left.places()).containsExactly(0);
    assertThat(List.of(left.truncated(), left.dropped(), left.masked())).containsExactly(0, 2, 2);
  }

  @Test
  void nothingToLearnIsAProblem() {
    List<Example> masked = List.of(Example.ofResponse(new int[] {1, 2}, new int[] {}));

    assertThatThrownBy(() -> ExampleSet.of(masked, 128, ExampleSet.TooLong.DROP))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("of 1 rows 0 are longer than 128 tokens, and 1 have no token");
    assertThatThrownBy(() -> ExampleSet.of(List.of(), 128, ExampleSet.TooLong.DROP))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("of 0 rows");
  }
}
