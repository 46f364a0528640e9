// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.format.framing.RowBytes;
import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.sample.Side;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expert revisions as published with MIDB (arXiv 2505.17671): {@code Raw Instruction}, {@code Raw
 * Input}, {@code Raw Response} and the same three {@code Revised}, in any case, with space or
 * underscore. Each side is a sample of its own and is checked on its own. Its payload is an Alpaca
 * row with the texts exactly as they stand in the file; other keys of the element are left out.
 */
final class RevisionsFormat implements SampleFormat {

  private static final byte[] OPEN_INSTRUCTION = opening("{", AlpacaFormat.INSTRUCTION);
  private static final byte[] OPEN_INPUT = opening(",", AlpacaFormat.INPUT);
  private static final byte[] OPEN_OUTPUT = opening(",", AlpacaFormat.OUTPUT);
  private static final RowBytes NOTHING = RowBytes.of("\"\"".getBytes(UTF_8));

  private final SampleFormat payloads = new AlpacaFormat();

  @Override
  public boolean fits(JsonRow row) {
    return row.has("raw instruction")
        || row.has("revised instruction")
        || row.has("raw response")
        || row.has("revised response");
  }

  @Override
  public List<SideOutcome> read(JsonRow row, WholeRow whole, ReadSettings settings) {
    List<SideOutcome> outcomes = new ArrayList<>(2);
    for (Side side : settings.sides().sides()) {
      outcomes.add(side(row, side, settings.maxTextChars()));
    }
    return outcomes;
  }

  @Override
  public SampleText texts(JsonRow payload) throws RowRejection {
    return payloads.texts(payload);
  }

  @Override
  public Optional<TextPlaces> places(JsonRow payload) throws RowRejection {
    return payloads.places(payload);
  }

  private static SideOutcome side(JsonRow row, Side side, int maxTextChars) {
    try {
      TextFields fields = fields(row, side);
      SampleText text = fields.texts(row);
      TextFields.requireWithin(maxTextChars, text);
      return new SideOutcome.Read(side, text, payload(row, fields));
    } catch (RowRejection e) {
      return SideOutcome.Refused.of(side, e);
    }
  }

  private static TextFields fields(JsonRow row, Side side) throws RowRejection {
    return switch (side) {
      case RAW ->
          new TextFields(
              row.find("raw instruction"), row.find("raw input"), row.find("raw response"));
      case REVISED ->
          new TextFields(
              row.find("revised instruction"),
              row.find("revised input"),
              row.find("revised response"));
      case NONE -> throw new IllegalArgumentException("a revision has two sides");
    };
  }

  private static Payload payload(JsonRow row, TextFields fields) {
    RowBytes instruction = raw(row, fields.instruction());
    RowBytes input = raw(row, fields.input());
    RowBytes response = raw(row, fields.response());
    int keys = OPEN_INSTRUCTION.length + OPEN_INPUT.length + OPEN_OUTPUT.length + 1;
    ByteArrayOutputStream json =
        new ByteArrayOutputStream(keys + instruction.length() + input.length() + response.length());
    write(json, OPEN_INSTRUCTION, instruction);
    write(json, OPEN_INPUT, input);
    write(json, OPEN_OUTPUT, response);
    json.write('}');
    return Payload.of(json.toByteArray());
  }

  private static RowBytes raw(JsonRow row, Optional<JsonRow.Field> field) {
    return field.map(row::rawText).orElse(NOTHING);
  }

  private static void write(ByteArrayOutputStream json, byte[] opening, RowBytes text) {
    json.writeBytes(opening);
    json.write(text.buffer(), text.from(), text.length());
  }

  private static byte[] opening(String before, String key) {
    return (before + '"' + key + "\":").getBytes(UTF_8);
  }
}
