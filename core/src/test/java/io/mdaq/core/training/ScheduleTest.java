// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected values by get_linear_schedule_with_warmup and get_cosine_schedule_with_warmup. */
class ScheduleTest {

  @Test
  void linear() {
    assertThat(rates(new Schedule(Schedule.Shape.LINEAR, 1, 2, 6)))
        .containsExactly(new double[] {0, 0.5, 1, 0.75, 0.5, 0.25}, within(1e-12));
  }

  @Test
  void cosine() {
    assertThat(rates(new Schedule(Schedule.Shape.COSINE, 2, 1, 5)))
        .containsExactly(
            new double[] {0, 2, 1 + Math.sqrt(0.5), 1, 1 - Math.sqrt(0.5)}, within(1e-12));
  }

  @Test
  void constant() {
    assertThat(rates(new Schedule(Schedule.Shape.CONSTANT, 3, 0, 3))).containsExactly(3, 3, 3);
  }

  @ParameterizedTest
  @EnumSource
  void oneStepWithoutWarmupHasThePeak(Schedule.Shape shape) {
    assertThat(new Schedule(shape, 0.1, 0, 1).rate(0)).isEqualTo(0.1);
  }

  @ParameterizedTest
  @EnumSource
  void warmupToTheEnd(Schedule.Shape shape) {
    assertThat(rates(new Schedule(shape, 4, 4, 4))).containsExactly(0, 1, 2, 3);
  }

  @Test
  void theWarmupIsRoundedUp() {
    assertThat(Schedule.withWarmup(Schedule.Shape.COSINE, 1, 0.1, 11).warmupSteps()).isEqualTo(2);
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schedule(Schedule.Shape.LINEAR, Double.NaN, 0, 1))
        .withMessage("peak: NaN; allowed is above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schedule(Schedule.Shape.LINEAR, 1, 3, 2))
        .withMessage("warmupSteps: 3; allowed is 0 to 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.withWarmup(Schedule.Shape.LINEAR, 1, 1.5, 2))
        .withMessage("warmup: 1.5; allowed is 0 to 1");
  }

  private static double[] rates(Schedule schedule) {
    return LongStream.range(0, schedule.totalSteps()).mapToDouble(schedule::rate).toArray();
  }
}
