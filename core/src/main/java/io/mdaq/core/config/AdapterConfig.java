// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.training.lora.LoraConfig;
import io.mdaq.core.training.lora.LoraConfig.Scaling;
import io.mdaq.core.training.lora.Projection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The keys under {@code lora}. */
final class AdapterConfig {

  private static final double LEAST_ALPHA = 1e-3;
  private static final double MOST_ALPHA = 1e6;
  private static final String ALL = "all";

  private AdapterConfig() {}

  static LoraConfig from(ConfigTree tree) {
    return new LoraConfig(
        tree.value("lora.rank").integer(1, LoraConfig.MAX_RANK),
        tree.value("lora.alpha").decimal(LEAST_ALPHA, MOST_ALPHA),
        tree.value("lora.scaling").choice(Scaling.class),
        tree.value("lora.targets").parseList(AdapterConfig::targets));
  }

  private static List<Projection> targets(List<String> names) {
    if (names.isEmpty()) {
      throw UserException.usage("no projection is named; allowed: " + allowed() + ".");
    }
    if (names.equals(List.of(ALL))) {
      return Arrays.asList(Projection.values());
    }
    return names.stream()
        .map(
            name ->
                Projection.named(name)
                    .orElseThrow(
                        () ->
                            UserException.usage(
                                Excerpt.of(name)
                                    + " is no projection; allowed: "
                                    + allowed()
                                    + "."
                                    + NearestName.hint(name, modules()))))
        .toList();
  }

  private static String allowed() {
    return ALL + " alone, or some of " + String.join(", ", modules());
  }

  private static List<String> modules() {
    return Arrays.stream(Projection.values()).map(Projection::module).collect(Collectors.toList());
  }
}
