// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.endpoint.Attempt.Answer;
import io.mdaq.core.endpoint.Attempt.Failure;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

  private final ReplyReader reader =
      new ReplyReader(ApiKey.from("KEY", Map.of("KEY", "sk-secret")));

  @Test
  void anAnswerComesWithItsEndingAndTokens() {
    assertThat(completed(choice("\"content\":\"oui \\n\"", "\"stop\"")))
        .isEqualTo(new Completed("oui \n", Ending.STOP, Optional.of(new TokenUsage(7, 3))));
    assertThat(completed(choice("\"content\":\"\"", "\"stop\"")).text()).isEmpty();
    assertThat(completed(choice("\"content\":\"a\"", "\"length\"")).ending())
        .isEqualTo(Ending.LENGTH);
  }

  @Test
  void anAnswerThatWasWithheldIsOneToo() {
    assertThat(completed(choice("\"content\":null", "\"content_filter\"")))
        .extracting(Completed::text, Completed::ending)
        .containsExactly("", Ending.CONTENT_FILTER);
    assertThat(completed(choice("\"content\":null,\"refusal\":\"I cannot.\"", "\"stop\"")))
        .extracting(Completed::text, Completed::ending)
        .containsExactly("I cannot.", Ending.REFUSAL);
    assertThat(completed(choice("\"content\":\"a\",\"refusal\":null", "\"stop\"")).ending())
        .isEqualTo(Ending.STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "{\"prompt_tokens\":1}",
        "{\"prompt_tokens\":1,\"completion_tokens\":-1}",
        "{\"prompt_tokens\":\"1\",\"completion_tokens\":1}",
        "{\"prompt_tokens\":1.5,\"completion_tokens\":1}",
        "{\"prompt_tokens\":99999999999999999999,\"completion_tokens\":1}"
      })
  void tokensThatAreNotToldAreNotInvented(String usage) {
    String reply = choice("\"content\":\"a\"", "\"stop\"");
    assertThat(completed(reply.replaceFirst("\"usage\":\\{[^}]*}", "\"usage\":" + usage)).usage())
        .isEmpty();
  }

  @Test
  void unpairedSurrogatesAreReplaced() {
    assertThat(completed(choice("\"content\":\"a\\ud83d\"", "\"stop\"")).text())
        .isEqualTo("a\ufffd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{\"choices\":[{\"mess",
        "{}",
        "null",
        "[]",
        "\"text\"",
        "{\"choices\":[]}",
        "{\"choices\":{}}",
        "{\"choices\":[null]}",
        "{\"choices\":[{\"message\":\"a\",\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]} tail",
        "{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"message\":{},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"message\":{\"content\":7},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"message\":{\"content\":[\"a\"]},\"finish_reason\":\"length\"}]}",
        "{\"choices\":[{\"message\":{\"content\":\"a\"}}]}",
        "{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":null}]}",
        "{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"tool_calls\"}]}",
        "{\"error\":{\"message\":\"overloaded\"}}",
        "<html><body>502 Bad Gateway</body></html>"
      })
  void whatIsNoAnswerIsMalformed(String body) {
    assertThat(failure(200, body).kind()).isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void deepNestingAndWrongBytesAreMalformed() {
    assertThat(failure(200, "[".repeat(1_000_000)).kind()).isEqualTo(FailureKind.MALFORMED);
    byte[] notUtf8 = choice("\"content\":\"é\"", "\"stop\"").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(((Failure) reader.read(200, Optional.empty(), notUtf8)).kind())
        .isEqualTo(FailureKind.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "204, MALFORMED",
    "301, LOCKED_OUT",
    "400, REJECTED",
    "401, LOCKED_OUT",
    "402, LOCKED_OUT",
    "403, NOT_SERVED",
    "404, NOT_SERVED",
    "408, TIMEOUT",
    "413, REJECTED",
    "422, REJECTED",
    "429, RATE_LIMITED",
    "500, SERVER_ERROR",
    "502, SERVER_ERROR",
    "503, OVERLOADED",
    "504, OVERLOADED",
    "529, OVERLOADED"
  })
  void statusesTellTheKind(int status, FailureKind kind) {
    assertThat(failure(status, ""))
        .isEqualTo(new Failure(kind, "status " + status + ": nothing is said"));
  }

  @Test
  void anAccountWithoutMoneyIsNoMatterOfHaste() {
    String body = "{\"error\":{\"message\":\"no money\",\"code\":\"insufficient_quota\"}}";
    assertThat(failure(429, body).kind()).isEqualTo(FailureKind.LOCKED_OUT);
  }

  @Test
  void aWaitOfMoreThanAnHourEndsTheRun() {
    Attempt hour = reader.read(429, Optional.of(Duration.ofHours(1)), new byte[0]);
    assertThat(((Failure) hour).retryAfter()).contains(Duration.ofHours(1));
    Attempt day = reader.read(429, Optional.of(Duration.ofDays(1)), new byte[0]);
    assertThat(((Failure) day).kind()).isEqualTo(FailureKind.LOCKED_OUT);
    assertThat(((Failure) day).message()).contains("86400 seconds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"bad thing\"}}",
        "{\"error\":\"bad thing\"}",
        "{\"message\":\"bad thing\"}",
        "{\"detail\":\"bad thing\"}",
        "bad thing"
      })
  void theServersOwnWordsAreQuoted(String body) {
    assertThat(failure(400, body).message()).isEqualTo("status 400: \"bad thing\"");
  }

  @Test
  void quotationsAreShortHarmlessAndWithoutTheKey() {
    String message =
        failure(400, "a\u001b[31m" + "x".repeat(185) + "sk-secret" + "y".repeat(10_000)).message();
    assertThat(message).hasSizeLessThan(300).contains("\\u001b").doesNotContain("sk-");
    assertThat(failure(401, "{\"error\":{\"message\":\"Wrong key: sk-secret\"}}").message())
        .isEqualTo("status 401: \"Wrong key: ***\"");
  }

  private Completed completed(String body) {
    return ((Answer) reader.read(200, Optional.empty(), body.getBytes(StandardCharsets.UTF_8)))
        .completed();
  }

  private Failure failure(int status, String body) {
    return (Failure) reader.read(status, Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static String choice(String message, String finishReason) {
    return "{\"id\":\"x\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
        + message
        + "},\"finish_reason\":"
        + finishReason
        + "}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}}";
  }
}
