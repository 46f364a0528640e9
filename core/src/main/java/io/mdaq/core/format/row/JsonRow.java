// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mdaq.core.format.framing.RowBytes;
import io.mdaq.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A row that is one well-formed JSON object: its top-level fields in order, each with the place of
 * its value in the row's bytes. Holds a view of the bytes and is valid as long as they are.
 */
public final class JsonRow {

  /** Objects and lists may be nested so deep. */
  public static final int MAX_DEPTH = 64;

  /** A row may have so many keys in all its objects, for the sake of the memory they take. */
  public static final int MAX_KEYS = 100_000;

  /** A key may have so many bytes, for the same reason. */
  public static final int MAX_KEY_BYTES = 1_000;

  /**
   * A top-level field.
   *
   * @param key as the user wrote it, escapes resolved
   * @param start the index of the value's first byte in the row's buffer
   */
  public record Field(String key, ValueKind kind, int start) {}

  private final RowBytes bytes;
  private final List<Field> fields;

  JsonRow(RowBytes bytes, List<Field> fields) {
    this.bytes = bytes;
    this.fields = List.copyOf(fields);
  }

  /**
   * Checks a row.
   *
   * @throws RowRejection for {@code invalid_utf8}, {@code not_json}, {@code not_an_object}, {@code
   *     duplicate_key}, {@code too_deep}, and {@code too_long} where there are too many keys or too
   *     long ones
   */
  public static JsonRow parse(RowBytes bytes) throws RowRejection {
    int invalid = Utf8.firstInvalid(bytes.buffer(), bytes.from(), bytes.to());
    if (invalid != Utf8.VALID) {
      throw new RowRejection(
          RejectReason.INVALID_UTF8,
          String.format(
              Locale.ROOT,
              "byte 0x%02x at byte %d of the row begins no UTF-8 character",
              bytes.buffer()[invalid],
              invalid - bytes.from()));
    }
    return new JsonRow(bytes, new JsonRowParser(bytes).parse());
  }

  /**
   * The field of a name, whatever its case and with spaces or underscores; a field whose value is
   * null counts as absent.
   *
   * @param name in lower case, words separated by single spaces
   * @throws RowRejection {@code duplicate_key} where two keys of the row mean that name
   */
  public Optional<Field> find(String name) throws RowRejection {
    Field found = null;
    for (Field field : fields) {
      if (KeyNames.matches(field.key(), name)) {
        if (found != null) {
          throw new RowRejection(
              RejectReason.DUPLICATE_KEY,
              "the keys "
                  + Excerpt.of(found.key())
                  + " and "
                  + Excerpt.of(field.key())
                  + " mean the same");
        }
        found = field;
      }
    }
    return Optional.ofNullable(found).filter(field -> field.kind() != ValueKind.NULL);
  }

  /** Whether the row has a key of that name, null or not. */
  public boolean has(String name) {
    return fields.stream().anyMatch(field -> KeyNames.matches(field.key(), name));
  }

  /**
   * What a field says.
   *
   * @throws RowRejection {@code wrong_type} where it is no text, {@code lone_surrogate} where it
   *     holds half a character
   */
  public String text(Field field) throws RowRejection {
    if (field.kind() != ValueKind.TEXT) {
      throw new RowRejection(
          RejectReason.WRONG_TYPE,
          "key "
              + Excerpt.of(field.key())
              + " holds "
              + field.kind().description()
              + ", a text is expected");
    }
    return JsonStrings.decode(bytes.buffer(), field.start(), bytes.to());
  }

  /**
   * What a field says that holds a text or a number, which comes as it is written.
   *
   * @throws RowRejection {@code wrong_type} where it holds anything else; as {@link #text}
   */
  public String scalar(Field field) throws RowRejection {
    if (field.kind() != ValueKind.NUMBER) {
      return text(field);
    }
    int end = field.start();
    while (end < bytes.to() && isOfNumber(bytes.buffer()[end])) {
      end++;
    }
    return new String(bytes.buffer(), field.start(), end - field.start(), US_ASCII);
  }

  private static boolean isOfNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
  }

  /**
   * What a field says that holds a text or a list of texts, in order.
   *
   * @throws RowRejection {@code wrong_type} where it holds anything else; as {@link #text}
   */
  public List<String> texts(Field field) throws RowRejection {
    if (field.kind() != ValueKind.LIST) {
      return List.of(text(field));
    }
    List<String> texts = new ArrayList<>();
    ListElements elements = new ListElements(bytes, field.start());
    while (elements.hasElement()) {
      if (!elements.isText()) {
        throw new RowRejection(
            RejectReason.WRONG_TYPE,
            "element "
                + (texts.size() + 1)
                + " of key "
                + Excerpt.of(field.key())
                + " is not a text");
      }
      RowBytes element = elements.next();
      texts.add(JsonStrings.decode(element.buffer(), element.from(), element.to()));
    }
    return texts;
  }

  /** The row's field where it has no other. */
  public Optional<Field> only() {
    return fields.size() == 1 ? Optional.of(fields.get(0)) : Optional.empty();
  }

  /** A text's own bytes in the row, quotes and escapes included. */
  public RowBytes rawText(Field field) {
    if (field.kind() != ValueKind.TEXT) {
      throw new IllegalArgumentException("not a text: " + field);
    }
    int end = JsonStrings.end(bytes.buffer(), field.start() + 1, bytes.to());
    return new RowBytes(bytes.buffer(), field.start(), end);
  }

  /**
   * Shows a visitor each object of a list, in order, as a row of its own in the same bytes.
   *
   * @throws RowRejection {@code wrong_type} where the field holds no list or the list anything but
   *     objects; also whatever the visitor throws
   */
  public void forEachObject(Field list, ObjectVisitor visitor) throws RowRejection {
    if (list.kind() != ValueKind.LIST) {
      throw new RowRejection(
          RejectReason.WRONG_TYPE,
          "key "
              + Excerpt.of(list.key())
              + " holds "
              + list.kind().description()
              + ", a list is expected");
    }
    ListElements objects = new ListElements(bytes, list.start());
    for (int number = 1; objects.hasElement(); number++) {
      if (!objects.isObject()) {
        throw new RowRejection(
            RejectReason.WRONG_TYPE,
            "element " + number + " of key " + Excerpt.of(list.key()) + " is not an object");
      }
      visitor.object(parse(objects.next()));
    }
  }

  /** Looks at the objects of a list. */
  @FunctionalInterface
  public interface ObjectVisitor {

    /** Takes an object, which is valid as long as the row is. */
    void object(JsonRow object) throws RowRejection;
  }

  /** The keys in order for messages: quoted, escaped, at most 80 characters of them. */
  public String describeKeys() {
    if (fields.isEmpty()) {
      return "none";
    }
    StringJoiner keys = new StringJoiner(", ");
    int room = Excerpt.MAX_CODE_POINTS;
    for (Field field : fields) {
      if (room <= 0) {
        return keys.add("…").toString();
      }
      keys.add(Excerpt.of(field.key(), room));
      room -= field.key().length();
    }
    return keys.toString();
  }
}
