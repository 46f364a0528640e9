// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.NoCredentials;
import com.google.cloud.ReadChannel;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.Storage.ComposeRequest;
import com.google.cloud.storage.Storage.CopyRequest;
import com.google.cloud.storage.StorageBatch;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeGcsTest {

  private final FakeGcs gcs = FakeGcs.start(2).bucket("b");
  private final Storage client = client(gcs);

  static Storage client(FakeGcs gcs) {
    return StorageOptions.newBuilder()
        .setHost(gcs.url())
        .setProjectId("test")
        .setCredentials(NoCredentials.getInstance())
        .setRetrySettings(
            RetrySettings.newBuilder()
                .setMaxAttempts(3)
                .setInitialRetryDelayDuration(Duration.ofMillis(1))
                .setMaxRetryDelayDuration(Duration.ofMillis(1))
                .setTotalTimeoutDuration(Duration.ofSeconds(20))
                .build())
        .build()
        .getService();
  }

  @AfterEach
  void close() {
    gcs.close();
  }

  @Test
  void givesBackWhatWasCreated() {
    BlobId id = BlobId.of("b", "folder/ü + %2F?.txt");
    Blob created = client.create(BlobInfo.newBuilder(id).build(), bytes("hello"));

    Blob found = client.get(id);
    assertThat(found.getGeneration()).isEqualTo(created.getGeneration());
    assertThat(found.getSize()).isEqualTo(5);
    assertThat(client.readAllBytes(id)).isEqualTo(bytes("hello"));
    assertThat(gcs.paths("b/folder/")).containsExactly("b/folder/ü + %2F?.txt");
    assertThat(client.get("b", "absent")).isNull();
    assertThat(client.get("no-bucket")).isNull();
    assertThat(client.get("b").getName()).isEqualTo("b");
  }

  @Test
  void takesUploadsInChunksAndReadsFromTheMiddle() throws IOException {
    byte[] content = new byte[600_001];
    new Random(1).nextBytes(content);
    try (WriteChannel writer = client.writer(BlobInfo.newBuilder("b", "big").build())) {
      writer.setChunkSize(256 << 10);
      writer.write(ByteBuffer.wrap(content));
    }

    assertThat(gcs.bytes("b/big")).isEqualTo(content);
    try (ReadChannel reader = client.reader(BlobId.of("b", "big"))) {
      reader.seek(600_000);
      ByteBuffer rest = ByteBuffer.allocate(10);
      assertThat(reader.read(rest)).isEqualTo(1);
      assertThat(rest.get(0)).isEqualTo(content[600_000]);
    }
  }

  @Test
  void createsOnlyWhereTheGenerationIsAsExpected() {
    BlobInfo info = BlobInfo.newBuilder("b", "once").build();
    Blob first = client.create(info, bytes("1"), BlobTargetOption.doesNotExist());

    assertThatThrownBy(() -> client.create(info, bytes("2"), BlobTargetOption.doesNotExist()))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(412));
    assertThatThrownBy(
            () -> {
              try (WriteChannel writer = client.writer(info, BlobWriteOption.doesNotExist())) {
                writer.write(ByteBuffer.wrap(bytes("3")));
              }
            })
        .hasStackTraceContaining("412");
    assertThat(gcs.bytes("b/once")).isEqualTo(bytes("1"));

    client.create(first.toBuilder().build(), bytes("4"), BlobTargetOption.generationMatch());
    assertThat(gcs.bytes("b/once")).isEqualTo(bytes("4"));
    assertThat(client.get(first.getBlobId())).isNull();
  }

  @Test
  void listsInPagesWithPrefixAndDelimiter() {
    for (String name : new String[] {"a", "d/1", "d/2", "d/e/3", "d/e/4", "d/f/5", "d/g", "z"}) {
      gcs.put("b/" + name, name);
    }

    assertThat(names(BlobListOption.prefix("d/")))
        .containsExactly("d/1", "d/2", "d/e/3", "d/e/4", "d/f/5", "d/g");
    assertThat(names(BlobListOption.prefix("d/"), BlobListOption.currentDirectory()))
        .containsExactlyInAnyOrder("d/1", "d/2", "d/e/", "d/f/", "d/g");
    assertThat(names(BlobListOption.prefix("no"))).isEmpty();
    assertThatThrownBy(() -> client.list("no-bucket"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void copiesComposesAndDeletesAloneAndInBatches() {
    gcs.put("b/x", "one").put("b/y", "two");
    client.copy(CopyRequest.of("b", "x", BlobId.of("b", "dir/copy"))).getResult();
    client.compose(ComposeRequest.of("b", List.of("x", "y"), "both"));

    assertThat(gcs.bytes("b/dir/copy")).isEqualTo(bytes("one"));
    assertThat(gcs.bytes("b/both")).isEqualTo(bytes("onetwo"));

    assertThat(client.delete("b", "both")).isTrue();
    assertThat(client.delete("b", "both")).isFalse();
    StorageBatch batch = client.batch();
    var gone = batch.delete("b", "x");
    var absent = batch.delete("b", "absent");
    var still = batch.get("b", "y");
    batch.submit();
    assertThat(gone.get()).isTrue();
    assertThat(absent.get()).isFalse();
    assertThat(still.get().getSize()).isEqualTo(3);
    assertThat(gcs.paths("b/")).containsExactly("b/dir/copy", "b/y");
  }

  @Test
  void failsAsOftenAsScripted() {
    gcs.put("b/x", "one").put("b/y", "two");
    gcs.fail(Operation.READ, "b/x", Fault.status(503), 2);
    gcs.fail(Operation.READ, "b/y", Fault.status(429), 3);
    gcs.fail(Operation.METADATA, "b/", Fault.status(403), 1);

    assertThat(client.readAllBytes("b", "x")).isEqualTo(bytes("one"));
    assertThat(gcs.count(Operation.READ, "b/x")).isEqualTo(3);
    assertThatThrownBy(() -> client.readAllBytes("b", "y"))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(429));
    assertThatThrownBy(() -> client.get("b", "x"))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(403));
    assertThat(client.get("b", "x").getSize()).isEqualTo(3);
  }

  @Test
  void cutsConnectionsBeforeAndInAnswers() throws IOException {
    gcs.put("b/x", "0123456789");
    gcs.fail(Operation.METADATA, "b/x", new Fault.Cut(0), 1);
    gcs.fail(Operation.READ, "b/x", new Fault.Cut(4), 1);
    gcs.fail(Operation.READ, "b/x", new Fault.Slow(20), 1);

    assertThat(client.get("b", "x").getSize()).isEqualTo(10);
    try (ReadChannel reader = client.reader("b", "x")) {
      ByteBuffer all = ByteBuffer.allocate(20);
      while (reader.read(all) >= 0) {
        assertThat(all.position()).isLessThanOrEqualTo(10);
      }
      assertThat(new String(all.array(), 0, all.position(), StandardCharsets.UTF_8))
          .isEqualTo("0123456789");
    }
    assertThat(gcs.count(Operation.READ, "b/x")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void letsOthersWriteMeanwhile() {
    gcs.put("b/x", "old");
    Blob old = client.get("b", "x");
    gcs.fail(Operation.READ, "b/x", new Fault.Meanwhile(() -> gcs.put("b/x", "new")), 1);

    assertThatThrownBy(() -> client.readAllBytes(old.getBlobId()))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(404));
    assertThat(client.readAllBytes("b", "x")).isEqualTo(bytes("new"));
  }

  private List<String> names(BlobListOption... options) {
    return StreamSupport.stream(client.list("b", options).iterateAll().spliterator(), false)
        .map(Blob::getName)
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
