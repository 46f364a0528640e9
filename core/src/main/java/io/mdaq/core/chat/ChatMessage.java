// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.chat;

/** One turn of a conversation. */
public record ChatMessage(Role role, String content) {

  /** Who speaks. */
  public enum Role {
    SYSTEM("system"),
    USER("user"),
    ASSISTANT("assistant");

    private final String id;

    Role(String id) {
      this.id = id;
    }

    /** The name in templates and in OpenAI's messages. */
    public String id() {
      return id;
    }
  }

  public static ChatMessage system(String content) {
    return new ChatMessage(Role.SYSTEM, content);
  }

  public static ChatMessage user(String content) {
    return new ChatMessage(Role.USER, content);
  }

  public static ChatMessage assistant(String content) {
    return new ChatMessage(Role.ASSISTANT, content);
  }
}
