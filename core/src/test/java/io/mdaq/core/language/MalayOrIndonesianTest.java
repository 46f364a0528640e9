// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MalayOrIndonesianTest {

  @Test
  void tellingWordsDecide() {
    assertThat(MalayOrIndonesian.of("Syarikat itu mahu meningkatkan kualiti.")).contains("ms");
    assertThat(MalayOrIndonesian.of("Perusahaan itu mau meningkatkan kualitas.")).contains("id");
    assertThat(MalayOrIndonesian.of("BAHAWA; karena, bahwa")).contains("id");
  }

  @Test
  void withoutThemNothingIsSaid() {
    assertThat(MalayOrIndonesian.of("")).isEmpty();
    assertThat(MalayOrIndonesian.of("Buku ini dibaca oleh anak itu.")).isEmpty();
    assertThat(MalayOrIndonesian.clearly("bahawa bahwa")).isEmpty();
    assertThat(MalayOrIndonesian.of("Bilangan prima yang lebih besar dari 50.")).isEmpty();
  }
}
