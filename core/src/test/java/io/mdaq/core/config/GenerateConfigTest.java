// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatFormat.Reasoning;
import io.mdaq.core.config.GenerateConfig.Answers;
import io.mdaq.core.config.GenerateConfig.Model;
import io.mdaq.core.config.GenerateConfig.PromptForm;
import io.mdaq.core.config.GenerateConfig.TokenIds;
import io.mdaq.core.config.GenerateConfig.Who;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GenerateConfigTest {

  private static GenerateConfig with(String... settings) {
    ConfigTree tree = CommandDefaults.GENERATE.tree();
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return GenerateConfig.from(tree);
  }

  @Test
  void defaults() {
    GenerateConfig config = with();

    assertThat(config.prompts())
        .isEqualTo(new PromptsConfig(List.of(), LanguageSet.known(), OptionalInt.empty(), 0.01));
    assertThat(config.model())
        .isEqualTo(
            new Model(
                "", Optional.empty(), Precision.AUTO, TorchDevice.CPU, Reasoning.AS_TRAINED, 16));
    assertThat(config.answers())
        .isEqualTo(new Answers(512, 0, 0, 1, 1, "", PromptForm.CONVERSATION, TokenIds.LEFT_OUT));
    assertThat(config.seed()).isEqualTo(42);
    assertThat(config.output()).isEqualTo(new OutputConfig("", OutputConfig.IfExists.REFUSE));
    assertThat(config.endpoint().url()).isEmpty();
    assertThat(config.endpoint().attempts()).isEqualTo(6);
    assertThat(config.endpoint().maxConcurrency()).isEqualTo(32);
  }

  @Test
  void everyKeyHasAnEffect() {
    Map<String, String> others = new HashMap<>();
    others.put("prompts.paths", "[a]");
    others.put("prompts.languages", "[study]");
    others.put("prompts.limit", "3");
    others.put("prompts.max_invalid_fraction", "0.5");
    others.put("model.dir", "m");
    others.put("model.adapter", "a");
    others.put("model.precision", "bfloat16");
    others.put("model.device", "gpu");
    others.put("model.reasoning", "off");
    others.put("model.batch", "1");
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
    others.put("generation.max_new_tokens", "5");
    others.put("generation.temperature", "0.7");
    others.put("generation.top_k", "40");
    others.put("generation.top_p", "0.9");
    others.put("generation.repetition_penalty", "1.1");
    others.put("generation.system", "Be kind.");
    others.put("generation.raw", "true");
    others.put("generation.token_ids", "true");
    others.put("seed", "0");
    others.put("output.dir", "out");
    others.put("output.overwrite", "true");
    Set<Object> seen = new HashSet<>(Set.of(with()));
    others.forEach((key, other) -> assertThat(seen.add(with(key + "=" + other))).as(key).isTrue());

    // A cap is refused where nothing costs, so it is tried with a price.
    assertThat(with("endpoint.price_input=1", "endpoint.max_cost=7").endpoint().budget().cap())
        .isPresent();
    others.put("endpoint.max_cost", "7");
    assertThat(CommandDefaults.GENERATE.tree().keys())
        .containsExactlyInAnyOrderElementsOf(others.keySet());
  }

  @Test
  void oneOfModelAndEndpointAnswers() {
    assertThat(with("model.dir=m").who()).isEqualTo(Who.MODEL);
    assertThat(with("endpoint.url=http://localhost/v1").who()).isEqualTo(Who.ENDPOINT);
    assertThatThrownBy(() -> with().who())
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("no model is named", "--model", "--endpoint");
    assertThatThrownBy(() -> with("model.dir=m", "endpoint.url=http://localhost/v1").who())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("both are named");
  }

  @Test
  void temperaturesNextToZeroAreRefused() {
    assertThatThrownBy(() -> with("generation.temperature=0.0001"))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("generation.temperature", "0.001 to 100");
  }

  @Test
  void promptsMustBeNamedBeforeTheyAreRead() {
    assertThatThrownBy(() -> with().prompts().requirePaths())
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("prompts.paths", "--prompts");
  }
}
