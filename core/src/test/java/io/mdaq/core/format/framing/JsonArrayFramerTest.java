// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonArrayFramerTest {

  private static final int LIMIT = 16;

  private static RowFramer array(String content) {
    return new JsonArrayFramer("rows.json", Frames.stream(content), LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", " [ \n] \n", "\uFEFF[]"})
  void findsNoRowsInAnEmptyArray(String content) {
    assertThat(Frames.all(array(content))).isEmpty();
  }

  @Test
  void yieldsEachElementWithoutTheSpaceAroundIt() {
    assertThat(Frames.all(array("\uFEFF\n[ {\"a\": 1} ,\n\t[2, 3],null,\"x\",-4.5e6 ]\r\n")))
        .containsExactly(
            "element 1: {\"a\": 1}",
            "element 2: [2, 3]",
            "element 3: null",
            "element 4: \"x\"",
            "element 5: -4.5e6");
  }

  @Test
  void isNotMisledByStrings() {
    assertThat(Frames.all(array("[{\"]\":\"},{\"},\"a\\\",[\",\"\\\\\",\"\\u005b\"]")))
        .containsExactly(
            "element 1: {\"]\":\"},{\"}",
            "element 2: \"a\\\",[\"",
            "element 3: \"\\\\\"",
            "element 4: \"\\u005b\"");
  }

  @Test
  void givesABadElementAsOneRow() {
    assertThat(Frames.all(array("[{\"a\":1},{a:oops},{\"b\":\"x\ny\"},nul,{\"c\":2}]")))
        .containsExactly(
            "element 1: {\"a\":1}",
            "element 2: {a:oops}",
            "element 3: {\"b\":\"x\ny\"}",
            "element 4: nul",
            "element 5: {\"c\":2}");
  }

  @Test
  void givesAnEmptyRowWhereAnElementIsLeftOut() {
    assertThat(Frames.all(array("[1,,2]")))
        .containsExactly("element 1: 1", "element 2: ", "element 3: 2");
    assertThat(Frames.all(array("[1,]"))).containsExactly("element 1: 1", "element 2: ");
    assertThat(Frames.all(array("[,]"))).containsExactly("element 1: ", "element 2: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 64})
  void skipsElementsOverTheLimit(int buffer) {
    String fits = "{\"a\":\"12345678\"}";
    String content =
        "[" + fits + ",{\"a\":\"123456789\"}," + "[" + " ".repeat(40) + "]," + fits + "]";
    Window window = new Window(Frames.stream(content), 0, buffer, LIMIT);

    assertThat(Frames.all(new JsonArrayFramer("rows.json", window, LIMIT)))
        .containsExactly(
            "element 1: " + fits,
            "element 2: too long, 17",
            "element 3: too long, 42",
            "element 4: " + fits);
  }

  @Test
  void framesWhatIsNestedDeeperThanBracketsAreRemembered() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    RowFramer framer = new JsonArrayFramer("rows.json", Frames.stream("[" + deep + ",1]"), 1 << 20);

    assertThat(Frames.all(framer)).containsExactly("element 1: " + deep, "element 2: 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1, {} | the array is not closed: the file ends behind element 2 (byte 6)",
        "[1, 2 | element 2, which begins at byte 4, is not closed before the file ends (byte 5)",
        "[1, | the array is not closed: the file ends behind element 1 (byte 3)",
        "[ | the array is not closed: the file ends behind element 0 (byte 1)",
        "[1, {\"a\": 2 | element 2, which begins at byte 4, is not closed",
        "[\"abc | element 1, which begins at byte 1, is not closed",
        "[{} {}] | a comma or \"]\" was expected behind element 1, but found \"{\" (byte 4)",
        "[1 2] | a comma or \"]\" was expected behind element 1, but found \"2\" (byte 3)",
        "[{}}, 1] | behind element 1, but found a \"}\" that nothing opened (byte 3)",
        "[{\"a\":[1},{}] | in element 1, which begins at byte 1, a bracket is closed",
        "[1] [2] | behind the array's closing \"]\" stands \"[\" (byte 4)",
        "[1]]| behind the array's closing \"]\" stands \"]\" (byte 3)",
        "{\"a\":1} | a JSON array was expected, but \"{\" stands before",
        "[1]ü | stands byte 0xc3 (byte 3)",
      })
  void failsWhereElementsCannotBeCounted(String content, String message) {
    assertThatThrownBy(() -> Frames.all(array(content)))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("rows.json: ")
        .hasMessageContaining(message)
        .hasMessageContaining("write it as JSON Lines");
  }

  @Test
  void failsWhereABracketClosesInPlaceOfAnElement() {
    assertThatThrownBy(() -> Frames.all(array("[}]")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a bracket is closed that was not opened");
  }
}
