// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

/** Where the numbers lie and are computed. */
public enum TorchDevice {
  CPU,
  /** The first CUDA device that the engine sees. */
  GPU
}
