// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.gcs.FakeGcs;
import io.mdaq.core.testing.gcs.Fault;
import io.mdaq.core.testing.gcs.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudCacheTest {

  @TempDir private Path folder;

  @AutoClose
  private final FakeGcs gcs =
      FakeGcs.start().put("bucket/m/config.json", "{}").put("bucket/m/empty", "").use();

  private Path bring(CloudCache cache) {
    List<CloudObject> objects = CloudStorage.shared().list(CloudPath.of("gs://bucket/m/"));
    return cache.bring(CloudCache.key(objects), objects, CloudStorage.shared());
  }

  @Test
  void copiesAreKnownByTheirPlaceHoweverTheCacheIsNamed() {
    Path here = Path.of("").toAbsolutePath();
    CloudCache cache = new CloudCache(here.relativize(folder).resolve("x/../cache"));
    assertThat(cache.folder()).isEqualTo(folder.resolve("cache"));
    assertThat(cache.original(bring(cache).resolve("bucket/m/config.json")))
        .hasValue(CloudPath.of("gs://bucket/m/config.json"));
  }

  @Test
  void whatAKilledProcessLeftIsNotTaken() throws IOException {
    CloudCache cache = new CloudCache(folder);
    Path copies = bring(cache);
    Path partial = folder.resolve(copies.getFileName() + ".partial");
    Files.move(copies, partial);
    Files.writeString(partial.resolve("bucket/m/half"), "x");

    assertThat(bring(cache).resolve("bucket/m")).isDirectoryNotContaining("glob:**/half");
    assertThat(copies.resolve("bucket/m/config.json")).hasContent("{}");
    assertThat(copies.resolve("bucket/m/empty")).isEmptyFile();
    assertThat(partial).doesNotExist();
  }

  @Test
  void ofTwoOneBringsIt() {
    gcs.fail(Operation.READ, "bucket/m/", new Fault.Slow(50), 2);
    CloudCache cache = new CloudCache(folder);
    CompletableFuture<Path> other = CompletableFuture.supplyAsync(() -> bring(cache));
    assertThat(bring(cache)).isEqualTo(other.join());
    assertThat(gcs.count(Operation.READ, "bucket/m/config.json")).isEqualTo(1);
  }

  @Test
  void whatCannotBeBroughtLeavesNothing() {
    gcs.fail(Operation.READ, "bucket/m/empty", Fault.status(403), 1);
    CloudCache cache = new CloudCache(folder);
    assertThatThrownBy(() -> bring(cache))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("gs://bucket/m/empty cannot be read: permission denied");
    assertThat(folder).isDirectoryNotContaining(Files::isDirectory);
  }
}
