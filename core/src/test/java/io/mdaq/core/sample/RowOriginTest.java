// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowOriginTest {

  @Test
  void saysWhereToLook() {
    assertThat(new RowOrigin("a.json", new Position.Element(3), Side.REVISED).describe())
        .isEqualTo("a.json, element 3 (revised)");
    assertThat(new RowOrigin("a.jsonl", new Position.Line(7), Side.NONE).describe())
        .isEqualTo("a.jsonl, line 7");
    assertThat(new RowOrigin("a.jsonl", new Position.Offset(4096), Side.RAW).describe())
        .isEqualTo("a.jsonl, byte 4096 (raw)");
  }
}
