// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.framing.RowBytes;
import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.sample.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of a format of one's own keeps what the interface promises. */
class PromptCompletionFormatTest {

  private static final String ROW =
      "{\"prompt\":\"Nenne einen See.\",\"id\":7,\"completion\":\" Chiemsee\"}";

  private final PromptCompletionFormat format = new PromptCompletionFormat();

  private static JsonRow row(String text) throws RowRejection {
    return JsonRow.parse(RowBytes.of(text.getBytes(UTF_8)));
  }

  private List<SideOutcome> read(String text) throws RowRejection {
    ReadSettings settings =
        new ReadSettings(FormatChoice.AUTO, SideChoice.REVISED, 1 << 20, 100, List.of());
    return format.read(row(text), () -> Payload.of(text.getBytes(UTF_8)), settings);
  }

  @Test
  void aRowIsASampleAndItsOwnPayload() throws RowRejection {
    assertThat(format.fits(row(ROW))).isTrue();
    assertThat(format.fits(row("{\"prompt\":\"x\"}"))).isFalse();
    assertThat(read(ROW))
        .containsExactly(
            new SideOutcome.Read(
                Side.NONE,
                new SampleText("Nenne einen See.", "", "Chiemsee"),
                Payload.of(ROW.getBytes(UTF_8))));
  }

  @Test
  void whatIsNoSampleIsRefusedWithItsReason() throws RowRejection {
    assertThat(read("{\"prompt\":\"x\",\"completion\":\" \"}"))
        .singleElement()
        .isInstanceOfSatisfying(
            SideOutcome.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RejectReason.EMPTY_RESPONSE));
  }

  @Test
  void textsAreExchangedAndAllElseStays() throws RowRejection {
    SampleText old = format.texts(row(ROW));
    SampleText revised = new SampleText("Nenne einen See in Bayern.", "", "Der Chiemsee.");
    byte[] changed =
        format.places(row(ROW)).orElseThrow().exchanged(ROW.getBytes(UTF_8), old, revised);
    assertThat(new String(changed, UTF_8))
        .isEqualTo(
            "{\"prompt\":\"Nenne einen See in Bayern.\",\"id\":7,\"completion\":\"Der Chiemsee.\"}");
  }
}
