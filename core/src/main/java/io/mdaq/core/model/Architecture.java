// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of model that mdaq runs, named as {@code model_type} in their configurations. */
public enum Architecture {
  XLM_ROBERTA("xlm-roberta", "XLMRobertaModel"),
  /** Llama 2, 3, 3.1 and later models of the same shape. */
  LLAMA("llama", "LlamaForCausalLM"),
  /** Qwen2 and Qwen2.5. */
  QWEN2("qwen2", "Qwen2ForCausalLM"),
  QWEN3("qwen3", "Qwen3ForCausalLM");

  private final String modelType;
  private final String className;

  Architecture(String modelType, String className) {
    this.modelType = modelType;
    this.className = className;
  }

  /** The value of {@code model_type}. */
  public String modelType() {
    return modelType;
  }

  /** The value of {@code architectures} that other software asks for. */
  public String className() {
    return className;
  }

  static Optional<Architecture> named(String modelType) {
    return Arrays.stream(values()).filter(a -> a.modelType.equals(modelType)).findFirst();
  }

  /** All names in declared order, for messages. */
  static String names() {
    return Arrays.stream(values()).map(Architecture::modelType).collect(Collectors.joining(", "));
  }
}
