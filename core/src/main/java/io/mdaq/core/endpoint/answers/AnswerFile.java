// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.problem.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The bytes of a kept answer: a line of JSON with the request's hash, the request as it was sent
 * and the answer, and a line with the SHA-256 of the first. Nothing in it depends on the time.
 */
final class AnswerFile {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int HEX_DIGITS = 64;

  private AnswerFile() {}

  static byte[] bytes(String hash, byte[] request, Completed answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("hash", hash);
      json.writeFieldName("request");
      json.writeRawValue(new String(request, StandardCharsets.UTF_8));
      json.writeStringField("text", answer.text());
      json.writeStringField("ending", answer.ending().name().toLowerCase(Locale.ROOT));
      if (answer.usage().isPresent()) {
        json.writeNumberField("input_tokens", answer.usage().get().input());
        json.writeNumberField("output_tokens", answer.usage().get().output());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    String sum = Sha256.hex(bytes.toByteArray());
    bytes.writeBytes(("\n" + sum + "\n").getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  /**
   * Reads an answer back.
   *
   * @throws UserException if these are not the bytes that were written under this hash
   */
  static Completed parse(String name, String hash, byte[] bytes) {
    int end = bytes.length - HEX_DIGITS - 2;
    if (end < 0) {
      throw UserException.failed(name + ": the file is cut off.");
    }
    byte[] line = Arrays.copyOf(bytes, end);
    String rest = new String(bytes, end, bytes.length - end, StandardCharsets.US_ASCII);
    if (!rest.equals("\n" + Sha256.hex(line) + "\n")) {
      throw UserException.failed(name + ": the content does not agree with its check sum.");
    }
    JsonObject json = JsonObject.parse(name, line);
    if (!json.requireText("hash").equals(hash)) {
      throw json.problem("hash", "is not the file's name; the file belongs elsewhere.");
    }
    return new Completed(json.requireText("text"), ending(json), usage(json));
  }

  private static Ending ending(JsonObject json) {
    String name = json.requireText("ending");
    for (Ending ending : Ending.values()) {
      if (ending.name().toLowerCase(Locale.ROOT).equals(name)) {
        return ending;
      }
    }
    throw json.problem("ending", "is none that is known.");
  }

  private static Optional<TokenUsage> usage(JsonObject json) {
    return json.has("input_tokens")
        ? Optional.of(
            new TokenUsage(
                json.requireInteger("input_tokens"), json.requireInteger("output_tokens")))
        : Optional.empty();
  }
}
