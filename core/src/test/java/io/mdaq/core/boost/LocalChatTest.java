// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.endpoint.ChatAnswer.Failed;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tiny model of random weights that knows bytes and reads 256 of them. */
class LocalChatTest {

  @TempDir private Path folder;

  private static ChatRequest request(String text) {
    return new ChatRequest(List.of(ChatMessage.user(text)), ChatParameters.greedy(8));
  }

  @Test
  void answersLikeAnEndpoint() {
    Path model = folder.resolve("model");
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 7, DType.F32, Long.MAX_VALUE).write(model);
    try (LocalChat chat = LocalChat.load("tiny", model, Precision.FLOAT32, TorchDevice.CPU)) {
      assertThat(chat.model()).isEqualTo("tiny");
      Completed answer = (Completed) chat.ask(request("ok?"));
      assertThat(answer.usage().orElseThrow().output()).isBetween(1L, 8L);
      boolean isCut = answer.usage().orElseThrow().output() == 8;
      assertThat(answer.ending()).isEqualTo(isCut ? Ending.LENGTH : Ending.STOP);
      assertThat(chat.ask(request("ok?"))).isEqualTo(answer);
      assertThat(chat.ask(request("long ".repeat(60))))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.message()).contains("the model reads 256"));
    }
  }
}
