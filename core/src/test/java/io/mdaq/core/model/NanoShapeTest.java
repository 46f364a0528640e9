// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.problem.UserException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NanoShapeTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void sizesHaveTheParametersThatTheyAreNamedBy(NanoShape.Size size) {
    double millions = Double.parseDouble(size.label().replace("m", ""));

    assertThat(WeightTable.parameters(NanoShape.of(size, 1024).config()) / 1e6)
        .isCloseTo(millions, within(0.1 * millions));
    assertThat(NanoShape.Size.named(" " + size.label().toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(size);
  }

  @Test
  void aCheckpointCanBeMadeOfTheSmallest() {
    DecoderConfig config = new NanoShape(1, 2, 1, 16).config();

    new RandomCheckpoint(config, 1, DType.F32, Long.MAX_VALUE).write(folder.resolve("nano"));

    assertThat(ModelFolder.open(folder.resolve("nano")).config()).isEqualTo(config);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|64|4|128|layers is 0",
        "101|64|4|128|layers is 101",
        "1|66|4|128|width is 66 with 4 heads",
        "1|8194|1|128|width is 8194",
        "1|64|0|128|heads is 0",
        "1|64|33|128|heads is 33",
        "1|64|4|15|context is 15",
        "1|64|4|131073|context is 131073",
      })
  void whatDoesNotFitIsRefused(int layers, int width, int heads, int context, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NanoShape(layers, width, heads, context))
        .withMessageContaining(message);
  }

  @Test
  void anUnknownSizeComesWithTheKnownOnes() {
    assertThatThrownBy(() -> NanoShape.Size.named("2m"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("\"2m\" is no size of nano; there are 1m, 5m, 20m");
  }
}
