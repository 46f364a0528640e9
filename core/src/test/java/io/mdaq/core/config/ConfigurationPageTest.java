// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The page of all keys is that of the defaults. */
class ConfigurationPageTest {

  @Test
  void thePageIsUpToDate() throws IOException {
    String root = System.getProperty("mdaq.root", "");
    Path page = Path.of(root, "docs", "configuration.md");
    Assumptions.assumeTrue(!root.isEmpty() && Files.exists(page.getParent()), "no project folder");
    if (Boolean.getBoolean("mdaq.docs")) {
      Files.writeString(page, ConfigurationPage.text());
    }
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as("run ./mvnw -pl core test -Dtest=ConfigurationPageTest -Dmdaq.docs=true and commit it")
        .isEqualTo(ConfigurationPage.text());
  }

  @Test
  void everyKeyIsOnIt() {
    String page = ConfigurationPage.text();
    for (CommandDefaults command : CommandDefaults.values()) {
      String part = page.substring(page.indexOf("## " + command.command() + "\n"));
      assertThat(command.tree().keys()).allMatch(key -> part.contains("| `" + key + "` |"));
    }
  }
}
