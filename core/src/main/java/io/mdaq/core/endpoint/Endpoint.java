// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/**
 * A model at an OpenAI-compatible endpoint, and how it is called.
 *
 * @param baseUrl to which {@code /chat/completions} is added; see {@link #parseUrl}
 * @param model as the endpoint calls it; part of every answer's hash
 * @param keyVariable the environment variable that holds the key; empty for servers that need none
 * @param timeout for one attempt, from connecting to the last byte
 * @param attempts how often a request is sent at most, at least 1
 * @param backoff the wait before the second attempt where the endpoint asks for none; doubles with
 *     every further one
 * @param maxConcurrency the most requests under way at once, at least 1
 * @param maxFailuresInARow so many requests that fail for good, one after the other, end the run
 */
public record Endpoint(
    URI baseUrl,
    String model,
    String keyVariable,
    Duration timeout,
    int attempts,
    Duration backoff,
    int maxConcurrency,
    int maxFailuresInARow)
    implements Serializable {

  private static final String PATH = "/chat/completions";

  public Endpoint {
    if (model.isBlank() || attempts < 1 || maxConcurrency < 1 || maxFailuresInARow < 1) {
      throw new IllegalArgumentException(
          "an endpoint needs a model and positive numbers: %s, %d, %d, %d"
              .formatted(model, attempts, maxConcurrency, maxFailuresInARow));
    }
  }

  /**
   * Reads a base URL such as {@code https://api.openai.com/v1} or {@code http://localhost:8000/v1}.
   *
   * @throws UserException if it is no absolute http or https URL, or holds a user, query, fragment
   *     or the path that is added to it
   */
  public static URI parseUrl(String text) {
    String trimmed = text.strip().replaceAll("/+$", "");
    try {
      URI url = new URI(trimmed);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if (url.getRawUserInfo() != null) {
        // Not quoted: it may be a key.
        throw UserException.usage(
            "the URL holds a user name or key. Name the environment variable that holds the key"
                + " instead (key_variable).");
      }
      if (!(scheme.equals("http") || scheme.equals("https"))
          || url.getHost() == null
          || url.getRawQuery() != null
          || url.getRawFragment() != null) {
        throw wrongUrl(text);
      }
      if (trimmed.endsWith(PATH)) {
        throw UserException.usage(
            Excerpt.of(text) + " ends with " + PATH + ", which is added to it. Leave that out.");
      }
      return url;
    } catch (URISyntaxException e) {
      throw wrongUrl(text);
    }
  }

  /** Where requests go. */
  URI completions() {
    return URI.create(baseUrl + PATH);
  }

  private static UserException wrongUrl(String text) {
    return UserException.usage(
        Excerpt.of(text)
            + " is no base URL; allowed are http:// or https://, a host, and a port and a path"
            + " where needed, such as https://api.openai.com/v1 or http://localhost:8000/v1.");
  }
}
