// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.testing;

import io.mdaq.core.torch.TorchEngine;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a class of tests with one thread of the engine: tiny products are slower on several. */
public final class OneThread implements BeforeAllCallback, AfterAllCallback {

  private int before;

  @Override
  public void beforeAll(ExtensionContext context) {
    before = TorchEngine.threads();
    TorchEngine.limitThreads(1);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    TorchEngine.limitThreads(before);
  }
}
