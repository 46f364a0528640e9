// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.mdaq.core.chat.ChatMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Requests as JSON of one fixed form: fields in this order, no spaces, plain decimals. */
final class RequestJson {

  /** Characters beyond the first plane as UTF-8, not as escapes, whatever the library prefers. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private RequestJson() {}

  static byte[] of(String model, ChatRequest request) {
    ChatParameters parameters = request.parameters();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("model", model);
      json.writeArrayFieldStart("messages");
      for (ChatMessage message : request.messages()) {
        json.writeStartObject();
        json.writeStringField("role", message.role().id());
        json.writeStringField("content", message.content());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeFieldName("temperature");
      json.writeNumber(plain(parameters.temperature()));
      json.writeFieldName("top_p");
      json.writeNumber(plain(parameters.topP()));
      json.writeNumberField("max_tokens", parameters.maxTokens());
      if (parameters.seed().isPresent()) {
        json.writeNumberField("seed", parameters.seed().getAsLong());
      }
      if (!parameters.stop().isEmpty()) {
        json.writeFieldName("stop");
        json.writeArray(parameters.stop().toArray(String[]::new), 0, parameters.stop().size());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Java versions differ in how they write doubles (0.0020, 0.002), and the hash must not. */
  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
