// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.AlpacaPrompt;
import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatFormat.Reasoning;
import io.mdaq.core.chat.ChatTemplate;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.format.Payload;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.RowFormat;
import io.mdaq.core.model.NanoShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.Position;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.Side;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.training.finetuning.Example;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatExamplesTest {

  private static final int END_OF_TEXT = 2;

  private Path model;
  private TextTokenizer tokenizer;

  @BeforeAll
  void openTokenizer(@TempDir Path folder) {
    model = folder.resolve("nano");
    new RandomCheckpoint(new NanoShape(1, 8, 1, 64).config(), 1, DType.F32, 1 << 20).write(model);
    tokenizer = TextTokenizer.open(model);
  }

  @AfterAll
  void closeTokenizer() {
    tokenizer.close();
  }

  private static ReadSample sample(RowFormat format, String json) {
    Payload payload = Payload.of(json.getBytes(StandardCharsets.UTF_8));
    return new ReadSample(
        new RowOrigin("a.jsonl", new Position.Line(1), Side.NONE),
        0,
        format,
        payload,
        format.texts(payload),
        "und",
        "",
        "");
  }

  private static ReadSample messages(String turns) {
    return sample(RowFormat.MESSAGES, "{\"messages\": [" + turns + "]}");
  }

  private ChatExamples chat() {
    return new ChatExamples(ChatFormat.of(model, Reasoning.AS_TRAINED), tokenizer, List.of(2, 4));
  }

  private ChatExamples chat(String template) {
    return new ChatExamples(
        ChatTemplate.parse("test", template, Map.of(), Reasoning.AS_TRAINED),
        tokenizer,
        List.of(2, 4));
  }

  private String whole(Example example) {
    return tokenizer.decode(example.ids(), SpecialTokens.WITH);
  }

  private String learned(Example example) {
    int[] ids = Arrays.stream(example.labels()).filter(id -> id != Example.MASKED).toArray();
    return tokenizer.decode(ids, SpecialTokens.WITH);
  }

  @Test
  void onlyTheAnswerAndItsEndAreLearned() {
    Example example =
        chat()
            .of(
                sample(
                    RowFormat.ALPACA,
                    "{\"instruction\": \"Sum?\", \"input\": \"1 2\", \"output\": \"Drei ✓\"}"));

    assertThat(whole(example))
        .isEqualTo(
            "<|im_start|>user\nSum?\n\n1 2<|im_end|>\n<|im_start|>assistant\nDrei ✓<|im_end|>");
    assertThat(learned(example)).isEqualTo("Drei ✓<|im_end|>");
    assertThat(example.terms()).isEqualTo("Drei ".length() + 3 + 1);
  }

  @Test
  void ofSeveralAnswersTheLastIsLearned() {
    Example example =
        chat()
            .of(
                messages(
                    """
                    {"role": "system", "content": "s"}, {"role": "user", "content": "q1"},
                    {"role": "assistant", "content": "a1"}, {"role": "user", "content": "q2"},
                    {"role": "assistant", "content": "a2"}, {"role": "user", "content": "q3"}
                    """));

    assertThat(whole(example))
        .startsWith("<|im_start|>system\ns<|im_end|>\n<|im_start|>user\nq1<|im_end|>\n")
        .contains("a1")
        .doesNotContain("q3");
    assertThat(learned(example)).isEqualTo("a2<|im_end|>");
  }

  @Test
  void withoutATemplateThePromptIsAlpacas() {
    ChatExamples chat = new ChatExamples(new AlpacaPrompt(), tokenizer, List.of(2, 4));
    Example plain =
        chat.of(sample(RowFormat.ALPACA, "{\"instruction\": \"q\", \"output\": \"a\"}"));
    Example withInput =
        chat.of(
            sample(
                RowFormat.ALPACA, "{\"instruction\": \"q\", \"input\": \"i\", \"output\": \"a\"}"));

    assertThat(whole(plain)).isEqualTo(AlpacaPrompt.of("q", "") + "a<|eos|>");
    assertThat(whole(withInput)).isEqualTo(AlpacaPrompt.of("q", "i") + "a<|eos|>");
    assertThat(learned(withInput)).isEqualTo("a<|eos|>");
  }

  @Test
  void anEndTokenInsideAnAnswerDoesNotCutIt() {
    ChatExamples chat = new ChatExamples(new AlpacaPrompt(), tokenizer, List.of(2, 4));
    Example example =
        chat.of(sample(RowFormat.ALPACA, "{\"instruction\": \"q\", \"output\": \"a <|eos|> b\"}"));

    assertThat(learned(example)).isEqualTo("a <|eos|> b<|eos|>");
    assertThat(example.labels()[example.length() - 1]).isEqualTo(END_OF_TEXT);
  }

  @Test
  void aTemplateThatWritesTheQuestionOtherwiseIsAProblemOfTheRow() {
    ChatExamples chat =
        chat("{{ messages|length }}{{ messages[0].content }}{{ messages[-1].content }}");

    assertThatThrownBy(
            () -> chat.of(sample(RowFormat.ALPACA, "{\"instruction\":\"q\",\"output\":\"a\"}")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("cannot be told what the model is to learn");
  }

  @Test
  void toolsAreAProblemOfTheRow() {
    ReadSample sample =
        messages(
            """
            {"role": "user", "content": "q"}, {"role": "tool", "content": "t"},
            {"role": "assistant", "content": "a"}
            """);

    assertThatThrownBy(() -> chat().of(sample))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("tools are not supported");
  }
}
