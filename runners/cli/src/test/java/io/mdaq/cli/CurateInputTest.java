// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code curate} makes of bad input. */
class CurateInputTest {

  private static final List<String> ROWS = Rows.german(20, 1);
  private static final String MEGABYTE = "x".repeat(1_000_000);

  @TempDir private Path folder;

  private Outcome curate(Object input, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("curate", "--runner", "direct", "--input", input.toString(), "--output"));
    arguments.add(output().toString());
    arguments.addAll(List.of(more));
    return Outcome.of(arguments);
  }

  private Path output() {
    return folder.resolve("out");
  }

  private Path in(String name) {
    return folder.resolve(name);
  }

  @Test
  void anEmptyFileHasNothingToCurate() {
    curate(Rows.write(in("empty.jsonl"), ""))
        .isFailure()
        .says("no rows at all", "every file is empty", "input.globs");
    Outcome.assertNothingLeft(output());
  }

  @Test
  void anEmptyFileAmongOthersDoesNotMatter() {
    Rows.write(in("a.jsonl"), "");
    Rows.write(in("b.jsonl"), ROWS);
    assertThat(curate(in("*.jsonl")).isDone().out()).contains("of 20 samples");
  }

  @Test
  void aGlobWithoutMatchNamesTheFolderItLookedInto() throws IOException {
    Files.createDirectory(in("data"));
    curate(in("data") + "/*.json")
        .isWrongUsage()
        .says(
            "no file matches " + in("data") + "/*.json", "looked in " + in("data"), "quote globs");
    Outcome.assertNothingLeft(output());
  }

  @Test
  void aMissingFileIsAGlobWithoutMatch() {
    curate(in("nowhere.json")).isWrongUsage().says("no file matches " + in("nowhere.json"));
  }

  @Test
  void aFolderIsNoInput() throws IOException {
    Files.createDirectory(in("data"));
    curate(in("data"))
        .isWrongUsage()
        .says(in("data") + " is a folder", "'" + in("data") + "/*.json'");
  }

  @Test
  void aSchemeThatNobodyKnowsIsNamed() {
    curate("ftp://host/file.json").isWrongUsage().says("input.globs", "ftp://host/file.json");
  }

  @Test
  void gzipThatBreaksOffFailsTheRun() throws IOException {
    byte[] whole = gzip(String.join("\n", Rows.german(2000, 2)));
    Path file = Files.write(in("half.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));
    curate(file).isFailure().says(file.toString(), "gzip data is damaged", "gzip -t");
    Outcome.assertNothingLeft(output());
  }

  @Test
  void wholeGzipWorks() throws IOException {
    Path file = Files.write(in("whole.jsonl.gz"), gzip(String.join("\n", ROWS)));
    assertThat(curate(file).isDone().out()).contains("Selected 2 of 20 samples");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsDoNotMatter() {
    curate(Rows.write(in("plain.jsonl"), ROWS)).isDone();
    String plain = selected();
    Path windows = Rows.write(in("windows.jsonl"), "\uFEFF" + String.join("\r\n", ROWS) + "\r\n");
    assertThat(curate(windows, "--overwrite").isDone().out()).contains("0 rejected");
    assertThat(selected()).isEqualTo(plain).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"instruction\":\"a\",\"output\":\"b\",\"output\":\"c\"} | duplicate_key | \"output\"",
        "{\"instruction\":5,\"output\":\"b\"} | wrong_type | a number",
        "{\"instruction\":\"a\",\"output\":null} | missing_response | output",
        "{\"instruction\":\"\\ud800 a\",\"output\":\"b\"} | lone_surrogate | \\ud800",
        "[1, 2] | not_an_object | a list",
        "{\"instruction\":\"a\" | not_json | byte",
      })
  void aBadRowIsShownWithPlaceAndReason(String row, String reason, String detail) {
    Path file = Rows.write(in("bad.jsonl"), Rows.with(ROWS, row));
    curate(file)
        .isFailure()
        .says(
            "1 of 21 rows are invalid (4.8 %), allowed are 1.0 %",
            file + ":21: " + reason, detail, "--set input.max_invalid_fraction=0.05");
    Outcome.assertNothingLeft(output());
  }

  @Test
  void aBadRowCostsOneRowWhereThatIsAllowed() throws IOException {
    Path file = Rows.write(in("bad.jsonl"), Rows.with(ROWS, "{\"instruction\":\"a\"}"));
    Outcome outcome = curate(file, "--set", "input.max_invalid_fraction=0.05").isDone();
    assertThat(outcome.out()).contains("Selected 2 of 21 samples", "1 rejected");
    assertThat(Files.readString(output().resolve("rejected/part-00000-of-00001.jsonl")))
        .contains("\"line\":21", "missing_response");
  }

  @Test
  void deepNestingIsRejectedAndBreaksNoStack() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);
    Path file =
        Rows.write(in("deep.jsonl"), Rows.with(ROWS, deep, "{\"a\":".repeat(200_000) + "1"));
    curate(file).isFailure().says(":21: too_deep", ":22: too_deep", "levels");
    Outcome.assertNothingLeft(output());
  }

  @Test
  void aLineOfFiftyMegabytesIsSkippedUnread() throws IOException {
    Path file = Rows.write(in("long.jsonl"), ROWS);
    try (var out = Files.newBufferedWriter(file)) {
      out.write("{\"instruction\": \"a\", \"output\": \"");
      for (int i = 0; i < 50; i++) {
        out.write(MEGABYTE);
      }
      out.write("\", \"language\": \"de\"}\n" + String.join("\n", ROWS));
    }
    curate(file).isFailure().says(file + "@0: too_long", "input.max_row_bytes");
    Outcome.assertNothingLeft(output());

    Outcome allowed = curate(file, "--set", "input.max_invalid_fraction=0.1").isDone();
    assertThat(allowed.out()).contains("of 21 samples", "1 rejected");
  }

  @Test
  void onlyTheFirstBadRowsAreShown() {
    List<String> bad = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      bad.add("no json " + i);
    }
    Outcome outcome = curate(Rows.write(in("bad.jsonl"), bad)).isFailure();
    outcome.says("100 of 100 rows are invalid (100.0 %)", "bad.jsonl:1: not_json", "and 95 more");
    for (int line = 1; line <= 5; line++) {
      outcome.says("bad.jsonl:" + line + ": ");
    }
    assertThat(outcome.err().lines().count()).isLessThan(20);
    Outcome.assertNothingLeft(output());
  }

  @Test
  void rowsOfOtherLanguagesAreRejected() {
    curate(Rows.write(in("sv.jsonl"), List.of(Rows.row("Vad är klockan?", "Tolv.", "sv"))))
        .isFailure()
        .says(":1: unknown_language", "sv");
  }

  private String selected() {
    try {
      return Files.readString(output().resolve("selected/de-00000-of-00001.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
