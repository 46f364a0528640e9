// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.problem.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TorchEngineTest {

  @Test
  void startsOfflineWithOneThreadBetweenOperators() {
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      assertThat(manager.getDevice().isGpu()).isFalse();
    }
    assertThat(TorchEngine.version()).startsWith("2.");
    assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
  }

  @Test
  void anAbsentGpuIsRefused() {
    assumeTrue(Engine.getEngine("PyTorch").getGpuCount() == 0, "a GPU is there");
    assertThatThrownBy(() -> TorchEngine.newManager(TorchDevice.GPU))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("device: gpu")
        .hasMessageContaining("device: cpu");
  }

  @Test
  void coresAreSharedAmongWorkers() {
    int before = TorchEngine.threads();
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      TorchEngine.shareCores(1);
      assertThat(TorchEngine.threads()).isEqualTo(cores);
      TorchEngine.shareCores(cores);
      assertThat(TorchEngine.threads()).isEqualTo(1);
      TorchEngine.shareCores(10 * cores);
      assertThat(TorchEngine.threads()).isEqualTo(1);
      assertThatThrownBy(() -> TorchEngine.shareCores(0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> TorchEngine.limitThreads(0))
          .isInstanceOf(IllegalArgumentException.class);
    } finally {
      TorchEngine.limitThreads(before);
    }
  }

  @Test
  void namedPrecisionsMeanThemselvesAndAutoIsAlwaysTheSame() {
    assertThat(TorchEngine.resolve(Precision.FLOAT32, TorchDevice.CPU))
        .isEqualTo(Precision.FLOAT32);
    assertThat(TorchEngine.resolve(Precision.BFLOAT16, TorchDevice.CPU))
        .isEqualTo(Precision.BFLOAT16);
    Precision auto = TorchEngine.resolve(Precision.AUTO, TorchDevice.CPU);
    assertThat(auto)
        .isNotEqualTo(Precision.AUTO)
        .isEqualTo(TorchEngine.resolve(Precision.AUTO, TorchDevice.CPU));
    if (!ProcessorFeatures.multipliesBfloat16()) {
      assertThat(auto).isEqualTo(Precision.FLOAT32);
    }
  }

  @Test
  void theProcessorsFlagsTell() {
    assertThat(ProcessorFeatures.multipliesBfloat16(List.of("flags\t\t: fpu avx512_bf16 sse")))
        .isTrue();
    assertThat(ProcessorFeatures.multipliesBfloat16(List.of("x", "flags : amx_bf16"))).isTrue();
    assertThat(ProcessorFeatures.multipliesBfloat16(List.of("flags : avx512f avx512_bf16x")))
        .isFalse();
    assertThat(ProcessorFeatures.multipliesBfloat16(List.of("flags"))).isFalse();
    assertThat(ProcessorFeatures.multipliesBfloat16(List.of())).isFalse();
  }
}
