// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.TokenUsage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final Prices PRICES = new Prices(new BigDecimal("2.5"), new BigDecimal("10"));

  @Test
  void pricesAreForAMillionTokensAndExact() {
    assertThat(PRICES.cost(new TokenUsage(1, 3))).isEqualByComparingTo("0.0000325");
    assertThat(PRICES.cost(new TokenUsage(Integer.MAX_VALUE * 1000L, 0)))
        .isEqualByComparingTo("5368709.1175");
    assertThat(PRICES.cost(TokenUsage.NONE)).isEqualByComparingTo("0");
    assertThat(Prices.FREE.cost(new TokenUsage(1, 1))).isEqualByComparingTo("0");
  }

  @Test
  void questionsAreAdmittedUpToTheFirstThatIsTooMuch() {
    ChatRequest small = request("a", 100);
    ChatRequest large = request("a", 1_000_000);
    BigDecimal bound = new Budget(PRICES, Optional.empty()).bound(small, "m");
    Admission admission =
        new Admission(new Budget(PRICES, Optional.of(bound.multiply(BigDecimal.valueOf(3)))), "m");
    assertThat(admission.admits(small)).isTrue();
    assertThat(admission.admits(small)).isTrue();
    assertThat(admission.admits(large)).isFalse();
    assertThat(admission.admits(small)).as("after the first that is too much").isFalse();
  }

  @Test
  void aCapIsReachedExactly() {
    ChatRequest request = request("a", 100);
    BigDecimal bound = new Budget(PRICES, Optional.empty()).bound(request, "m");
    Admission admission = new Admission(new Budget(PRICES, Optional.of(bound)), "m");
    assertThat(admission.admits(request)).isTrue();
    assertThat(admission.admits(request)).isFalse();
  }

  @Test
  void aCapOfNothingAdmitsNothingAndNoCapEverything() {
    Admission nothing = new Admission(new Budget(PRICES, Optional.of(BigDecimal.ZERO)), "m");
    assertThat(nothing.admits(request("a", 1))).isFalse();
    Admission everything = new Admission(new Budget(PRICES, Optional.empty()), "m");
    assertThat(everything.admits(request("a", Integer.MAX_VALUE))).isTrue();
  }

  @Test
  void negativeMoneyIsAMistake() {
    BigDecimal negative = new BigDecimal("-1");
    assertThatThrownBy(() -> new Prices(negative, BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Budget(PRICES, Optional.of(negative)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ChatRequest request(String text, int maxTokens) {
    return new ChatRequest(List.of(ChatMessage.user(text)), ChatParameters.greedy(maxTokens));
  }
}
