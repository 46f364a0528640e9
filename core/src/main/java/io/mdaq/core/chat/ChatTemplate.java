// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.chat;

import io.mdaq.core.jinja.Template;
import io.mdaq.core.jinja.TemplateException;
import io.mdaq.core.jinja.Value;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.tokenizer.SpecialTokens;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chat template of a model folder. It sees what Hugging Face transformers would give it: {@code
 * messages}, {@code add_generation_prompt}, {@code tools} and {@code documents} (none), and the
 * texts of the special tokens, such as {@code bos_token}; not the date of today.
 */
public final class ChatTemplate implements ChatFormat {

  private final String source;
  private final Template template;
  private final Map<String, Value> constants;

  private ChatTemplate(String source, Template template, Map<String, Value> constants) {
    this.source = source;
    this.template = template;
    this.constants = constants;
  }

  /**
   * Looks for {@code chat_template.jinja}, then for {@code chat_template} in {@code
   * tokenizer_config.json}; of several templates there the one named "default" is taken.
   *
   * @throws UserException if there is a template that cannot be read or parsed
   */
  static Optional<ChatTemplate> find(Path folder, Reasoning reasoning) {
    return ChatTemplateFiles.in(folder)
        .map(files -> parse(files.source(), files.template(), files.specialTokens(), reasoning));
  }

  /**
   * Parses a template.
   *
   * @param source where the template stands, for messages
   * @param specialTokens texts of special tokens by the names that templates know, such as {@code
   *     bos_token}
   * @throws UserException if it cannot be parsed
   */
  public static ChatTemplate parse(
      String source, String template, Map<String, String> specialTokens, Reasoning reasoning) {
    Map<String, Value> constants = new LinkedHashMap<>();
    specialTokens.forEach((name, text) -> constants.put(name, new Value.Text(text)));
    constants.put("tools", Value.Nothing.NONE);
    constants.put("documents", Value.Nothing.NONE);
    if (reasoning == Reasoning.OFF) {
      constants.put("enable_thinking", Value.Bool.FALSE);
    }
    try {
      return new ChatTemplate(source, Template.parse(template), constants);
    } catch (TemplateException e) {
      throw failed(source, "cannot be parsed", e);
    }
  }

  @Override
  public String render(List<ChatMessage> messages, Ending ending) {
    Map<String, Value> variables = new LinkedHashMap<>(constants);
    variables.put("messages", new Value.Items(messages.stream().map(ChatTemplate::value).toList()));
    variables.put(
        "add_generation_prompt", ending == Ending.ASKING ? Value.Bool.TRUE : Value.Bool.FALSE);
    try {
      return template.render(variables);
    } catch (TemplateException e) {
      throw failed(source, "cannot be rendered for " + messages.size() + " messages", e);
    }
  }

  private static Value value(ChatMessage message) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("role", new Value.Text(message.role().id()));
    fields.put("content", new Value.Text(message.content()));
    return new Value.Table(fields);
  }

  private static UserException failed(String source, String what, TemplateException cause) {
    return UserException.failed(
        source
            + ": the chat template "
            + what
            + (cause.line() > 0 ? ", line " + cause.line() : "")
            + ": "
            + cause.getMessage()
            + ". Correct the template, or put another one into chat_template.jinja beside it.",
        cause);
  }

  @Override
  public SpecialTokens specialTokens() {
    return SpecialTokens.WITHOUT;
  }
}
