// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.GenerateConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseReader;
import io.mdaq.eval.response.ResponseSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointModelTest {

  @TempDir private Path folder;
  private Path prompts;

  @BeforeEach
  void write() throws IOException {
    prompts = folder.resolve("ask.jsonl");
    Files.writeString(
        prompts,
        """
        {"id": 1, "lang": "ar", "turns": ["hello", "again"]}
        {"id": 2, "lang": "ar", "turns": ["filtered", "again"]}
        {"id": 3, "lang": "ar", "turns": ["long"]}
        {"id": 4, "lang": "ar", "turns": ["declined"]}
        {"id": 5, "lang": "ar", "turns": ["broken"]}
        """);
  }

  private static FakeReply reply(FakeEndpoint.Call call) {
    return switch (call.lastMessage()) {
      case "filtered" -> FakeReply.ended("half", "content_filter");
      case "long" -> FakeReply.ended("and so on", "length");
      case "declined" -> FakeReply.refusal("I would rather not.");
      case "broken" -> FakeReply.error(400, "no such thing");
      default -> FakeReply.text(call.lastMessage() + " " + call.body().get("messages").size());
    };
  }

  private GenerateConfig config(String url, String... settings) {
    ConfigTree tree =
        CommandDefaults.GENERATE
            .tree()
            .with(ConfigLayer.set("prompts.paths=[" + prompts + "]"))
            .with(ConfigLayer.set("endpoint.url=" + url))
            .with(ConfigLayer.set("endpoint.model=tester"))
            .with(ConfigLayer.set("endpoint.attempts=1"))
            .with(ConfigLayer.set("output.dir=" + folder.resolve("out")));
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return GenerateConfig.from(tree);
  }

  private List<Response> run(GenerateConfig config) {
    GenerationRun.run(GenerationPlan.of(config, notice -> {}), (prompts, all) -> {});
    List<Response> responses = new ArrayList<>();
    try (ResponseReader reader = ResponseSet.open(folder.resolve("out")).read()) {
      for (Optional<Response> next = reader.next(); next.isPresent(); next = reader.next()) {
        responses.add(next.get());
      }
    }
    return responses;
  }

  @Test
  void everyReplyEndsInACountedFinish() {
    try (FakeEndpoint endpoint = FakeEndpoint.start(EndpointModelTest::reply)) {
      List<Response> responses = run(config(endpoint.url(), "generation.system=short"));

      assertThat(responses)
          .extracting(Response::finish)
          .containsExactly(
              Finish.STOP,
              Finish.STOP,
              Finish.CONTENT_FILTER,
              Finish.NO_EARLIER_ANSWER,
              Finish.LENGTH,
              Finish.STOP,
              Finish.ERROR);
      assertThat(responses.get(1).text())
          .as("system, two questions, one answer")
          .isEqualTo("again 4");
      assertThat(responses.get(5).text()).isEqualTo("I would rather not.");
      assertThat(responses.get(6).problem()).contains("rejected");
      assertThat(responses.get(0).model()).isEqualTo("tester");
      assertThat(responses.get(0).tokens()).isEqualTo("hello 2".length());
    }
  }

  @Test
  void aRepeatedRunAsksOnlyWhatHasFailed() {
    try (FakeEndpoint endpoint = FakeEndpoint.start(EndpointModelTest::reply)) {
      List<Response> first = run(config(endpoint.url()));
      assertThat(endpoint.totalRequests()).isEqualTo(6);

      List<Response> second = run(config(endpoint.url(), "output.overwrite=true"));

      assertThat(second).isEqualTo(first);
      assertThat(endpoint.totalRequests()).isEqualTo(7);
    }
  }

  @Test
  void whatEndpointsCannotDoIsRefused() {
    refused("generation.raw", "generation.raw=true");
    refused("generation.token_ids", "generation.token_ids=true");
    refused("generation.top_k", "generation.top_k=5");
    refused("generation.repetition_penalty", "generation.repetition_penalty=1.2");
  }

  @Test
  void aRunThatCouldCostTooMuchDoesNotStart() {
    refused("endpoint.max_cost", "endpoint.price_output=1000", "endpoint.max_cost=0.001");
    GenerateConfig enough =
        config("http://localhost:9/v1", "endpoint.price_output=1000000", "endpoint.max_cost=5000");

    // Seven answers of 512 tokens at most, one unit of money each.
    assertThat(GenerationPlan.of(enough, notice -> {}).mostCost()).isEqualByComparingTo("3584");
  }

  private void refused(String message, String... settings) {
    GenerateConfig config = config("http://localhost:9/v1", settings);
    assertThatThrownBy(() -> GenerationPlan.of(config, notice -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }
}
