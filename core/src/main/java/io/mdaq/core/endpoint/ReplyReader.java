// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import static io.mdaq.core.endpoint.FailureKind.LOCKED_OUT;
import static io.mdaq.core.endpoint.FailureKind.MALFORMED;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mdaq.core.endpoint.Attempt.Answer;
import io.mdaq.core.endpoint.Attempt.Failure;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.text.Surrogates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what an endpoint replied, trusting nothing in it. */
final class ReplyReader {

  private static final int MAX_DEPTH = 50;
  private static final int QUOTED = 200;
  private static final long MOST_TOKENS = Integer.MAX_VALUE;

  /** A longer wait is better spent outside the program. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final JsonMapper JSON =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ApiKey key;

  ReplyReader(ApiKey key) {
    this.key = key;
  }

  /**
   * Reads a reply.
   *
   * @param retryAfter what the endpoint asks for, where it does
   */
  Attempt read(int status, Optional<Duration> retryAfter, byte[] body) {
    JsonNode reply = parse(body);
    if (status == 200) {
      return completion(reply, body);
    }
    String message = "status " + status + ": " + complaint(reply, body);
    if (retryAfter.filter(wait -> wait.compareTo(LONGEST_WAIT) > 0).isPresent()) {
      return new Failure(
          LOCKED_OUT,
          message + ", with the wish to wait " + retryAfter.get().toSeconds() + " seconds");
    }
    return new Failure(kind(status, reply), message, retryAfter);
  }

  private static FailureKind kind(int status, JsonNode reply) {
    return switch (status) {
      case 401, 402 -> LOCKED_OUT;
      case 403, 404, 405 -> FailureKind.NOT_SERVED;
      case 408 -> FailureKind.TIMEOUT;
      case 429 -> isOutOfMoney(reply) ? LOCKED_OUT : FailureKind.RATE_LIMITED;
      case 503, 504, 529 -> FailureKind.OVERLOADED;
      default -> {
        if (status >= 500) {
          yield FailureKind.SERVER_ERROR;
        }
        if (status >= 400) {
          yield FailureKind.REJECTED;
        }
        // Redirections are not followed: the key would go where nobody meant it to.
        yield status >= 300 ? LOCKED_OUT : MALFORMED;
      }
    };
  }

  /** OpenAI's word for an account without money, under the status for haste. */
  private static boolean isOutOfMoney(JsonNode reply) {
    return Stream.of("code", "type")
        .anyMatch(field -> reply.path("error").path(field).asText().equals("insufficient_quota"));
  }

  private Attempt completion(JsonNode reply, byte[] body) {
    JsonNode choice = reply.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      return malformed("the reply is no chat completion: " + complaint(reply, body));
    }
    Optional<TokenUsage> usage = usage(reply.path("usage"));
    JsonNode refusal = message.path("refusal");
    if (refusal.isTextual() && !refusal.textValue().isEmpty()) {
      return answer(refusal.textValue(), Ending.REFUSAL, usage);
    }
    Optional<Ending> ending = ending(choice.path("finish_reason"));
    if (ending.isEmpty()) {
      return malformed(
          "the answer ends for a reason unknown here: " + quoted(choice, "finish_reason"));
    }
    JsonNode content = message.path("content");
    // Where nothing could be said, servers leave it out.
    boolean isSilent = content.isMissingNode() || content.isNull();
    if (content.isTextual() || (isSilent && ending.get() != Ending.STOP)) {
      return answer(content.asText(""), ending.get(), usage);
    }
    return malformed("the answer's content is no text: " + quoted(message, "content"));
  }

  private static Optional<Ending> ending(JsonNode reason) {
    return switch (reason.isTextual() ? reason.textValue() : "") {
      case "stop" -> Optional.of(Ending.STOP);
      case "length" -> Optional.of(Ending.LENGTH);
      case "content_filter" -> Optional.of(Ending.CONTENT_FILTER);
      default -> Optional.empty();
    };
  }

  private static Optional<TokenUsage> usage(JsonNode usage) {
    JsonNode input = usage.path("prompt_tokens");
    JsonNode output = usage.path("completion_tokens");
    return isCount(input) && isCount(output)
        ? Optional.of(new TokenUsage(input.longValue(), output.longValue()))
        : Optional.empty();
  }

  private static boolean isCount(JsonNode number) {
    return number.isIntegralNumber()
        && number.canConvertToLong()
        && number.longValue() >= 0
        && number.longValue() <= MOST_TOKENS;
  }

  private static Attempt answer(String text, Ending ending, Optional<TokenUsage> usage) {
    return new Answer(new Completed(Surrogates.repair(text), ending, usage));
  }

  private static Attempt malformed(String message) {
    return new Failure(MALFORMED, message);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      // Half a JSON, or a page for people; what it was is quoted by the caller.
      return MissingNode.getInstance();
    }
  }

  /** The error's own words in the forms that servers use, or the beginning of the body. */
  private String complaint(JsonNode reply, byte[] body) {
    String words =
        Stream.of(
                reply.path("error").path("message"),
                reply.path("error"),
                reply.path("message"),
                reply.path("detail"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .findFirst()
            .orElseGet(() -> new String(body, StandardCharsets.UTF_8));
    // Redacted before it is cut, which could leave half a key.
    return words.isBlank() ? "nothing is said" : Excerpt.of(key.redact(words), QUOTED);
  }

  private String quoted(JsonNode object, String field) {
    return Excerpt.of(key.redact(object.path(field).toString()), QUOTED);
  }
}
