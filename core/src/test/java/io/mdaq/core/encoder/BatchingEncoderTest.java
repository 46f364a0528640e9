// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchingEncoderTest {

  /** The vector of a row is (3 x its first id, 4 x its last id). */
  private static final class FirstAndLast implements EncoderModel {

    private boolean isClosed;

    @Override
    public Precision precision() {
      return Precision.FLOAT32;
    }

    @Override
    public int width() {
      return 2;
    }

    @Override
    public int maxTokens() {
      return 40;
    }

    @Override
    public int vocabularySize() {
      return 100;
    }

    @Override
    public int padId() {
      return 1;
    }

    @Override
    public float[] pool(TokenBatch batch, Pooling pooling) {
      float[] pooled = new float[2 * batch.rows()];
      for (int row = 0; row < batch.rows(); row++) {
        int start = row * batch.width();
        pooled[2 * row] = 3 * batch.ids()[start];
        pooled[2 * row + 1] = 4 * batch.ids()[start + batch.lengths()[row] - 1];
      }
      return pooled;
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  private final FirstAndLast model = new FirstAndLast();

  private BatchingEncoder encoder(VectorScale scale, int maxTokens) {
    return new BatchingEncoder(
        model,
        new EncoderSettings(
            Pooling.MEAN, scale, Precision.FLOAT32, TorchDevice.CPU, maxTokens, 32, 2));
  }

  @Test
  void vectorsComeInTheOrderOfTheRows() {
    List<int[]> rows = List.of(new int[20], new int[] {5}, new int[] {0, 0, 7}, new int[] {2, 3});

    Encoded encoded = encoder(VectorScale.AS_IS, 512).encode(rows);

    assertThat(encoded.vectors())
        .containsExactly(
            new float[] {0, 0}, new float[] {15, 20}, new float[] {0, 28}, new float[] {6, 12});
    assertThat(encoded.truncatedRows()).isZero();
    assertThat(encoded.tokens()).isEqualTo(26);
    assertThat(encoded.computedTokens()).isEqualTo(32 + 3 * 16);
  }

  @Test
  void noRowsGiveNoVectors() {
    assertThat(encoder(VectorScale.UNIT, 512).encode(List.of()).vectors()).isEmpty();
  }

  @Test
  void longRowsLoseTokensBeforeTheirLastAndAreCounted() {
    int[] longRow = new int[50];
    longRow[0] = 8;
    longRow[49] = 9;

    Encoded byModel = encoder(VectorScale.AS_IS, 512).encode(List.of(longRow, new int[40]));
    Encoded bySettings = encoder(VectorScale.AS_IS, 10).encode(List.of(longRow));

    assertThat(byModel.truncatedRows()).isEqualTo(1);
    assertThat(byModel.tokens()).isEqualTo(80);
    assertThat(byModel.vectors().get(0)).containsExactly(24, 36);
    assertThat(bySettings.truncatedRows()).isEqualTo(1);
    assertThat(bySettings.tokens()).isEqualTo(10);
    assertThat(bySettings.vectors().get(0)).containsExactly(24, 36);
  }

  @Test
  void unitVectorsHaveLengthOneUnlessTheyAreZero() {
    List<float[]> vectors =
        encoder(VectorScale.UNIT, 512).encode(List.of(new int[] {5}, new int[] {0})).vectors();

    assertThat(vectors.get(0)).containsExactly(0.6f, 0.8f);
    assertThat(vectors.get(1)).containsExactly(0, 0);
  }

  @Test
  void anEmptyRowIsNamed() {
    assertThatThrownBy(() -> encoder(VectorScale.UNIT, 512).encode(List.of(new int[1], new int[0])))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("row 1 has no tokens");
  }

  @Test
  void idsOutsideTheVocabularyAreNamed() {
    assertThatThrownBy(() -> encoder(VectorScale.UNIT, 512).encode(List.of(new int[] {3, 100})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("row 0 has the token id 100; the model knows 0 to 99");
    assertThatThrownBy(() -> encoder(VectorScale.UNIT, 512).encode(List.of(new int[] {-1})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void closingClosesTheModel() {
    encoder(VectorScale.UNIT, 512).close();
    assertThat(model.isClosed).isTrue();
  }
}
