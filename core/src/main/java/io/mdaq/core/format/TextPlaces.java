// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.mdaq.core.format.framing.RowBytes;
import io.mdaq.core.sample.SampleText;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a payload has a sample's texts: JSON strings, quotes included, that can be exchanged
 * without touching anything else.
 *
 * @param instruction where the instruction stands
 * @param input where the input stands; empty where the row has no place for one
 * @param response where the response stands
 */
record TextPlaces(RowBytes instruction, Optional<RowBytes> input, RowBytes response) {

  private static final String BEFORE_INPUT = "\n\n";

  private record Change(RowBytes place, String text) {}

  /**
   * The row with other texts. A text that stays keeps the user's own bytes; an input that has no
   * place goes behind the instruction.
   *
   * @param old the texts that stand there, normalised
   */
  byte[] exchanged(byte[] row, SampleText old, SampleText texts) {
    List<Change> changes = new ArrayList<>();
    String instruction =
        input.isPresent() || texts.input().isEmpty()
            ? texts.instruction()
            : texts.instruction() + BEFORE_INPUT + texts.input();
    change(changes, instruction(), old.instruction(), instruction);
    input.ifPresent(place -> change(changes, place, old.input(), texts.input()));
    change(changes, response, old.response(), texts.response());
    changes.sort(Comparator.comparingInt(change -> change.place().from()));
    ByteArrayOutputStream changed = new ByteArrayOutputStream(row.length);
    int from = 0;
    for (Change change : changes) {
      changed.write(row, from, change.place().from() - from);
      changed.writeBytes(json(change.text()));
      from = change.place().to();
    }
    changed.write(row, from, row.length - from);
    return changed.toByteArray();
  }

  private static void change(List<Change> changes, RowBytes place, String old, String text) {
    if (!text.equals(old)) {
      changes.add(new Change(place, text));
    }
  }

  /** Without escapes for what needs none, as most datasets are written. */
  private static byte[] json(String text) {
    String quoted = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
    return ('"' + quoted + '"').getBytes(UTF_8);
  }
}
