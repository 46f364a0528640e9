// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import io.mdaq.core.endpoint.ApiKey;
import io.mdaq.core.endpoint.ChatAnswer;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Failed;
import io.mdaq.core.endpoint.Endpoint;
import io.mdaq.core.endpoint.EndpointProbe;
import io.mdaq.core.endpoint.FailureKind;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.time.Duration;
import java.util.Map;

/**
 * An OpenAI-compatible endpoint, which is asked one short question.
 *
 * @param url its base URL
 * @param model as the endpoint calls it; empty where only an answer of any kind is wanted
 * @param keyVariable the environment variable that holds the key; empty for none
 * @param environment {@link System#getenv()}
 */
record EndpointCheck(String url, String model, String keyVariable, Map<String, String> environment)
    implements Check {

  private static final String SUBJECT = "endpoint";

  /** Asked for where no model is named, so that an endpoint says at least that there is none. */
  private static final String NO_MODEL = "none";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public Finding find() throws InterruptedException {
    try {
      Endpoint endpoint =
          new Endpoint(
              Endpoint.parseUrl(url),
              model.isBlank() ? NO_MODEL : model,
              keyVariable,
              PATIENCE,
              1,
              Duration.ZERO,
              1,
              1);
      return judge(EndpointProbe.ask(endpoint, ApiKey.from(keyVariable, environment)));
    } catch (UserException e) {
      return Finding.fail(SUBJECT, String.valueOf(e.getMessage()), "");
    }
  }

  private Finding judge(ChatAnswer answer) {
    if (answer instanceof Failed failed) {
      String text = "%s: %s".formatted(Excerpt.escape(url), Excerpt.escape(failed.message()));
      return model.isBlank() && isAboutTheModel(failed.kind())
          ? Finding.warn(
              SUBJECT, text, "It answers. Name a model with --endpoint-model to ask that one.")
          : Finding.fail(SUBJECT, text, fix(failed.kind()));
    }
    return Finding.ok(
        SUBJECT,
        "%s answers%s%s"
            .formatted(
                Excerpt.escape(url),
                model.isBlank() ? "" : " as " + Excerpt.of(model),
                answer instanceof Completed completed && completed.usage().isEmpty()
                    ? ", without counting tokens"
                    : ""));
  }

  private static boolean isAboutTheModel(FailureKind kind) {
    return kind == FailureKind.NOT_SERVED || kind == FailureKind.REJECTED;
  }

  private String fix(FailureKind kind) {
    return switch (kind) {
      case LOCKED_OUT ->
          keyVariable.isEmpty()
              ? "Name the environment variable that holds the key with --endpoint-key."
              : "Check the key in " + keyVariable + ", and the account.";
      case NOT_SERVED, REJECTED ->
          "Check the model's name and the URL, which mostly ends with /v1.";
      case UNREACHABLE, DISCONNECTED -> "Check the URL, and that the server runs.";
      case RATE_LIMITED, OVERLOADED, TIMEOUT -> "It is busy: try again later.";
      case SERVER_ERROR -> "See what the server's own log says.";
      case MALFORMED -> "Is this an OpenAI-compatible endpoint? Its URL mostly ends with /v1.";
    };
  }
}
