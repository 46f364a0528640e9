// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mdaq.core.problem.UserException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a header may say wrongly, each with its message. */
class HostileHeadersTest {

  private static final String FIX =
      ". The file is damaged or no safetensors file: fetch or write it again.";

  private static final String NUMBERS =
      " must hold whole numbers from 0 to 9223372036854775807, found ";

  /** The header (single quotes for double ones), its data's size, the message after the file. */
  static Stream<Arguments> headers() {
    return Stream.of(
        arguments("[]", 0, "the header must begin with {"),
        arguments(" {}", 0, "the header must begin with {"),
        arguments(
            "{}{}", 0, "the header goes on behind its last }: an object; only spaces may follow"),
        arguments(
            "{}  7",
            0,
            "the header goes on behind its last }: the number \"7\"; only spaces may follow"),
        arguments(
            "{'a':null}",
            0,
            "tensor \"a\": must be an object with dtype, shape and data_offsets, found null"),
        arguments("{'a':{}}", 0, "tensor \"a\": dtype is missing"),
        arguments("{'a':{'dtype':'U8'}}", 0, "tensor \"a\": shape is missing"),
        arguments("{'a':{'dtype':'U8','shape':[]}}", 0, "tensor \"a\": data_offsets is missing"),
        arguments(
            "{'a':{'dtype':'U8','dtype':'U8'}}",
            0,
            "tensor \"a\": dtype occurs twice; it must occur once"),
        arguments(
            "{'a':{'shape':[],'shape':[]}}",
            0,
            "tensor \"a\": shape occurs twice; it must occur once"),
        arguments(
            "{'a':{'x\\u001b':1}}",
            0,
            "tensor \"a\": the field \"x\\u001b\" is not known; allowed are dtype, shape and data_offsets"),
        arguments(
            "{'a':{'dtype':'u8'}}",
            0,
            "tensor \"a\": the dtype \"u8\" is not one of " + DType.names()),
        arguments(
            "{'a':{'dtype':8}}",
            0,
            "tensor \"a\": dtype must be one of " + DType.names() + ", found the number \"8\""),
        arguments(
            "{'a':{'shape':3}}",
            0,
            "tensor \"a\": shape must be an array of at most 64 numbers, found the number \"3\""),
        arguments("{'a':{'shape':[[[[1]]]]}}", 0, "tensor \"a\": shape" + NUMBERS + "an array"),
        arguments("{'a':{'shape':[-1]}}", 0, "tensor \"a\": shape" + NUMBERS + "the number \"-1\""),
        arguments("{'a':{'shape':[-0]}}", 0, "tensor \"a\": shape" + NUMBERS + "the number \"-0\""),
        arguments(
            "{'a':{'shape':[1.0]}}", 0, "tensor \"a\": shape" + NUMBERS + "the number \"1.0\""),
        arguments(
            "{'a':{'shape':[1e2]}}", 0, "tensor \"a\": shape" + NUMBERS + "the number \"1e2\""),
        arguments("{'a':{'shape':['1']}}", 0, "tensor \"a\": shape" + NUMBERS + "the text \"1\""),
        arguments("{'a':{'shape':[true]}}", 0, "tensor \"a\": shape" + NUMBERS + "true"),
        arguments(
            "{'a':{'shape':[9223372036854775808]}}",
            0,
            "tensor \"a\": shape" + NUMBERS + "the number \"9223372036854775808\""),
        arguments(
            "{'a':{'shape':[" + "9".repeat(5000) + "]}}",
            0,
            "tensor \"a\": shape" + NUMBERS + "the number \"" + "9".repeat(40) + "\"…"),
        arguments(
            "{'a':{'shape':[" + "1,".repeat(64) + "1]}}",
            0,
            "tensor \"a\": shape has more than 64 numbers, which is the limit"),
        arguments(
            "{'a':{'dtype':'U8','shape':[],'data_offsets':[0]}}",
            1,
            "tensor \"a\": data_offsets has 1 numbers; it must have 2, begin and end"),
        arguments(
            "{'a':{'data_offsets':[0,1,2]}}",
            1,
            "tensor \"a\": data_offsets has more than 2 numbers, which is the limit"),
        arguments(
            RawFile.tensor("a", "U8", "1", 1, 0),
            1,
            "tensor \"a\": data_offsets are [1, 0]; allowed is begin <= end <= 1, the number of bytes behind the header"),
        arguments(
            RawFile.tensor("a", "U8", "2", 0, 2),
            1,
            "tensor \"a\": data_offsets are [0, 2]; allowed is begin <= end <= 1, the number of bytes behind the header"),
        arguments(
            RawFile.tensor("a", "U8", "1", 0, Long.MAX_VALUE),
            1,
            "tensor \"a\": data_offsets are [0, 9223372036854775807]; allowed is begin <= end <= 1, the number of bytes behind the header"),
        arguments(
            RawFile.tensor("a", "F32", "2", 0, 4),
            4,
            "tensor \"a\": F32 [2] needs 8 bytes, data_offsets give it 4"),
        arguments(
            RawFile.tensor("a", "U8", "4294967296,4294967296", 0, 0),
            0,
            "tensor \"a\": U8 [4294967296, 4294967296] has more than 9223372036854775807 bytes"),
        arguments(
            RawFile.tensor("a", "I64", "2305843009213693952", 0, 0),
            0,
            "tensor \"a\": I64 [2305843009213693952] has more than 9223372036854775807 bytes"),
        arguments(
            RawFile.tensor("a", "U8", "0,4294967296,4294967296", 0, 0),
            0,
            "tensor \"a\": U8 [0, 4294967296, 4294967296] has more than 9223372036854775807 bytes"),
        arguments(
            RawFile.two(0, 2, 1, 3),
            3,
            "tensor \"b\": the data begins at 1, but \"a\" ends at 2; tensors must follow each other without overlaps"),
        arguments(
            RawFile.two(0, 2, 0, 2),
            2,
            "tensor \"b\": the data begins at 0, but \"a\" ends at 2; tensors must follow each other without overlaps"),
        arguments(
            RawFile.two(0, 2, 3, 5),
            5,
            "tensor \"b\": the data begins at 3, but \"a\" ends at 2; tensors must follow each other without holes"),
        arguments(
            RawFile.two(1, 3, 3, 5),
            5,
            "tensor \"a\": the data begins at 1, but the previous data ends at 0; tensors must follow each other without holes"),
        arguments(
            RawFile.two(0, 2, 2, 4),
            6,
            "the tensors end at byte 4 of the data, which has 6 bytes; they must cover it"),
        arguments(
            "{}",
            1,
            "the tensors end at byte 0 of the data, which has 1 bytes; they must cover it"),
        arguments(
            "{'a':{'dtype':'U8','shape':[],'data_offsets':[0,1]},'a':{}}",
            1,
            "the name \"a\" occurs twice in the header; names are unique"),
        arguments("{'':{}}", 0, "the tensor's name \"\" is empty; a name has 1 to 1024 characters"),
        arguments(
            "{'" + "n".repeat(1025) + "':{}}",
            0,
            "the tensor's name \""
                + "n".repeat(80)
                + "\"… has 1025 characters; a name has 1 to 1024 characters"),
        arguments(
            "{'\\ud800':{}}",
            0,
            "the tensor's name \"\\ud800\" has an unpaired surrogate; names are Unicode text"),
        arguments(
            "{'__metadata__':[]}", 0, "__metadata__ must be an object of texts, found an array"),
        arguments(
            "{'__metadata__':{},'__metadata__':{}}",
            0,
            "the name \"__metadata__\" occurs twice in the header; names are unique"),
        arguments(
            "{'__metadata__':{'k':1}}",
            0,
            "__metadata__, key \"k\": must be a text, found the number \"1\""),
        arguments(
            "{'__metadata__':{'k':{'k':'v'}}}",
            0,
            "__metadata__, key \"k\": must be a text, found an object"),
        arguments(
            "{'__metadata__':{'k':'v','k':'v'}}",
            0,
            "__metadata__, key \"k\": occurs twice; keys are unique"),
        arguments(
            "{'__metadata__':{'k':'\\udc00'}}",
            0,
            "__metadata__, key \"k\": has an unpaired surrogate; keys and values are Unicode text"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void saysWhatIsWrongWithTheHeader(String header, int dataBytes, String message) {
    assertRefused(RawFile.of(header, dataBytes), message);
  }

  @ParameterizedTest
  @CsvSource({
    "'{''a''', 4",
    "'{nul}', 1",
    "'{''a'':{''shape'':[01]}}', 16",
    "'{''a'':{''shape'':[NaN]}}', 18",
    "'{''a'':{''shape'':[1,]}}', 17",
    "'{/**/}', 1",
    "'{{{{', 1"
  })
  void saysWhereTheHeaderIsNoJson(String header, int character) {
    assertThatThrownBy(() -> read(RawFile.of(header, 0)))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "f.safetensors: the header is not valid JSON at character " + character + ": \"")
        .hasMessageEndingWith(FIX);
  }

  @Test
  void nestingWithoutEndCostsNothing() {
    assertRefused(
        RawFile.of("{\"a\":{\"shape\":" + "[".repeat(1_000_000), 0),
        "tensor \"a\": shape" + NUMBERS + "an array");
  }

  @Test
  void refusesOtherEncodings() {
    assertRefused(
        RawFile.of("{}".getBytes(StandardCharsets.UTF_16BE), 0), "the header must begin with {");
    assertThatThrownBy(() -> read(RawFile.of("{}".getBytes(StandardCharsets.UTF_16LE), 0)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("the header is not valid JSON");
    assertRefused(
        RawFile.of(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', '}'}, 0),
        "the header is not valid UTF-8");
  }

  @Test
  void boundsTensorsAndMetadata() {
    StringBuilder tensors = new StringBuilder("{");
    for (int i = 0; i <= HeaderParser.MAX_TENSORS; i++) {
      String tensor = RawFile.tensor("t" + i, "U8", "0", 0, 0);
      tensors.append(i == 0 ? "" : ",").append(tensor, 1, tensor.length() - 1);
    }
    assertRefused(
        RawFile.of(tensors.append('}').toString(), 0),
        "more than 200000 tensors, which is the limit");
    StringBuilder metadata = new StringBuilder("{\"__metadata__\":{");
    for (int i = 0; i <= HeaderParser.MAX_METADATA; i++) {
      metadata.append(i == 0 ? "\"" : ",\"").append(i).append("\":\"\"");
    }
    assertRefused(
        RawFile.of(metadata.append("}}").toString(), 0),
        "__metadata__ has more than 100000 keys, which is the limit");
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserException.class)
        .hasMessage("f.safetensors: " + message + FIX);
  }

  private static TensorFile read(byte[] file) {
    return Safetensors.read("f.safetensors", file);
  }
}
