// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatFormat.Ending;
import io.mdaq.core.chat.ChatFormat.Reasoning;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatFormatTest {

  private static final List<ChatMessage> HI = List.of(ChatMessage.user("Hi"));

  @TempDir Path folder;

  @Test
  void aFolderWithoutTemplateSpeaksAlpaca() throws IOException {
    assertThat(open()).isInstanceOf(AlpacaPrompt.class);
    write("tokenizer_config.json", "{'bos_token':'<s>','chat_template':null}");
    assertThat(open()).isInstanceOf(AlpacaPrompt.class);
  }

  @Test
  void readsTheTemplateOfTheTokenizersConfiguration() throws IOException {
    write(
        "tokenizer_config.json",
        "{'bos_token':{'content':'<s>','lstrip':false},'eos_token':'</s>','pad_token':null,"
            + "'chat_template':'{{ bos_token }}{{ messages[0].content }}{{ eos_token }}{{ pad_token }}'}");

    assertThat(open().render(HI, Ending.ASKING)).isEqualTo("<s>Hi</s>");
  }

  @Test
  void prefersTheFileOfItsOwn() throws IOException {
    write("tokenizer_config.json", "{'eos_token':'</s>','chat_template':'old'}");
    write("chat_template.jinja", "new{{ eos_token }}\n");

    assertThat(open().render(HI, Ending.ASKING)).isEqualTo("new</s>");
  }

  @Test
  void takesTheDefaultOfSeveral() throws IOException {
    String others = "{'name':'tool_use','template':'T'},";
    write(
        "tokenizer_config.json",
        "{'chat_template':[" + others + "{'name':'default','template':'D'}]}");
    assertThat(open().render(HI, Ending.ASKING)).isEqualTo("D");

    write("tokenizer_config.json", "{'chat_template':[" + others.replace("},", "}") + "]}");
    assertThatThrownBy(this::open)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("chat_template has no template named \"default\"");
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    write("tokenizer_config.json", "{'chat_template':7}");
    assertThatThrownBy(this::open).isInstanceOf(UserException.class);
    write("tokenizer_config.json", "{'chat_template':'{% broken'}");
    assertThatThrownBy(this::open)
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("tokenizer_config.json", "cannot be parsed, line 1");
    Files.write(folder.resolve("chat_template.jinja"), new byte[] {(byte) 0xFF});
    assertThatThrownBy(this::open)
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("chat_template.jinja", "not valid UTF-8");
  }

  @Test
  void rendersTheTemplateOfARandomModel() {
    Path model = folder.resolve("model");
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 3, DType.BF16, 1 << 30).write(model);

    assertThat(ChatFormat.of(model, Reasoning.AS_TRAINED).render(HI, Ending.ASKING))
        .isEqualTo("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n");
  }

  private ChatFormat open() {
    return ChatFormat.of(folder, Reasoning.AS_TRAINED);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content.replace('\'', '"'));
  }
}
