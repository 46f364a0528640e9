// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.JudgeConfig.Kind;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeConfigTest {

  private static JudgeConfig with(String... settings) {
    ConfigTree tree = CommandDefaults.JUDGE.tree();
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return JudgeConfig.from(tree);
  }

  @Test
  void defaults() {
    JudgeConfig config = with();

    assertThat(config.subject()).isEmpty();
    assertThat(config.baseline()).isEmpty();
    assertThat(config.maxPrompts()).isZero();
    assertThat(config.kind()).isEqualTo(Kind.EMBEDDED);
    assertThat(config.dimensions()).isEqualTo(List.of("overall"));
    assertThat(config.maxTokens()).isEqualTo(512);
    assertThat(config.endpoint().url()).isEmpty();
    assertThat(config.local())
        .isEqualTo(new LocalModelConfig("local", "", Precision.AUTO, TorchDevice.CPU));
    assertThat(config.scorer()).isEqualTo(new ModelChoice.Embedded());
    assertThat(config.encoding())
        .isEqualTo(CurateConfig.from(CommandDefaults.CURATE.tree()).encoding());
    assertThat(config.seed()).isEqualTo(42);
    assertThat(config.output()).isEqualTo(new OutputConfig("", OutputConfig.IfExists.REFUSE));
  }

  @Test
  void everyKeyHasAnEffect() {
    Map<String, String> others = new HashMap<>();
    others.put("input.subject", "a");
    others.put("input.baseline", "b");
    others.put("input.max_prompts", "3");
    others.put("judge.kind", "local");
    others.put("judge.dimensions", "[helpfulness]");
    others.put("judge.max_tokens", "9");
    others.put("endpoint.url", "http://localhost/v1");
    others.put("endpoint.model", "x");
    others.put("endpoint.key_variable", "KEY");
    others.put("endpoint.timeout_seconds", "5");
    others.put("endpoint.attempts", "1");
    others.put("endpoint.backoff_seconds", "0");
    others.put("endpoint.max_concurrency", "1");
    others.put("endpoint.max_failures_in_a_row", "1");
    others.put("endpoint.price_input", "1");
    others.put("endpoint.price_output", "2");
    others.put("endpoint.cache", "c");
    others.put("local.model", "m");
    others.put("local.precision", "bfloat16");
    others.put("local.device", "gpu");
    others.put("scorer.model", "s");
    others.put("encoder.pooling", "cls");
    others.put("encoder.precision", "float32");
    others.put("encoder.device", "gpu");
    others.put("encoder.max_tokens", "64");
    others.put("encoder.batch_tokens", "128");
    others.put("seed", "0");
    others.put("output.dir", "out");
    others.put("output.overwrite", "true");
    Set<Object> seen = new HashSet<>(Set.of(with()));
    others.forEach((key, other) -> assertThat(seen.add(with(key + "=" + other))).as(key).isTrue());

    // A cap is refused where nothing costs, so it is tried with a price.
    assertThat(with("endpoint.price_input=1", "endpoint.max_cost=7").endpoint().budget().cap())
        .isPresent();
    others.put("endpoint.max_cost", "7");
    assertThat(CommandDefaults.JUDGE.tree().keys())
        .containsExactlyInAnyOrderElementsOf(others.keySet());
  }

  @Test
  void whatIsMissingIsNamedWithItsFlag() {
    assertThatThrownBy(() -> with().requireSubject())
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("input.subject", "--subject");
    assertThatThrownBy(() -> with().requireBaseline())
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("input.baseline", "--baseline");
    assertThatThrownBy(() -> with().local().requireModel())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("local.model");
  }

  @Test
  void anUnknownKindComesWithTheNearestOne() {
    assertThatThrownBy(() -> with("judge.kind=embeded"))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("judge.kind", "Did you mean embedded?");
  }
}
