// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.framing.RowBytes;
import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.sample.SampleText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that rows are read in. */
public enum RowFormat {
  /** First, because its keys are unmistakable. */
  REVISIONS(new RevisionsFormat()),
  ALPACA(new AlpacaFormat()),
  /** As of ShareGPT, which LLaMA-Factory and Axolotl read. */
  SHAREGPT(new ConversationFormat("conversations")),
  /** As of OpenAI's chat interface, which TRL reads. */
  MESSAGES(new ConversationFormat("messages"));

  // Enums are serialised by name, so the stateless format behind one never travels.
  @SuppressWarnings("ImmutableEnumChecker")
  private final SampleFormat format;

  RowFormat(SampleFormat format) {
    this.format = format;
  }

  /** The first format whose keys a row has. */
  static Optional<RowFormat> recognise(JsonRow row) {
    for (RowFormat candidate : values()) {
      if (candidate.format.fits(row)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  SampleFormat format() {
    return format;
  }

  /** The name in ledgers and files; never changes. */
  public String ledgerName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The normalised texts of a payload of this format: exactly those of the sample it came with.
   *
   * @throws IllegalArgumentException where the bytes are no such payload, which is a defect of the
   *     program and none of the input
   */
  public SampleText texts(Payload payload) {
    return read(payload, format::texts);
  }

  /**
   * The conversation that a payload of this format holds, its turns normalised: the last one is the
   * response.
   *
   * @throws IllegalArgumentException as {@link #texts}
   */
  public List<Turn> turns(Payload payload) {
    return read(payload, format::turns);
  }

  /**
   * The same row with other texts: what is no text of the sample stays byte for byte, and a text
   * that does not change does so too. Where the row has no place for an input, the input goes
   * behind the instruction, after a blank line.
   *
   * @return empty where the texts have no places of their own: conversations with more than one
   *     turn before the response, or with turns in parts
   * @throws IllegalArgumentException as {@link #texts}
   */
  public Optional<Payload> withTexts(Payload payload, SampleText texts) {
    SampleText old = texts(payload);
    return read(payload, format::places)
        .map(places -> Payload.of(places.exchanged(payload.bytes(), old, texts), payload.schema()));
  }

  private <T> T read(Payload payload, Reading<T> reading) {
    try {
      return reading.of(JsonRow.parse(RowBytes.of(payload.bytes())));
    } catch (RowRejection e) {
      throw new IllegalArgumentException("not a payload of format " + ledgerName(), e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(JsonRow row) throws RowRejection;
  }
}
