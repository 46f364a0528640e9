// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalFilesTest {

  @TempDir private Path folder;

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private List<String> matched(String... globs) {
    List<String> absolute =
        List.of(globs).stream().map(glob -> folder.resolve(glob).toString()).toList();
    return LocalFiles.match(absolute).files().stream()
        .map(file -> folder.relativize(file).toString())
        .toList();
  }

  @Test
  void globsAndPathsNameEachFileOnceInOrder() throws IOException {
    for (String name : List.of("b.json", "a.json", "c.jsonl", "deep/er/a.json", "deep/b.json")) {
      write(name);
    }

    assertThat(matched("*.json", "b.json", "./b.json")).containsExactly("a.json", "b.json");
    assertThat(matched("*/*.json")).containsExactly("deep/b.json");
    assertThat(matched("**.json"))
        .containsExactly("a.json", "b.json", "deep/b.json", "deep/er/a.json");
    assertThat(matched("{a,c}.json*")).containsExactly("a.json", "c.jsonl");
  }

  @Test
  void sizesAndHashesAreThoseOfTheFiles() throws IOException {
    write("a.json");
    LocalFiles files = LocalFiles.match(List.of(folder.resolve("*").toString()));

    assertThat(files.bytes()).isEqualTo(6);
    assertThat(files.hashes())
        .singleElement()
        .satisfies(hash -> assertThat(hash.sha256()).hasSize(64))
        .satisfies(hash -> assertThat(hash.name()).endsWith("a.json"));
  }

  @Test
  void ofAFinishedCurationTheSelectedRowsAreRead() throws IOException {
    write("out/manifest.json");
    write("out/ledger/part-00000-of-00001.jsonl.gz");
    write("out/rejected/part-00000-of-00001.jsonl");
    write("out/selected/fr-00000-of-00001.jsonl");
    write("out/selected/de-00000-of-00001.jsonl");

    assertThat(matched("out"))
        .containsExactly(
            "out/selected/de-00000-of-00001.jsonl", "out/selected/fr-00000-of-00001.jsonl");
  }

  @ParameterizedTest
  @CsvSource({"out", "out/selected/*.jsonl"})
  void anUnfinishedCurationIsRefused(String glob) throws IOException {
    write("out/ledger/part-00000-of-00001.jsonl.gz");
    write("out/selected/de-00000-of-00001.jsonl");

    assertThatThrownBy(() -> matched(glob))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("did not finish (there is no manifest.json beside it)");
  }

  @Test
  void aCurationThatSelectedNothingIsSaid() throws IOException {
    write("out/manifest.json");
    Files.createDirectories(folder.resolve("out/selected"));

    assertThatThrownBy(() -> matched("out"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("nothing was selected there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none/*.json | no file matches | looked in",
        "none.json | no file matches | quote globs",
        "plain | is a folder | *.json",
        "[a | is no path or glob | [a",
      })
  void whatNamesNoFileIsSaid(String glob, String what, String more) throws IOException {
    write("plain/a.json");

    assertThatThrownBy(() -> matched(glob))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("input.globs: ")
        .hasMessageContaining(what)
        .hasMessageContaining(more);
  }

  @Test
  void otherFileSystemsAreRefused() {
    assertThatThrownBy(() -> LocalFiles.match(List.of("s3://bucket/a.json")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("input.globs: ")
        .hasMessageContaining("\"s3://bucket/a.json\" is neither a local path nor gs://");
  }
}
