// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * An object of a JSON file whose fields are asked for one by one. A field that is {@code null}
 * counts as absent. NaN and infinities, which Python writes, are read, so that the check of the
 * value can name its key.
 */
public final class JsonObject {

  private static final int EXCERPT = 40;
  private static final int MESSAGE_LENGTH = 160;
  private static final int MAX_DEPTH = 100;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              new com.fasterxml.jackson.core.JsonFactoryBuilder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String source;
  private final String prefix;
  private final ObjectNode node;

  private JsonObject(String source, String prefix, ObjectNode node) {
    this.source = source;
    this.prefix = prefix;
    this.node = node;
  }

  /**
   * Reads a file.
   *
   * @param maxBytes the most bytes that such a file may have
   * @throws UserException if it is absent, unreadable, longer, or no JSON object
   */
  public static JsonObject read(Path file, long maxBytes) {
    String name = Excerpt.escape(file.toString());
    // Opening a pipe would wait for a writer.
    if (!Files.isRegularFile(file)) {
      throw UserException.failed(
          name + (Files.exists(file) ? ": this is no regular file." : ": there is no such file."));
    }
    try {
      long bytes = Files.size(file);
      if (bytes > maxBytes) {
        throw UserException.failed(
            name + ": the file has " + bytes + " bytes; allowed are at most " + maxBytes + ".");
      }
      return parse(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw UserException.failed(
          name + ": cannot be read: " + e + ". Check the file's permissions and the disk.", e);
    }
  }

  /**
   * Reads bytes that are in memory.
   *
   * @param source the file's name, for messages
   * @throws UserException if they are no JSON object
   */
  public static JsonObject parse(String source, byte[] bytes) {
    try {
      if (JSON.readTree(bytes) instanceof ObjectNode object) {
        return new JsonObject(source, "", object);
      }
      throw UserException.failed(source + ": the file must be a JSON object. Fetch it again.");
    } catch (JsonProcessingException e) {
      throw UserException.failed(
          source
              + ": is not valid JSON"
              // Exceeded limits come without a place.
              + Optional.ofNullable(e.getLocation())
                  .map(at -> " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                  .orElse("")
              + ": "
              + Excerpt.of(e.getOriginalMessage(), MESSAGE_LENGTH)
              + ". The file is damaged: fetch or write it again.",
          e);
    } catch (IOException e) {
      throw UserException.failed(source + ": cannot be decoded: " + e, e);
    }
  }

  /** The file's name, for messages. */
  public String source() {
    return source;
  }

  /** The names of all fields that are not {@code null}, in the order of the file. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    keys.removeIf(key -> find(key).isEmpty());
    return keys;
  }

  /** A whole number that fits an int. */
  public OptionalInt integer(String key) {
    return find(key)
        .map(
            value -> {
              // Configurations write 4096.0 as well.
              if (!value.isNumber()
                  || !value.canConvertToExactIntegral()
                  || !value.canConvertToInt()) {
                throw wrongType(key, "a whole number of at most 32 bits", value);
              }
              return OptionalInt.of(value.intValue());
            })
        .orElse(OptionalInt.empty());
  }

  public int requireInteger(String key) {
    return integer(key).orElseThrow(() -> missing(key));
  }

  /** A number as it is: may be NaN or infinite. */
  public OptionalDouble number(String key) {
    return find(key)
        .map(
            value -> {
              if (!value.isNumber()) {
                throw wrongType(key, "a number", value);
              }
              return OptionalDouble.of(value.doubleValue());
            })
        .orElse(OptionalDouble.empty());
  }

  public double requireNumber(String key) {
    return number(key).orElseThrow(() -> missing(key));
  }

  public Optional<Boolean> flag(String key) {
    return find(key)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw wrongType(key, "true or false", value);
              }
              return value.booleanValue();
            });
  }

  public Optional<String> text(String key) {
    return find(key)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw wrongType(key, "a text", value);
              }
              return value.textValue();
            });
  }

  public String requireText(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  public Optional<JsonObject> object(String key) {
    return find(key)
        .map(
            value -> {
              if (value instanceof ObjectNode object) {
                return new JsonObject(source, prefix + key + ".", object);
              }
              throw wrongType(key, "an object", value);
            });
  }

  public JsonObject requireObject(String key) {
    return object(key).orElseThrow(() -> missing(key));
  }

  /** One whole number or a list of them; empty if absent. */
  public List<Integer> integers(String key) {
    List<Integer> integers = new ArrayList<>();
    for (JsonNode value : oneOrMore(key)) {
      if (!value.isInt()) {
        throw wrongType(key, "a whole number or a list of them", value);
      }
      integers.add(value.intValue());
    }
    return List.copyOf(integers);
  }

  /** One text or a list of them; empty if absent. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : oneOrMore(key)) {
      if (!value.isTextual()) {
        throw wrongType(key, "a text or a list of texts", value);
      }
      texts.add(value.textValue());
    }
    return List.copyOf(texts);
  }

  /** A list of objects; empty if absent. */
  public List<JsonObject> objects(String key) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonNode value : oneOrMore(key)) {
      if (!(value instanceof ObjectNode object)) {
        throw wrongType(key, "a list of objects", value);
      }
      objects.add(new JsonObject(source, prefix + key + "[" + objects.size() + "].", object));
    }
    return List.copyOf(objects);
  }

  /** Whether the field is present and not {@code null}, whatever its type. */
  public boolean has(String key) {
    return find(key).isPresent();
  }

  /** Whether the field is a text, for fields that have more than one form. */
  public boolean isText(String key) {
    return find(key).map(JsonNode::isTextual).orElse(false);
  }

  /** Whether the field is an object, for fields that have more than one form. */
  public boolean isObject(String key) {
    return find(key).map(JsonNode::isObject).orElse(false);
  }

  /** A problem with a field, to be thrown: names file and key. */
  public UserException problem(String key, String what) {
    return UserException.failed(source + ": " + Excerpt.escape(prefix + key) + " " + what);
  }

  private Iterable<JsonNode> oneOrMore(String key) {
    return find(key).map(value -> value.isArray() ? value : List.of(value)).orElse(List.of());
  }

  private Optional<JsonNode> find(String key) {
    return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
  }

  private UserException missing(String key) {
    return problem(key, "is missing. Give the file as it was published with the model.");
  }

  private UserException wrongType(String key, String wanted, JsonNode found) {
    return problem(
        key, "must be " + wanted + ", found " + Excerpt.of(found.toString(), EXCERPT) + ".");
  }
}
