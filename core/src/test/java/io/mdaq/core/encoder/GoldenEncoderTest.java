// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.torch.Precision;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Encoders against the references of an independent implementation. */
class GoldenEncoderTest {

  private static final double EXACT = 1e-4;

  /** Eight significant bits, through a few layers. */
  private static final double ROUNDED = 0.03;

  private record Variant(String key, Pooling pooling, VectorScale scale) {}

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("cls", Pooling.CLS, VectorScale.AS_IS),
          new Variant("mean", Pooling.MEAN, VectorScale.AS_IS),
          new Variant("mean_l2", Pooling.MEAN, VectorScale.UNIT));

  private static EncoderSettings settings(Variant variant, Precision precision) {
    return EncoderSettings.of(variant.pooling(), variant.scale()).withPrecision(precision);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.encoder.GoldenEncoder#all")
  void float32(GoldenEncoder golden) {
    for (Variant variant : VARIANTS) {
      try (TextEncoder encoder =
          TextEncoders.open(golden.folder(), settings(variant, Precision.FLOAT32))) {
        List<float[]> vectors = encoder.encode(golden.ids()).vectors();
        assertThat(golden.error(variant.key(), vectors)).as(variant.key()).isLessThan(EXACT);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.encoder.GoldenEncoder#all")
  void bfloat16(GoldenEncoder golden) {
    for (Variant variant : VARIANTS) {
      try (TextEncoder encoder =
          TextEncoders.open(golden.folder(), settings(variant, Precision.BFLOAT16))) {
        List<float[]> vectors = encoder.encode(golden.ids()).vectors();
        assertThat(golden.error(variant.key(), vectors)).as(variant.key()).isLessThan(ROUNDED);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.encoder.GoldenEncoder#onnx")
  void onnx(GoldenEncoder golden) {
    for (Variant variant : VARIANTS) {
      try (TextEncoder encoder =
          TextEncoders.openOnnx(golden.folder(), settings(variant, Precision.FLOAT32))) {
        List<float[]> vectors = encoder.encode(golden.ids()).vectors();
        assertThat(golden.error(variant.key(), vectors)).as(variant.key()).isLessThan(EXACT);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.encoder.GoldenEncoder#all")
  void tokenizer(GoldenEncoder golden) {
    try (TextTokenizer tokenizer = TextTokenizer.open(golden.folder())) {
      for (int i = 0; i < golden.ids().size(); i++) {
        String text = golden.reference().get("texts").get(i).asText();
        assertThat(tokenizer.encode(text, SpecialTokens.WITH)).isEqualTo(golden.ids().get(i));
      }
    }
  }
}
