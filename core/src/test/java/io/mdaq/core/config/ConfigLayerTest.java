// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLayerTest {

  private final ConfigTree tree = ConfigTree.ofDefaults("a: 1\nb: [x]\n", "the default");

  private static AbstractThrowableAssert<?, ?> refusal(String yaml) {
    return assertThatThrownBy(() -> ConfigLayer.text(yaml, "my.yaml"))
        .isInstanceOfSatisfying(
            UserException.class, e -> assertThat(e.kind()).isEqualTo(UserException.Kind.USAGE));
  }

  @Test
  void tabsAreNamed() {
    refusal("a:\n\tb: 1\n")
        .hasMessageStartingWith("my.yaml:2, column 1: this is not YAML")
        .hasMessageContaining("Indent with spaces");
  }

  @Test
  void duplicateKeysAreNamedWithBothLines() {
    refusal("a: 1\nb: 2\na: 3\n")
        .hasMessage(
            "my.yaml:3: the key \"a\" stands here twice (first at my.yaml:1). Keep one of the two.");
    refusal("x:\n  y: 1\n  y: 2\n").hasMessageContaining("my.yaml:3: the key \"y\"");
  }

  @Test
  void onlyMapsAreConfigurations() {
    refusal("- a\n- b\n").hasMessageStartingWith("my.yaml:1: a configuration is a map");
    refusal("just text").hasMessageContaining("this is a single value");
  }

  @Test
  void anAliasBombIsRefusedAtTheFirstAnchor() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    refusal(bomb.toString()).hasMessageStartingWith("my.yaml:1: anchors and aliases");
    refusal("a: &x {b: *x}").hasMessageContaining("anchors and aliases");
    refusal("&k a: 1").hasMessageContaining("anchors and aliases");
    refusal("a: *.json").hasMessageContaining("in quotes, such as \"*.json\"");
  }

  @Test
  void tagsAreRefused() {
    refusal("a: !!java.net.URL [x]").hasMessageContaining("is not used here");
    refusal("a: !x 1").hasMessageContaining("is not used here");
    refusal("a: [!!binary aGk=]").hasMessageContaining("is not used here");
  }

  @Test
  void crookedYamlIsRefusedWithItsPlace() {
    refusal("a: [1, 2\nb: 3\n").hasMessageContaining("my.yaml:2");
    refusal("a: 'x\n").hasMessageContaining("this is not YAML");
    refusal("a: 1\n  b: 2\n").hasMessageContaining("my.yaml:2");
    refusal("a: @x\n").hasMessageContaining("in quotes");
    refusal("a: 1\n---\nb: 2\n").hasMessageContaining("one document");
    refusal("[a]: 1\n").hasMessageContaining("a key is a name");
    refusal("? {a: b}\n: 1\n").hasMessageContaining("a key is a name");
    refusal("\"\": 1\n").hasMessageContaining("a key is a name");
    refusal("a: [[1]]\n").hasMessageContaining("a list holds single values");
    refusal("a: \u0007\n").hasMessageContaining("my.yaml: this is not YAML");
    refusal("a: " + "[".repeat(100_000)).hasMessageContaining("this is not YAML");
    refusal("a: " + "{b: ".repeat(1000)).hasMessageContaining("this is not YAML");
  }

  @Test
  void lineEndsAndByteOrderMarksDoNotMatter() {
    ConfigTree read = tree.with(ConfigLayer.text("\uFEFFa: 2\r\nb:\r\n  - y\r\n", "my.yaml"));
    assertThat(read.value("a").text()).isEqualTo("2");
    assertThat(read.value("b").texts()).containsExactly("y");
  }

  @Test
  void wordsOfYamlStayText() {
    ConfigTree read =
        tree.with(ConfigLayer.text("a: 2001-01-01\nb: [no, on, 010, 0x1F, 1e3, =]", "y"));
    assertThat(read.value("a").text()).isEqualTo("2001-01-01");
    assertThat(read.value("b").texts()).containsExactly("no", "on", "010", "0x1F", "1e3", "=");
  }

  @Test
  void aFileIsReadWithItsNameInMessages(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), "# mine\na: 5\n");
    assertThat(tree.with(ConfigLayer.file(file)).value("a").integer(0, 9)).isEqualTo(5);
    Files.writeString(file, "a: 1\nc: 5\n");
    assertThatThrownBy(() -> tree.with(ConfigLayer.file(file))).hasMessageContaining(file + ":2");
  }

  @Test
  void filesThatCannotBeReadAreExplained(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> ConfigLayer.file(missing))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> ConfigLayer.file(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("this is a folder");
    Path latin1 =
        Files.write(folder.resolve("l.yaml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ConfigLayer.file(latin1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("not UTF-8");
    Path huge = Files.writeString(folder.resolve("h.yaml"), "a: " + "x".repeat(1 << 20));
    assertThatThrownBy(() -> ConfigLayer.file(huge))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--input?");
  }

  @Test
  void hostileFlagsAreShownHarmlessly() {
    assertThatThrownBy(() -> tree.with(ConfigLayer.set("x\u001b[31m" + "y".repeat(500) + "=1")))
        .isInstanceOf(UserException.class)
        .hasMessageNotContaining("\u001b")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }
}
