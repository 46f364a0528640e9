// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {

  private static final MemoryNeed WEIGHTS = MemoryNeed.ofWeights(3L << 30, Precision.FLOAT32);

  @Test
  void tooLittleMemoryIsToldBeforeItIsTaken() {
    assertThatThrownBy(() -> WEIGHTS.requireAvailable(OptionalLong.of(1L << 30)))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "out of memory: the model's weights in float32 need 3.00 GiB, but 1.00 GiB are"
                + " available. Set precision: bfloat16, which needs half of it, or use a smaller"
                + " model.");
    assertThatThrownBy(
            () -> MemoryNeed.ofCache(2L << 30, 64, 4096).requireAvailable(OptionalLong.of(0)))
        .hasMessageContaining("keys and values of 64 texts of up to 4096 tokens")
        .hasMessageContaining("max_new_tokens");
  }

  @Test
  void enoughOrUnknownMemoryIsAccepted() {
    assertThatCode(() -> WEIGHTS.requireAvailable(OptionalLong.of(3L << 30)))
        .doesNotThrowAnyException();
    assertThatCode(() -> WEIGHTS.requireAvailable(OptionalLong.empty())).doesNotThrowAnyException();
  }

  @Test
  void theEnginesRefusalBecomesTheSameMessage() {
    assertThatThrownBy(
            () ->
                WEIGHTS.take(
                    () -> {
                      throw new EngineException(
                          "DefaultCPUAllocator: not enough memory: you tried");
                    }))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("bfloat16");
  }

  @Test
  void otherFailuresStayWhatTheyAre() {
    EngineException other = new EngineException("shape mismatch");

    assertThatThrownBy(
            () ->
                WEIGHTS.take(
                    () -> {
                      throw other;
                    }))
        .isSameAs(other);
    assertThat(WEIGHTS.<String>take(() -> "done")).isEqualTo("done");
  }
}
