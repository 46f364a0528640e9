// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CompatibilityFormTest {

  @Test
  void isWhatTheNormalizerMakesOfTextsInNfc() {
    SplittableRandom random = new SplittableRandom(9);
    int changed = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder drawn = new StringBuilder();
      for (int n = random.nextInt(6); n > 0; n--) {
        int block = random.nextInt(0x200) * 0x80;
        int codePoint = block + random.nextInt(0x80);
        drawn.appendCodePoint(Character.isSurrogate((char) codePoint) ? 'x' : codePoint);
      }
      drawn.appendCodePoint(random.nextInt(50) == 0 ? 0x1D400 + random.nextInt(50) : 'y');
      String text = Normalizer.normalize(drawn, Form.NFC);
      String expected = Normalizer.normalize(text, Form.NFKC);
      changed += expected.equals(text) ? 0 : 1;
      assertThat(CompatibilityForm.of(text)).isEqualTo(expected);
    }
    assertThat(changed).isGreaterThan(500);
  }

  @Test
  void whatNeedsNoChangeIsTheSameInstance() {
    String text = "Việt, 日本語 and русский";
    assertThat(CompatibilityForm.of(text)).isSameAs(text);
    assertThat(CompatibilityForm.of("ﬁ①ｶﾞ")).isEqualTo("fi1ガ");
    assertThat(CompatibilityForm.of("")).isEmpty();
  }
}
