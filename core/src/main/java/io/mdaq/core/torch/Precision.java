// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import java.util.Locale;

/** What matrix products are computed in; norms, sums and softmax are always float32. */
public enum Precision {
  /** Bfloat16 where the processor or device has the instructions and they pay, else float32. */
  AUTO,
  /** 24 significant bits. */
  FLOAT32,
  /** 8 significant bits, sums in float32: half the memory, twice the speed where built in. */
  BFLOAT16;

  /** The name as written in configurations and manifests. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
