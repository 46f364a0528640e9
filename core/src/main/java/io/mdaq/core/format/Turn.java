// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import java.util.Locale;
import java.util.Set;

/**
 * One turn of a conversation.
 *
 * @param text normalised; empty where nothing in it is visible
 */
public record Turn(Speaker speaker, String text) {

  /** Who speaks. */
  public enum Speaker {
    SYSTEM,
    USER,
    ASSISTANT,
    /** A tool, or whoever else. */
    OTHER;

    private static final Set<String> USERS = Set.of("user", "human", "prompter");
    private static final Set<String> ASSISTANTS = Set.of("assistant", "gpt", "chatgpt", "model");

    /** The speaker of a name as datasets have it. */
    static Speaker named(String role) {
      String name = role.strip().toLowerCase(Locale.ROOT);
      if (ASSISTANTS.contains(name)) {
        return ASSISTANT;
      }
      if (USERS.contains(name)) {
        return USER;
      }
      return name.equals("system") ? SYSTEM : OTHER;
    }
  }
}
