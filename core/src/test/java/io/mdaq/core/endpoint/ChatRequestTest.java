// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.problem.UserException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChatRequestTest {

  private static final ChatParameters GREEDY = ChatParameters.greedy(10);

  @Test
  void theJsonHasOneForm() {
    ChatRequest request =
        new ChatRequest(
            List.of(ChatMessage.system("Be brief."), ChatMessage.user("¿Qué \"tal\"?\n日本")),
            new ChatParameters(0.002, 0.95, 512, OptionalLong.of(-1), List.of("\n\n", "END")));
    assertThat(text(request))
        .isEqualTo(
            "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"¿Qué \\\"tal\\\"?\\n日本\"}],"
                + "\"temperature\":0.002,\"top_p\":0.95,\"max_tokens\":512,\"seed\":-1,"
                + "\"stop\":[\"\\n\\n\",\"END\"]}");
    assertThat(text(of("", GREEDY)))
        .isEqualTo(
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"\"}],"
                + "\"temperature\":0,\"top_p\":1,\"max_tokens\":10}");
  }

  /** Kept answers are found by it for years; printf '%s' JSON | sha256sum (coreutils 9.1). */
  @Test
  void theHashStaysAsItIs() {
    assertThat(of("", GREEDY).hash("m"))
        .isEqualTo("23531bf20f91daed8b2f0fc5211a8c14542ba57196a3de210d621af3741dc7cb");
  }

  @Test
  void whateverDiffersChangesTheHash() {
    Set<String> hashes = new HashSet<>();
    List.of(
            of("a", GREEDY),
            of("b", GREEDY),
            new ChatRequest(List.of(ChatMessage.system("a")), GREEDY),
            new ChatRequest(List.of(ChatMessage.user("a"), ChatMessage.user("")), GREEDY),
            of("a", new ChatParameters(1, 1, 10, OptionalLong.empty(), List.of())),
            of("a", new ChatParameters(0, 0.5, 10, OptionalLong.empty(), List.of())),
            of("a", new ChatParameters(0, 1, 11, OptionalLong.empty(), List.of())),
            of("a", new ChatParameters(0, 1, 10, OptionalLong.of(0), List.of())),
            of("a", new ChatParameters(0, 1, 10, OptionalLong.empty(), List.of("x"))))
        .forEach(request -> assertThat(hashes.add(request.hash("m"))).isTrue());
    assertThat(hashes.add(of("a", GREEDY).hash("other"))).isTrue();
    assertThat(hashes.add(of("a", GREEDY).hash("m"))).isFalse();
  }

  @Test
  void unpairedSurrogatesBecomeValidText() {
    assertThat(of("a\ud83db", GREEDY)).isEqualTo(of("a\ufffdb", GREEDY));
    assertThat(text(of("😀", GREEDY))).contains("😀");
  }

  @Test
  void theBoundIsNoLessThanABytePerToken() {
    String text = "日本語".repeat(1000);
    TokenUsage bound = of(text, GREEDY).bound("m");
    assertThat(bound.input()).isGreaterThan(text.getBytes(StandardCharsets.UTF_8).length);
    assertThat(bound.output()).isEqualTo(10);
  }

  @Test
  void aRequestAsksSomething() {
    assertThatThrownBy(() -> new ChatRequest(List.of(), GREEDY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void parametersOutOfRangeAreNamed() {
    assertRefused("temperature is NaN", Double.NaN, 1, 1, List.of());
    assertRefused("temperature is -0.1", -0.1, 1, 1, List.of());
    assertRefused("temperature is 2.1", 2.1, 1, 1, List.of());
    assertRefused("top_p is 0.0", 0, 0, 1, List.of());
    assertRefused("top_p is NaN", 0, Double.NaN, 1, List.of());
    assertRefused("max_tokens is 0", 0, 1, 0, List.of());
    assertRefused("a stop string is \"\"", 0, 1, 1, List.of(""));
    assertRefused("stop strings is 5", 0, 1, 1, List.of("a", "b", "c", "d", "e"));
  }

  private static void assertRefused(
      String message, double temperature, double topP, int maxTokens, List<String> stop) {
    assertThatThrownBy(
            () -> new ChatParameters(temperature, topP, maxTokens, OptionalLong.empty(), stop))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("allowed");
  }

  private static ChatRequest of(String content, ChatParameters parameters) {
    return new ChatRequest(List.of(ChatMessage.user(content)), parameters);
  }

  private static String text(ChatRequest request) {
    return new String(request.json("m"), StandardCharsets.UTF_8);
  }
}
