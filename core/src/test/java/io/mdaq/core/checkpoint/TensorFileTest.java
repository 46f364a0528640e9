// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TensorFileTest {

  private static Tensor tensor(String name) {
    return Tensor.ofFloats(name, new long[] {2, 1}, new float[2]);
  }

  @Test
  void tellsWhatIsMissing() {
    TensorFile file = new TensorFile("m.safetensors", Map.of(), List.of(tensor("a"), tensor("b")));

    assertThat(file.find("c")).isEmpty();
    assertThatThrownBy(() -> file.require("c", DType.I8, 3, 4))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "m.safetensors: there is no tensor \"c\" (I8 [3, 4]); the file has 2: \"a\", \"b\"."
                + " Give the weights of a model of the expected kind.");
  }

  @Test
  void namesOnlyTheFirstOfManyTensors() {
    List<Tensor> ten = IntStream.range(0, 10).mapToObj(i -> tensor("t" + i)).toList();

    assertThatThrownBy(() -> new TensorFile("m", Map.of(), ten).requireFloats("c"))
        .hasMessageContaining("the file has 10: \"t0\", \"t1\", \"t2\", \"t3\", \"t4\", ….");
    assertThatThrownBy(() -> new TensorFile("m", Map.of(), List.of()).requireFloats("c"))
        .hasMessageContaining("\"c\" (F32 or F16 or BF16 []); the file has no tensors.");
  }

  @Test
  void tellsWhatDiffers() {
    TensorFile file = new TensorFile("m", Map.of(), List.of(tensor("a")));

    assertThat(file.requireFloats("a", 2, 1)).isSameAs(file.require("a", DType.F32, 2, 1));
    assertThatThrownBy(() -> file.requireFloats("a", 1, 2))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "m: tensor \"a\" (F32 [2, 1]) must be F32 or F16 or BF16 [1, 2]."
                + " Give the weights that belong to this configuration.");
    assertThatThrownBy(() -> file.require("a", DType.BF16, 2, 1))
        .hasMessageContaining("tensor \"a\" (F32 [2, 1]) must be BF16 [2, 1]");
  }
}
