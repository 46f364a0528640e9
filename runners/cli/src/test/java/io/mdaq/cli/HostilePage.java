// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every page whose texts were written by an attacker, in a browser. */
abstract class HostilePage {

  static final String ATTACK =
      "</div></script><script>document.title='hacked'</script><img src=x"
          + " onerror=document.title='hacked'>";

  @TempDir static Path folder;

  static Path page = Path.of("");

  @Test
  void strangersTextsAreNeverRun() throws Exception {
    Browser.Opened opened = Browser.open(page);

    assertThat(opened.document())
        .contains("&lt;img src=x")
        .doesNotContain("<title>hacked", "<img src=x");
    assertThat(opened.console().lines().filter(line -> line.contains("CONSOLE"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everybodyCanUseIt(Axe.View view) throws Exception {
    assertThat(Axe.findings(page, view)).isEmpty();
  }

  @Test
  void thePolicyStopsAScriptThatGotIn() throws Exception {
    String html = Files.readString(page).replace("<footer>", "<script>hacked()</script><footer>");
    Browser.Opened opened = Browser.open(Browser.write(folder.resolve("broken.html"), html));

    assertThat(opened.console()).contains("Content Security Policy");
  }

  static Browser.Opened withoutScripts() throws Exception {
    String html = Files.readString(page).replace("<script>", "<script type=\"text/never\">");
    return Browser.open(Browser.write(folder.resolve("plain.html"), html));
  }
}
