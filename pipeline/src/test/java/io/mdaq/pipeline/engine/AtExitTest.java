// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is done when a process ends is seen where one is ended: InterruptAcceptance. */
class AtExitTest {

  @Test
  void anActionIsWithdrawnOnce() {
    AtExit first = AtExit.register("never done", () -> {});
    AtExit second = AtExit.register("never done", () -> {});
    assertThat(first.withdraw()).isTrue();
    assertThat(first.withdraw()).isFalse();
    assertThat(second.withdraw()).isTrue();
  }
}
