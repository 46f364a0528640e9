// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;

/**
 * A causal language model on this machine: the keys under a prefix such as {@code boost.local}.
 *
 * @param key the prefix, for messages
 * @param model its folder; empty where none is named
 */
public record LocalModelConfig(String key, String model, Precision precision, TorchDevice device) {

  static LocalModelConfig from(ConfigTree tree, String prefix) {
    return new LocalModelConfig(
        prefix,
        tree.value(prefix + ".model").text().strip(),
        tree.value(prefix + ".precision").choice(Precision.class),
        tree.value(prefix + ".device").choice(TorchDevice.class));
  }

  /**
   * The folder.
   *
   * @throws UserException where none was named
   */
  public String requireModel() {
    if (model.isEmpty()) {
      throw UserException.usage(
          key + ".model: no model is named. Give the folder of a causal language model.");
    }
    return model;
  }
}
