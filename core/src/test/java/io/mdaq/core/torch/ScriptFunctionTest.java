// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptFunctionTest {

  private static final String AFFINE =
      """
      def forward(self, x: Tensor, w: List[Tensor]) -> Tensor:
        return torch.linear(x, w[0], w[1])
      """;

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(TorchDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray array(Shape shape, float... values) {
    return manager.create(values, shape);
  }

  @Test
  void arraysAndListsGoInAndATensorComesOut() {
    ScriptFunction affine = ScriptFunction.compile(manager, AFFINE);
    NDArray x = array(new Shape(1, 2), 3, 5);
    List<NDArray> weights =
        List.of(array(new Shape(2, 2), 1, 0, 1, 1), array(new Shape(2), 10, 20));

    NDList result = affine.infer(manager, ScriptArgument.of(x), ScriptArgument.of(weights));

    assertThat(result).hasSize(1);
    assertThat(result.head().toFloatArray()).containsExactly(13, 28);
  }

  @Test
  void aTupleComesOutInOrder() {
    ScriptFunction both =
        ScriptFunction.compile(
            manager,
            """
            def twice(self, x: Tensor) -> Tensor:
              return torch.mul(x, 2)
            def forward(self, x: Tensor) -> Tuple[Tensor, Tensor]:
              return (self.twice(x), x)
            """);

    NDList result = both.infer(manager, ScriptArgument.of(array(new Shape(1), 4)));

    assertThat(result.get(0).toFloatArray()).containsExactly(8);
    assertThat(result.get(1).toFloatArray()).containsExactly(4);
  }

  @Test
  void gradientsReachEveryArgumentThatWantsThem() {
    ScriptFunction affine = ScriptFunction.compile(manager, AFFINE);
    NDArray x = array(new Shape(2, 2), 1, 2, 3, 4);
    NDArray weight = array(new Shape(1, 2), 5, 6);
    NDArray bias = array(new Shape(1), 7);
    weight.setName("layer.0.weight");
    x.setRequiresGradient(true);
    weight.setRequiresGradient(true);
    bias.setRequiresGradient(true);

    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray y =
          affine
              .train(manager, ScriptArgument.of(x), ScriptArgument.of(List.of(weight, bias)))
              .head();
      collector.backward(y.sum());
    }

    assertThat(x.getGradient().toFloatArray()).containsExactly(5, 6, 5, 6);
    assertThat(weight.getGradient().toFloatArray()).containsExactly(4, 6);
    assertThat(bias.getGradient().toFloatArray()).containsExactly(2);
    assertThat(weight.getName()).isEqualTo("layer.0.weight");
  }

  @Test
  void inferenceRecordsNothing() {
    ScriptFunction affine = ScriptFunction.compile(manager, AFFINE);
    NDArray x = array(new Shape(1, 2), 1, 2);
    x.setRequiresGradient(true);
    List<NDArray> weights = List.of(array(new Shape(1, 2), 1, 1), array(new Shape(1), 0));

    NDArray y = affine.infer(manager, ScriptArgument.of(x), ScriptArgument.of(weights)).head();

    assertThat(y.hasGradient()).isFalse();
  }

  @Test
  void whenTrainingAnArrayIsPartOfOneArgumentOnly() {
    ScriptFunction affine = ScriptFunction.compile(manager, AFFINE);
    NDArray x = array(new Shape(1, 1), 1);
    x.setName("own");

    assertThatThrownBy(
            () -> affine.train(manager, ScriptArgument.of(x), ScriptArgument.of(List.of(x, x))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an array is part of the arguments 0 and 1");
    assertThat(x.getName()).isEqualTo("own");
    assertThatThrownBy(
            () -> affine.train(manager, ScriptArgument.of(x), ScriptArgument.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("argument 1 is an empty list");
  }

  @Test
  void textThatIsNotAScriptIsRefusedWithItsPlace() {
    assertThatThrownBy(
            () ->
                ScriptFunction.compile(
                    manager, "def forward(self, x: Tensor) -> Tensor:\n  return torch.nosuch(x)\n"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("nosuch");
  }

  @Test
  void onlyResultsStayBehindAndTheCallerOwnsThem() {
    ScriptFunction affine = ScriptFunction.compile(manager, AFFINE);
    NDArray x = array(new Shape(1, 2), 1, 2);
    List<NDArray> weights = List.of(array(new Shape(1, 2), 1, 1), array(new Shape(1), 0));
    int before = manager.getManagedArrays().size();

    try (NDManager step = manager.newSubManager()) {
      for (int i = 0; i < 3; i++) {
        affine.infer(step, ScriptArgument.of(x), ScriptArgument.of(weights));
        affine.train(step, ScriptArgument.of(x), ScriptArgument.of(weights));
      }
      assertThat(step.getManagedArrays()).hasSize(6);
      assertThat(manager.getManagedArrays()).hasSize(before + 6);
    }

    assertThat(manager.getManagedArrays()).hasSize(before);
  }

  @Test
  void threadsMayCallAtTheSameTime() {
    ScriptFunction affine = ScriptFunction.compile(manager, AFFINE);
    List<NDArray> weights = List.of(array(new Shape(1, 2), 1, 1), array(new Shape(1), 0));

    List<Float> sums =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(
                i -> {
                  try (NDManager step = manager.newSubManager()) {
                    NDArray x = step.create(new float[] {i, i}, new Shape(1, 2));
                    return affine
                        .infer(step, ScriptArgument.of(x), ScriptArgument.of(weights))
                        .head()
                        .getFloat(0, 0);
                  }
                })
            .toList();

    assertThat(sums)
        .containsExactlyElementsOf(IntStream.range(0, 64).mapToObj(i -> 2f * i).toList());
  }
}
