// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatFormat.Ending;
import io.mdaq.core.chat.ChatFormat.Reasoning;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.tokenizer.SpecialTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Small templates of our own with the constructs of the published ones; texts checked by hand. */
class ChatTemplateTest {

  private static final String CHATML =
      "{% for m in messages %}{{'<|im_start|>' + m['role'] + '\n' + m['content'] + '<|im_end|>'"
          + " + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}"
          + "{% endif %}";

  private static final String LLAMA_3 =
      """
      {{- bos_token }}
      {%- if not date_string is defined %}
          {%- if strftime_now is defined %}
              {%- set date_string = strftime_now("%d %b %Y") %}
          {%- else %}
              {%- set date_string = "26 Jul 2024" %}
          {%- endif %}
      {%- endif %}
      {%- if messages[0]['role'] == 'system' %}
          {%- set lead = messages[0]['content']|trim %}
          {%- set messages = messages[1:] %}
      {%- else %}
          {%- set lead = "" %}
      {%- endif %}
      {{- "<|start_header_id|>system<|end_header_id|>\\n\\nToday: " + date_string + "\\n\\n" }}
      {{- lead }}
      {{- "<|eot_id|>" }}
      {%- for message in messages %}
          {%- if not (message.role == 'tool' or 'tool_calls' in message) %}
              {{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n'+ message['content'] | trim + '<|eot_id|>' }}
          {%- endif %}
      {%- endfor %}
      {%- if add_generation_prompt %}
          {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}
      {%- endif %}
      """;

  private static final String QWEN_3 =
      """
      {%- set ns = namespace(open=true, last=messages|length - 1) %}
      {%- for message in messages[::-1] %}
          {%- set place = (messages|length - 1) - loop.index0 %}
          {%- if ns.open and message.role == "user" and message.content is string and not(message.content.startswith('<tool>') and message.content.endswith('</tool>')) %}
              {%- set ns.open = false %}
              {%- set ns.last = place %}
          {%- endif %}
      {%- endfor %}
      {%- for message in messages %}
          {%- if message.role != "assistant" %}
              {{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>' + '\\n' }}
          {%- else %}
              {%- set thought = '' %}
              {%- set answer = message.content %}
              {%- if '</think>' in answer %}
                  {%- set thought = answer.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}
                  {%- set answer = answer.split('</think>')[-1].lstrip('\\n') %}
              {%- endif %}
              {%- if loop.index0 > ns.last %}
                  {{- '<|im_start|>assistant\\n<think>\\n' + thought.strip('\\n') + '\\n</think>\\n\\n' + answer.lstrip('\\n') }}
              {%- else %}
                  {{- '<|im_start|>assistant\\n' + answer }}
              {%- endif %}
              {{- '<|im_end|>\\n' }}
          {%- endif %}
      {%- endfor %}
      {%- if add_generation_prompt %}
          {{- '<|im_start|>assistant\\n' }}
          {%- if enable_thinking is defined and enable_thinking is false %}
              {{- '<think>\\n\\n</think>\\n\\n' }}
          {%- endif %}
      {%- endif %}
      """;

  private static final List<ChatMessage> CONVERSATION =
      List.of(
          ChatMessage.system(" 簡潔に。"),
          ChatMessage.user("Hi"),
          ChatMessage.assistant("<think>\nhm\n</think>\n\nHello"),
          ChatMessage.user("ลาก่อน "));

  @Test
  void rendersChatMl() {
    assertThat(template(CHATML).render(CONVERSATION, Ending.ASKING))
        .isEqualTo(
            "<|im_start|>system\n 簡潔に。<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n"
                + "<|im_start|>assistant\n<think>\nhm\n</think>\n\nHello<|im_end|>\n"
                + "<|im_start|>user\nลาก่อน <|im_end|>\n<|im_start|>assistant\n");
    assertThat(template(CHATML).render(CONVERSATION.subList(1, 2), Ending.COMPLETE))
        .isEqualTo("<|im_start|>user\nHi<|im_end|>\n");
    assertThat(template(CHATML).render(List.of(), Ending.COMPLETE)).isEmpty();
  }

  @Test
  void rendersLlama3WithTheDateOfItsAuthors() {
    assertThat(template(LLAMA_3).render(CONVERSATION.subList(0, 2), Ending.ASKING))
        .isEqualTo(
            "<|begin|><|start_header_id|>system<|end_header_id|>\n\nToday: 26 Jul 2024\n\n簡潔に。"
                + "<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
                + "<|start_header_id|>assistant<|end_header_id|>\n\n");
  }

  @Test
  void rendersQwen3() {
    assertThat(template(QWEN_3).render(CONVERSATION, Ending.ASKING))
        .isEqualTo(
            "<|im_start|>system\n 簡潔に。<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n"
                + "<|im_start|>assistant\nHello<|im_end|>\n"
                + "<|im_start|>user\nลาก่อน <|im_end|>\n<|im_start|>assistant\n");
    assertThat(template(QWEN_3).render(CONVERSATION.subList(1, 3), Ending.COMPLETE))
        .isEqualTo(
            "<|im_start|>user\nHi<|im_end|>\n"
                + "<|im_start|>assistant\n<think>\nhm\n</think>\n\nHello<|im_end|>\n");
  }

  @Test
  void turnsThinkingOff() {
    ChatTemplate quiet = ChatTemplate.parse("t", QWEN_3, Map.of(), Reasoning.OFF);

    assertThat(quiet.render(CONVERSATION.subList(1, 2), Ending.ASKING))
        .endsWith("<|im_start|>assistant\n<think>\n\n</think>\n\n");
  }

  @Test
  void messagesCannotBecomeTemplate() {
    assertThat(
            template(CHATML)
                .render(List.of(ChatMessage.user("{{ 1 + 1 }}{% if %}")), Ending.COMPLETE))
        .isEqualTo("<|im_start|>user\n{{ 1 + 1 }}{% if %}<|im_end|>\n");
  }

  @Test
  void isTokenizedWithoutFurtherSpecialTokens() {
    assertThat(template(CHATML).specialTokens()).isEqualTo(SpecialTokens.WITHOUT);
  }

  @Test
  void saysWhereItFailed() {
    ChatTemplate strict =
        template(
            "a\n{% if messages|length > 1 %}{{ raise_exception('one turn only') }}{% endif %}");

    assertThat(strict.render(CONVERSATION.subList(0, 1), Ending.ASKING)).isEqualTo("a\n");
    assertThatThrownBy(() -> strict.render(CONVERSATION, Ending.ASKING))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "tokenizer_config.json: the chat template cannot be rendered for 4 messages, line 2: ")
        .hasMessageContaining("one turn only");
    assertThatThrownBy(() -> template("{% nonsense %}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("cannot be parsed, line 1: the tag \"nonsense\" is not known");
  }

  private static ChatTemplate template(String text) {
    return ChatTemplate.parse(
        "tokenizer_config.json", text, Map.of("bos_token", "<|begin|>"), Reasoning.AS_TRAINED);
  }
}
