// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.boost.LocalChat.AnswerLoss;
import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.decoder.CausalLm;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.endpoint.ChatAnswer.Failed;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.model.GenerationConfig;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.training.finetuning.ChatSequences;
import io.mdaq.core.training.finetuning.Example;
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

  @Test
  void theLossOfAnAnswerIsThatOfItsTokens() {
    Path folderOfModel = folder.resolve("model");
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 7, DType.F32, Long.MAX_VALUE)
        .write(folderOfModel);
    List<ChatMessage> messages =
        List.of(ChatMessage.user("How?"), ChatMessage.assistant("So «é»."));
    double nats = 0;
    int tokens = 0;
    try (CausalLm model = CausalLm.open(folderOfModel, Precision.FLOAT32, TorchDevice.CPU);
        TextTokenizer tokenizer = TextTokenizer.open(folderOfModel, model.config())) {
      List<Integer> ends = GenerationConfig.read(folderOfModel, model.config()).eosIds();
      ChatSequences sequences =
          new ChatSequences(ChatFormat.of(folderOfModel, LocalChat.REASONING), tokenizer, ends);
      Example example = sequences.sequence(sequences.render(messages));
      float[][] logits = model.logits(example.ids());
      for (int i = example.length() - example.terms(); i < example.length(); i++) {
        double sum = 0;
        for (float logit : logits[i - 1]) {
          sum += Math.exp(logit);
        }
        nats += Math.log(sum) - logits[i - 1][example.ids()[i]];
        tokens++;
      }
    }

    try (LocalChat chat =
        LocalChat.load("tiny", folderOfModel, Precision.FLOAT32, TorchDevice.CPU)) {
      AnswerLoss loss = chat.loss(messages).orElseThrow();
      // Ten bytes and the end.
      assertThat(loss.tokens()).isEqualTo(tokens).isEqualTo("So .".length() + 6 + 1);
      assertThat(loss.nats()).isCloseTo(nats, within(1e-3));
      assertThat(
              chat.loss(List.of(ChatMessage.user("long ".repeat(60)), ChatMessage.assistant("a"))))
          .isEmpty();
    }
  }
}
