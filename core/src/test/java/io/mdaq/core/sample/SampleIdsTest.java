// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleIdsTest {

  @Test
  void isTheStartOfTheDigestOverLengthsAndTexts() throws IOException, GeneralSecurityException {
    SampleText text = new SampleText("สรุป", "", "สั้น 😀");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    for (String part : List.of("th", text.instruction(), text.input(), text.response())) {
      data.writeInt(part.getBytes(UTF_8).length);
      data.write(part.getBytes(UTF_8));
    }
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());

    assertThat(SampleIds.of("th", text).toString())
        .isEqualTo(HexFormat.of().formatHex(digest).substring(0, 32));
  }

  /** Computed once with Python 3.11, hashlib.sha256 over struct.pack(">I", n) and the bytes. */
  @Test
  void neverChanges() {
    assertThat(SampleIds.of("en", new SampleText("Add.", "1 2", "3")))
        .hasToString("c2b3ce5dffa052c2cf51fffe5c852001");
  }

  @Test
  void tellsTextsApartThatDifferInWhereOneEnds() {
    assertThat(
            List.of(
                SampleIds.of("en", new SampleText("ab", "", "c")),
                SampleIds.of("en", new SampleText("a", "b", "c")),
                SampleIds.of("en", new SampleText("a", "", "bc")),
                SampleIds.of("ena", new SampleText("b", "", "c"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void isTheSameOnManyThreads() {
    List<SampleId> alone = IntStream.range(0, 500).mapToObj(SampleIdsTest::numbered).toList();
    List<SampleId> together =
        IntStream.range(0, 500).parallel().mapToObj(SampleIdsTest::numbered).toList();

    assertThat(together).isEqualTo(alone).doesNotHaveDuplicates();
  }

  private static SampleId numbered(int i) {
    return SampleIds.of("en", new SampleText("i" + i, "", "r"));
  }
}
