// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static JsonNode file() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(TemplateTest.class.getResourceAsStream("cases.json"))) {
      return new ObjectMapper().readTree(stream);
    }
  }

  static Stream<Arguments> cases() throws IOException {
    return StreamSupport.stream(file().get("cases").spliterator(), false)
        .map(one -> Arguments.of(one.get("template").asText(), one.get("expected").asText()));
  }

  /** The expected texts are those of Python's jinja2; the file says which version and call. */
  @ParameterizedTest
  @MethodSource("cases")
  void rendersAsTheReference(String template, String expected) throws IOException {
    Map<String, Value> variables = new LinkedHashMap<>();
    file()
        .get("variables")
        .properties()
        .forEach(e -> variables.put(e.getKey(), value(e.getValue())));

    assertThat(Template.parse(template).render(variables)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "{% include 'f' %}#1#the tag \"include\" is not known",
        "{% import 'f' as f %}#1#the tag \"import\" is not known",
        "{{ x.y }}#1#'x' is undefined",
        "{{ x() }}#1#'x' is undefined",
        "{{ 'a'.format(1) }}#1#a text has no method format",
        "{{ 'a'.getClass() }}#1#a text has no method getClass",
        "{{ [1].append(2) }}#1#a list has no method append",
        "{{ {'a': 1}.update({}) }}#1#a dict has no method update",
        "{{ 1 | nonsense }}#1#the filter nonsense is not known",
        "{{ 1 is nonsense }}#1#the test nonsense is not known",
        "{{ 1 + 'a' }}#1#cannot be added",
        "{{ 'a' < 1 }}#1#cannot be compared",
        "{{ 1 / 0 }}#1#division by zero",
        "{{ 1 // 0 }}#1#division by zero",
        "{{ 1 % 0 }}#1#division by zero",
        "{{ 9223372036854775807 + 1 }}#1#does not fit 64 bits",
        "{{ 99999999999999999999 }}#1#does not fit 64 bits",
        "{% for x in 1 %}{% endfor %}#1#has no elements to loop over",
        "{% for a, b in [[1]] %}{% endfor %}#1#1 parts for 2 names",
        "{% set a.b = 1 %}#1#a is no namespace",
        "{{ [1][::0] }}#1#the step of a slice is 0",
        "{{ range(1, 2, 0) }}#1#the step of range is 0",
        "{{ range(1000000) }}#1#range has more than",
        "{{ strftime_now('%d') }}#1#'strftime_now' is undefined",
        "{{ raise_exception('roles must alternate') }}#1#refuses this conversation: \"roles must alternate\"",
        "{{ 'a#1#a string is not closed",
        "{{ 1 #1#a tag is not closed",
        "{% if true %}#1#expected {% elif or else or endif",
        "{% endif %}#1#the tag \"endif\" is not known",
        "{% if true %}{% endfor %}#1#the tag \"endfor\" is not known",
        "{{ 1 2 }}#1#expected the end of the tag, found \"2\"",
        "{{ }}#1#expected an expression",
        "{{ (1 }}#1#is not closed",
        "{{ $ }}#1#the character $ is not known",
        "{{ '\\u12' }}#0#hexadecimal digits",
      })
  void refusesWhatItDoesNotKnow(String template, int line, String message) {
    assertThatThrownBy(() -> Template.parse(template).render(Map.of()))
        .isInstanceOfSatisfying(TemplateException.class, e -> assertThat(e.line()).isEqualTo(line))
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnOpenComment() {
    assertThatThrownBy(() -> Template.parse("a {# b")).hasMessage("a comment {# is not closed");
  }

  @Test
  void namesTheLine() {
    assertThatThrownBy(
            () -> Template.parse("a\n\n{% if true %}\n{{ x.y }}{% endif %}").render(Map.of()))
        .isInstanceOfSatisfying(TemplateException.class, e -> assertThat(e.line()).isEqualTo(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ 'x' * 100000000 }}",
        "{{ 'x' * 9223372036854775807 }}",
        "{{ 'x' * 9223372036854775807 * 2 }}",
        "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% set n = namespace(x='ab') %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x=[]) %}{% for i in range(99999) %}{% set n.x = [n.x] %}{% endfor %}{{ n.x }}",
        "{% set t = 'a' * 7000000 %}{% for i in range(99999) %}{{ 'b' in t }}{% endfor %}",
        "{% for i in range(99999) %}{{ 'a' * 1000 }}{% endfor %}",
        "{{ 'aaaa'.replace('a', 'b' * 4000000) }}",
        "{{ 'a\na'|indent(99999999999) }}"
      })
  void endsWhateverTheTemplateDoes(String template) {
    assertThatThrownBy(() -> Template.parse(template).render(Map.of()))
        .isInstanceOf(TemplateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{'a':", "-", "not ", "x if x else "})
  void boundsTheDepthOfExpressions(String opening) {
    assertThatThrownBy(() -> Template.parse("{{ " + opening.repeat(5000) + "1 }}"))
        .isInstanceOf(TemplateException.class);
  }

  @Test
  void boundsTheDepthOfBlocksAndTheLength() {
    assertThatThrownBy(() -> Template.parse("{% if x %}".repeat(5000)))
        .hasMessageContaining("inside each other");
    assertThatThrownBy(() -> Template.parse("{% if x %}{% elif x %}" + "{% elif x %}".repeat(5000)))
        .hasMessageContaining("inside each other");
    assertThatThrownBy(() -> Template.parse("a".repeat(Template.MAX_LENGTH + 1)))
        .hasMessageContaining("allowed are 1000000");
  }

  @Test
  void longChainsNeedNoDepth() {
    assertThat(Template.parse("{{ 1" + " + 1".repeat(50) + " }}").render(Map.of())).isEqualTo("51");
  }

  static Value value(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> new Value.Text(json.textValue());
      case BOOLEAN -> Value.Bool.of(json.booleanValue());
      case NUMBER ->
          json.isIntegralNumber()
              ? new Value.Int(json.longValue())
              : new Value.Real(json.doubleValue());
      case ARRAY -> {
        List<Value> items = new ArrayList<>();
        json.forEach(item -> items.add(value(item)));
        yield new Value.Items(items);
      }
      case OBJECT -> {
        Map<String, Value> entries = new LinkedHashMap<>();
        json.properties().forEach(e -> entries.put(e.getKey(), value(e.getValue())));
        yield new Value.Table(entries);
      }
      default -> Value.Nothing.NONE;
    };
  }
}
