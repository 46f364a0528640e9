// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTokenizerTest {

  @TempDir Path folder;

  @BeforeEach
  void writeModel() {
    new RandomCheckpoint(KnownShape.XLM_ROBERTA_TINY.config(), 1, DType.F32, 1 << 30).write(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Écris une phrase.",
        "日本の首都はどこですか。",
        "เมืองหลวงของไทย",
        "اكتب جملة عن القمر.",
        "한국어",
        "Tiếng Việt",
        "😀👩‍👩‍👧",
        "a\u0000b\r\n\tc",
        "  two  spaces  "
      })
  void bytesGoThroughAndComeBack(String text) {
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      int[] ids = tokenizer.encode(text, SpecialTokens.WITHOUT);

      // Four special tokens come before the bytes.
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(ids)
          .isEqualTo(IntStream.range(0, bytes.length).map(i -> 4 + (bytes[i] & 0xFF)).toArray());
      assertThat(tokenizer.decode(ids, SpecialTokens.WITHOUT)).isEqualTo(text);
    }
  }

  @Test
  void specialTokensAreChosen() {
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      int[] ids = tokenizer.encode("a", SpecialTokens.WITH);

      assertThat(ids).containsExactly(0, 4 + 'a', 2);
      assertThat(tokenizer.decode(ids, SpecialTokens.WITH)).isEqualTo("<s>a</s>");
      assertThat(tokenizer.decode(ids, SpecialTokens.WITHOUT)).isEqualTo("a");
      assertThat(tokenizer.idOf("</s>")).hasValue(2);
      assertThat(tokenizer.idOf("<|im_end|>")).isEmpty();
      assertThat(tokenizer.idLimit()).isEqualTo(260);
    }
  }

  @Test
  void neverCutsOrPadsWhateverTheFileSays() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    String json = Files.readString(file);
    Files.writeString(
        file,
        json.replace(
                "\"truncation\" : null",
                "\"truncation\":{\"direction\":\"Right\",\"max_length\":4,"
                    + "\"strategy\":\"LongestFirst\",\"stride\":0}")
            .replace(
                "\"padding\" : null",
                "\"padding\":{\"strategy\":{\"Fixed\":16},\"direction\":\"Right\","
                    + "\"pad_to_multiple_of\":null,\"pad_id\":1,\"pad_type_id\":0,"
                    + "\"pad_token\":\"<pad>\"}"));
    assertThat(Files.readString(file)).isNotEqualTo(json);

    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      assertThat(tokenizer.encode("abc", SpecialTokens.WITH)).hasSize(5);
      assertThat(tokenizer.encode("x".repeat(20_000), SpecialTokens.WITH)).hasSize(20_002);
    }
  }

  @Test
  void unpairedSurrogatesBecomeTheReplacementCharacter() {
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      for (String text :
          new String[] {"a\uD83D", "\uDE00a", "\uD83D\uD83D\uDE00", "a\uDE00\uD83Db"}) {
        int[] ids = tokenizer.encode(text, SpecialTokens.WITHOUT);
        byte[] expected =
            new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE)
                .replace('?', '\uFFFD')
                .getBytes(StandardCharsets.UTF_8);
        assertThat(tokenizer.decode(ids, SpecialTokens.WITHOUT))
            .isEqualTo(new String(expected, StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void decodesPartsOfCharactersAndUnknownIds() {
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      int[] ids = tokenizer.encode("日", SpecialTokens.WITHOUT);

      assertThat(tokenizer.decode(Arrays.copyOf(ids, 2), SpecialTokens.WITHOUT)).contains("\uFFFD");
      assertThat(tokenizer.decode(new int[] {4 + 'a', 263, 9999}, SpecialTokens.WITHOUT))
          .isEqualTo("a");
      assertThat(tokenizer.decode(new int[0], SpecialTokens.WITHOUT)).isEmpty();
      assertThatThrownBy(() -> tokenizer.decode(new int[] {-1}, SpecialTokens.WITHOUT))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void servesSeveralThreads() {
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      long wrong =
          IntStream.range(0, 400)
              .parallel()
              .filter(
                  i -> {
                    String text = "行 " + i;
                    int[] ids = tokenizer.encode(text, SpecialTokens.WITH);
                    return !tokenizer.decode(ids, SpecialTokens.WITHOUT).equals(text);
                  })
              .count();

      assertThat(wrong).isZero();
    }
  }

  @Test
  void refusesATokenizerLargerThanTheModel() {
    EncoderConfig small = new EncoderConfig(259, 48, 96, 2, 4, 130, 1, 1e-5, 1);

    TextTokenizer.open(folder, KnownShape.XLM_ROBERTA_TINY.config()).close();
    assertThatThrownBy(() -> TextTokenizer.open(folder, small))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll(
            "tokenizer.json", "the largest token id is 259", "vocab_size in config.json is 259");
  }

  @Test
  void refusesAFolderWithoutTokenizer() {
    assertThatThrownBy(() -> TextTokenizer.open(folder.resolve("nothing")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("tokenizer.json: there is no such file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'model':{}}",
        "{'model':{'vocab':{}}}",
        "{'model':{'vocab':7}}",
        "{'model':{'vocab':{'a':-1}}}",
        "{'model':{'vocab':{'a':99999999999}}}",
        "{'model':{'vocab':{'a':'0'}}}",
        "{'model':{'vocab':{'a':0}},'added_tokens':[{'id':1}]}",
        "{'model':{'vocab':{'a':0}},'added_tokens':[3]}",
        "{'model':{'type':'BPE','vocab':{'a':0}",
        "{'x':[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            + "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "{'model':{'type':'Nonsense','vocab':{'a':0}}}"
      })
  void refusesADamagedFile(String content) throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), content.replace('\'', '"'));

    assertThatThrownBy(() -> TextTokenizer.open(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("tokenizer.json");
  }

  @Test
  void countsUnigramsByTheirPlaces() {
    TokenizerFile file =
        TokenizerFile.parse(
            "t",
            ("{\"model\":{\"type\":\"Unigram\",\"vocab\":[[\"a\",-1.0],[\"b\",-2]]},"
                    + "\"added_tokens\":[{\"id\":5,\"content\":\"<x>\",\"special\":true}]}")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(file.idLimit()).isEqualTo(6);
    assertThat(file.added()).containsEntry("<x>", 5);
  }
}
