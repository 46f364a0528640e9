// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.gcs.FakeGcs;
import io.mdaq.core.testing.gcs.Fault;
import io.mdaq.core.testing.gcs.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocatedTest {

  private final FakeGcs gcs = FakeGcs.start(2).bucket("bucket");

  @BeforeEach
  void useIt() {
    CloudStorage.useEndpoint(gcs.beamEndpoint());
  }

  @AfterEach
  void close() {
    CloudStorage.useEndpoint("");
    gcs.close();
  }

  @Test
  void localPathsAreTakenAsTheyAre() {
    assertThat(Located.path("a/b")).isEqualTo(Path.of("a/b"));
    assertThat(Located.name(Path.of("a/b"))).isEqualTo("a/b");
    assertThat(Located.pinned("a")).isEqualTo(Path.of("a").toAbsolutePath().toString());
    assertThat(Located.unpinned("a#b")).isEqualTo("a#b");
    assertThat(gcs.calls()).isEmpty();
  }

  @Test
  void aFolderIsBroughtOnceWithAllThatIsInIt() {
    gcs.put("bucket/models/m/config.json", "{}").put("bucket/models/m/1_Pooling/config.json", "[]");
    gcs.put("bucket/models/m/", "").put("bucket/models/mm/config.json", "other");

    Path folder = Located.path("gs://bucket/models/m");
    assertThat(folder.resolve("config.json")).hasContent("{}");
    assertThat(folder.resolve("1_Pooling/config.json")).hasContent("[]");
    assertThat(folder.getParent()).isDirectoryNotContaining("glob:**mm");
    assertThat(Located.name(folder)).isEqualTo("gs://bucket/models/m");
    assertThat(Located.name(folder.resolve("config.json")))
        .isEqualTo("gs://bucket/models/m/config.json");

    // Written otherwise, it is looked for anew, and found here.
    assertThat(Located.path("gs://bucket/models/m/")).isEqualTo(folder);
    assertThat(gcs.count(Operation.READ, "bucket/")).isEqualTo(2);
    int before = gcs.calls().size();
    assertThat(Located.path("gs://bucket/models/m")).isEqualTo(folder);
    assertThat(gcs.calls()).hasSize(before);
  }

  @Test
  void aFileIsBroughtUnderItsName() {
    gcs.put("bucket/a b/ü.txt", "text");
    assertThat(Located.path("gs://bucket/a b/ü.txt")).hasContent("text").hasFileName("ü.txt");
  }

  @Test
  void workersGetTheSameStateOrNone() {
    gcs.put("bucket/m/config.json", "{}");
    String pinned = Located.pinned("gs://bucket/m");
    assertThat(pinned).matches("gs://bucket/m#[0-9a-f]{32}");
    assertThat(Located.unpinned(pinned)).isEqualTo("gs://bucket/m");
    assertThat(Located.path(pinned)).isEqualTo(Located.path("gs://bucket/m"));

    refusal(() -> Located.path("gs://bucket/m#" + "0".repeat(32)))
        .hasMessageContaining("gs://bucket/m was changed since the command began");
  }

  @Test
  void whatChangesWhileItIsReadIsNotTaken() {
    gcs.put("bucket/m/config.json", "old").put("bucket/m/weights", "old");
    gcs.fail(
        Operation.READ,
        "bucket/m/config.json",
        new Fault.Meanwhile(() -> gcs.put("bucket/m/weights", "new")),
        1);
    refusal(() -> Located.path("gs://bucket/m"))
        .hasMessageContaining("gs://bucket/m/weights was changed or removed while it was read");
    assertThat(Located.path("gs://bucket/m").resolve("weights")).hasContent("new");
  }

  @Test
  void aBrokenConnectionIsTakenUpAgain() {
    gcs.put("bucket/m/weights", "0123456789");
    gcs.fail(Operation.READ, "bucket/m/weights", new Fault.Cut(4), 1);
    assertThat(Located.path("gs://bucket/m/weights")).hasContent("0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m/../../evil", "m//evil", "m/./evil", "m/a\\..\\evil"})
  void namesThatLeadElsewhereAreRefused(String name) {
    gcs.put("bucket/" + name, "evil").put("bucket/m/good", "good");
    refusal(() -> Located.path("gs://bucket/m")).hasMessageContaining("cannot be a file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gs://no-bucket/m | there is no such bucket",
        "gs://bucket/m | there is no such object, and none in a folder of this name",
        "gs:/bucket/m | is neither a local path nor gs://BUCKET/NAME",
        "gs: | is neither a local path nor gs://BUCKET/NAME",
        "s3://bucket/m | is neither a local path nor gs://BUCKET/NAME",
        "gs://UPPER/m | names no bucket",
        "gs:///m | names no bucket",
      })
  void wrongPlacesAreTold(String location, String words) {
    refusal(() -> Located.path(location)).hasMessageContaining(words);
  }

  @Test
  void placesElsewhereAreNoLocalPath() {
    assertThat(Located.local("a")).isEqualTo(Path.of("a"));
    refusal(() -> Located.local("gs://bucket/m")).hasMessageContaining("not on this machine");
  }

  @Test
  void globsMatchNamesAndGiveFiles() throws Exception {
    for (String name : List.of("d/a.json", "d/b.json", "d/c.txt", "d/e/f.json", "other.json")) {
      gcs.put("bucket/" + name, name);
    }
    LocalFiles files = LocalFiles.match(List.of("gs://bucket/d/*.json"));
    assertThat(files.files())
        .extracting(Located::name)
        .containsExactly("gs://bucket/d/a.json", "gs://bucket/d/b.json");
    assertThat(Files.readString(files.files().get(1))).isEqualTo("d/b.json");
    assertThat(files.hashes().get(0).name()).isEqualTo("gs://bucket/d/a.json");
    assertThat(LocalFiles.match(List.of("gs://bucket/**.json")).files()).hasSize(4);
    assertThat(LocalFiles.match(List.of("gs://bucket/d/c.txt")).files()).hasSize(1);

    refusal(() -> LocalFiles.match(List.of("gs://bucket/d/*.csv")))
        .hasMessageContaining("no file matches \"gs://bucket/d/*.csv\"");
    refusal(() -> LocalFiles.match(List.of("gs://no-bucket/*")))
        .hasMessageContaining("there is no such bucket");
  }

  @Test
  void ofACuratedFolderTheSelectedRowsAreReadOnceItIsFinished() {
    gcs.put("bucket/out/selected/de-00000-of-00001.jsonl", "{}\n");
    gcs.put("bucket/out/ledger/part-00000-of-00001.jsonl.gz", "x");
    refusal(() -> LocalFiles.match(List.of("gs://bucket/out")))
        .hasMessageContaining("gs://bucket/out/selected: the run that wrote this folder did not");
    refusal(() -> LocalFiles.match(List.of("gs://bucket/out/selected/*.jsonl")))
        .hasMessageContaining("did not finish");

    gcs.put("bucket/out/manifest.json", "{}");
    assertThat(LocalFiles.match(List.of("gs://bucket/out")).files())
        .singleElement()
        .satisfies(file -> assertThat(file).hasContent("{}\n"));
  }

  @Test
  void bytesAreCheckedAgainstTheirSum(@TempDir Path folder) {
    gcs.put("bucket/x", "right");
    CloudObject found = CloudStorage.shared().find(CloudPath.of("gs://bucket/x")).orElseThrow();
    assertThat(found.bytes()).isEqualTo("right".getBytes(StandardCharsets.UTF_8).length);
    CloudObject other =
        new CloudObject(found.path(), found.generation(), found.bytes(), "AAAAAA==");
    assertThatThrownBy(() -> CloudStorage.shared().download(other, folder.resolve("x")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("gs://bucket/x came with other bytes than were stored");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refusal(Runnable reading) {
    return assertThatThrownBy(reading::run).isInstanceOf(UserException.class);
  }
}
