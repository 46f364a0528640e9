// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.format.framing.Gzip;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.language.LanguageOutcome;
import io.mdaq.core.language.LanguageSource;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

  private static final String ALPACA = "{\"instruction\":\"i\",\"output\":\"o\"}";
  private static final String REVISION =
      "{\"Raw Instruction\":\"i\",\"Raw Response\":\"r\","
          + "\"Revised Instruction\":\"I\",\"Revised Response\":\"R\"}";

  @Test
  void tellsFormatsApartRowByRow() {
    ReadResults results = ReadResults.of(ALPACA + "\n" + REVISION + "\n{\"a\":1}\n" + ALPACA);

    assertThat(results.samples)
        .extracting(ReadSample::format)
        .containsExactly(
            RowFormat.ALPACA, RowFormat.REVISIONS, RowFormat.REVISIONS, RowFormat.ALPACA);
    assertThat(results.rejections)
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(RejectReason.UNKNOWN_FORMAT);
              assertThat(rejection.detail()).isEqualTo("keys found: \"a\"");
              assertThat(rejection.origin().position()).isEqualTo(new Position.Line(3));
            });
    assertThat(results.tally).isEqualTo(new ReadTally(4, 5));
  }

  @Test
  void readsEveryRowAsTheFormatThatWasAskedFor() {
    ReadSettings settings =
        new ReadSettings(FormatChoice.ALPACA, SideChoice.BOTH, 8 << 20, 100, List.of());

    assertThat(ReadResults.of(REVISION, settings).reasons())
        .containsExactly(RejectReason.MISSING_INSTRUCTION);
  }

  @Test
  void oneBadRowCostsOneRow() {
    ReadResults results =
        ReadResults.of("[" + ALPACA + ",{\"instruction\":\"i\" \"output\":1},[]," + ALPACA + "]");

    assertThat(results.samples)
        .extracting(s -> s.origin().position())
        .containsExactly(new Position.Element(1), new Position.Element(4));
    assertThat(results.reasons())
        .containsExactly(RejectReason.NOT_JSON, RejectReason.NOT_AN_OBJECT);
    assertThat(results.tally).isEqualTo(new ReadTally(4, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n\n", "[]", "\uFEFF"})
  void findsNoRowsInAnEmptyFile(String content) {
    assertThat(ReadResults.of(content).tally).isEqualTo(ReadTally.NONE);
    assertThat(ReadResults.of("a.gz", Gzip.members(content), ReadResults.SETTINGS).tally)
        .isEqualTo(ReadTally.NONE);
  }

  @Test
  void hashesARowTheSameHoweverItIsLaidOut() {
    String pretty = "[\n  {\n    \"instruction\" : \"i\",\n    \"output\" : \"o\"\n  }\n]";
    long hash = ReadResults.of(ALPACA).onlySample().rawHash();

    assertThat(ReadResults.of(pretty).onlySample().rawHash()).isEqualTo(hash);
    assertThat(ReadResults.of(ALPACA + "\r\n").onlySample().rawHash()).isEqualTo(hash);
    assertThat(ReadResults.of(ALPACA.replace("\"o\"", "\"o \"")).onlySample().rawHash())
        .isNotEqualTo(hash);
    // printf '%s' '{"instruction":"i","output":"o"}' | sha256sum | cut -c 1-16
    assertThat(Long.toHexString(hash)).isEqualTo("f42d2f77baddea0e");
  }

  @Test
  void rejectsARowOverTheLimitWithoutAHash() {
    ReadSettings settings =
        new ReadSettings(FormatChoice.AUTO, SideChoice.BOTH, 1024, 100_000, List.of());
    String huge = ALPACA.replace("\"o\"", "\"" + "x".repeat(5_000) + "\"");
    ReadResults results = ReadResults.of(ALPACA + "\n" + huge + "\n" + ALPACA, settings);

    assertThat(results.samples).hasSize(2);
    assertThat(results.rejections)
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(RejectReason.TOO_LONG);
              assertThat(rejection.rawHash()).isEqualTo(OptionalLong.empty());
              assertThat(rejection.detail())
                  .isEqualTo("the row has 5031 bytes, allowed are 1024 (input.max_row_bytes)");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"language\":\"ar\"|ar",
        "\"LANG\":\" Bahasa Melayu \"|Bahasa Melayu",
        "\"lang\":\"th\",\"Language\":\"vi\"|vi",
        "\"lang\":\"th\",\"language\":null|th",
        "\"language\":\" \"|",
        "\"other\":1|",
      })
  void readsTheLanguageThatARowDeclares(String field, String expected) {
    String row = ALPACA.substring(0, ALPACA.length() - 1) + "," + field + "}";

    assertThat(ReadResults.of(row).onlySample().language())
        .isEqualTo(Optional.ofNullable(expected).orElse(ReadResults.NOTHING_DECLARED));
  }

  @Test
  void rejectsADeclaredLanguageThatIsNoText() {
    assertThat(ReadResults.of("{\"instruction\":\"i\",\"output\":\"o\",\"lang\":3}").reasons())
        .containsExactly(RejectReason.WRONG_TYPE);
  }

  @Test
  void asksTheResolverAndRejectsWhatItDoesNotKnow() {
    LanguageResolver resolver =
        (file, declared, text) ->
            text.response().equals("R")
                ? new LanguageOutcome.Unknown("nothing in " + file)
                : new LanguageOutcome.Known("id", LanguageSource.DEFAULT);
    ReadResults results =
        ReadResults.of("x.jsonl", REVISION.getBytes(UTF_8), ReadResults.SETTINGS, resolver);

    assertThat(results.samples).extracting(ReadSample::language).containsExactly("id");
    assertThat(results.rejections)
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(RejectReason.UNKNOWN_LANGUAGE);
              assertThat(rejection.detail()).isEqualTo("nothing in x.jsonl");
              assertThat(rejection.rawHash()).isNotEmpty();
            });
  }

  @Test
  void saysHowFarItCameInADamagedFile() {
    String rows =
        IntStream.range(0, 5_000).mapToObj(i -> ALPACA + i).collect(Collectors.joining("\n"));
    byte[] packed = Gzip.members(ALPACA + "\n" + ALPACA + "\n", rows);
    byte[] cut = Arrays.copyOf(packed, packed.length - 2_000);

    assertThatThrownBy(() -> ReadResults.of("in/a.jsonl.gz", cut, ReadResults.SETTINGS))
        .isInstanceOf(UserException.class)
        .hasMessageMatching(
            "in/a.jsonl.gz: the gzip data is damaged: gzip member 2 breaks off: the file ends"
                + " inside it; rows read before that: \\d+\\. Fetch or pack the file again.*");
  }

  @Test
  void readsAllMembersOfAGzipFile() {
    byte[] packed = Gzip.members("[" + ALPACA, "", "," + ALPACA + "]");

    assertThat(ReadResults.of("a.json", packed, ReadResults.SETTINGS).samples).hasSize(2);
  }

  @Test
  void givesTheSameSamplesFromSlicesAndFromTheWholeFile() {
    String row = ALPACA.replace("\"o\"", "\"" + "日本語 ".repeat(1_000) + "%d\"");
    String content =
        IntStream.range(0, 2_000).mapToObj(row::formatted).collect(Collectors.joining("\r\n"));
    byte[] bytes = content.getBytes(UTF_8);

    ReadResults sliced = ReadResults.of("a.jsonl", bytes, ReadResults.SETTINGS);
    ReadResults whole = ReadResults.of("a.jsonl.gz", Gzip.pack(bytes), ReadResults.SETTINGS);

    assertThat(bytes.length).isGreaterThan(16 << 20);
    assertThat(sliced.samples.get(0).origin().position()).isEqualTo(new Position.Offset(0));
    assertThat(whole.samples.get(0).origin().position()).isEqualTo(new Position.Line(1));
    assertThat(sliced.samples)
        .extracting(ReadSample::payload)
        .isEqualTo(whole.samples.stream().map(ReadSample::payload).toList());
    assertThat(sliced.tally).isEqualTo(whole.tally).isEqualTo(new ReadTally(2_000, 2_000));
  }
}
