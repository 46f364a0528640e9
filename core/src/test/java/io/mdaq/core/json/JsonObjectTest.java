// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

  @Test
  void readsFieldsByType() {
    JsonObject json =
        parse(
            "{'i':3,'f':4096.0,'d':1e-5,'t':'x','b':true,'n':null,'one':7,'many':[1,2],"
                + "'o':{'k':'v'},'texts':['a','b'],'nan':NaN,'list':[{'a':1},{'a':2}]}");

    assertThat(json.requireInteger("i")).isEqualTo(3);
    assertThat(json.integer("f")).hasValue(4096);
    assertThat(json.requireNumber("d")).isEqualTo(1e-5);
    assertThat(json.text("t")).contains("x");
    assertThat(json.flag("b")).contains(true);
    assertThat(json.has("n")).isFalse();
    assertThat(json.integer("n")).isEmpty();
    assertThat(json.integers("one")).containsExactly(7);
    assertThat(json.integers("many")).containsExactly(1, 2);
    assertThat(json.integers("none")).isEmpty();
    assertThat(json.texts("texts")).containsExactly("a", "b");
    assertThat(json.requireObject("o").keys()).containsExactly("k");
    assertThat(json.requireNumber("nan")).isNaN();
    assertThat(json.objects("list")).hasSize(2);
    assertThat(json.isText("t")).isTrue();
    assertThat(json.isObject("o")).isTrue();
  }

  @Test
  void namesFileAndKey() {
    JsonObject json = parse("{'i':'3','f':1.5,'big':99999999999,'o':{'k':1}}");

    assertThatThrownBy(() -> json.requireInteger("i"))
        .isInstanceOf(UserException.class)
        .hasMessage("f.json: i must be a whole number of at most 32 bits, found \"\\\"3\\\"\".");
    assertThatThrownBy(() -> json.integer("f")).hasMessageContaining("f must be a whole number");
    assertThatThrownBy(() -> json.integer("big")).hasMessageContaining("99999999999");
    assertThatThrownBy(() -> json.requireText("absent")).hasMessageContaining("absent is missing");
    assertThatThrownBy(() -> json.requireObject("o").text("k"))
        .hasMessageContaining("f.json: o.k must be a text");
    assertThatThrownBy(() -> json.flag("o")).hasMessageContaining("true or false");
    assertThatThrownBy(() -> json.number("o")).hasMessageContaining("must be a number");
    assertThatThrownBy(() -> json.object("i")).hasMessageContaining("must be an object");
    assertThatThrownBy(() -> json.integers("i")).hasMessageContaining("a list of them");
    assertThatThrownBy(() -> json.objects("i")).hasMessageContaining("a list of objects");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{", "{'a':1,'a':2}", "{} {}", "nonsense", "null"})
  void refusesWhatIsNoObject(String content) {
    assertThatThrownBy(() -> parse(content))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("f.json: ");
  }

  @Test
  void refusesDeepNesting() {
    assertThatThrownBy(() -> parse("{'a':" + "[".repeat(100_000)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("f.json");
  }

  @Test
  void boundsTheFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("f.json"), "{\"a\": 1}");

    assertThat(JsonObject.read(file, 8).requireInteger("a")).isEqualTo(1);
    assertThatThrownBy(() -> JsonObject.read(file, 7)).hasMessageContaining("8 bytes; allowed");
    assertThatThrownBy(() -> JsonObject.read(folder.resolve("x"), 7))
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> JsonObject.read(folder, 7)).hasMessageContaining("no regular file");
  }

  private static JsonObject parse(String text) {
    return JsonObject.parse("f.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
