// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.api.gax.retrying.RetrySettings;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.gcs.FakeGcs;
import io.mdaq.core.testing.gcs.Fault;
import io.mdaq.core.testing.gcs.Operation;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudStorageTest {

  private static final CloudPath PLACE = CloudPath.of("gs://bucket/x");

  private final FakeGcs gcs = FakeGcs.start().put("bucket/x", "one");

  private final CloudStorage storage = CloudStorage.at(gcs.url(), retries());

  private static RetrySettings retries() {
    return RetrySettings.newBuilder()
        .setMaxAttempts(3)
        .setInitialRetryDelayDuration(Duration.ofMillis(1))
        .setMaxRetryDelayDuration(Duration.ofMillis(1))
        .setTotalTimeoutDuration(Duration.ofSeconds(20))
        .build();
  }

  @AfterEach
  void close() {
    CloudStorage.useEndpoint("");
    gcs.close();
  }

  @Test
  void onlyTheFirstIsCreated() {
    CloudPath once = PLACE.sibling("once");
    assertThat(storage.createIfAbsent(once, bytes("1"))).isTrue();
    assertThat(storage.createIfAbsent(once, bytes("2"))).isFalse();
    assertThat(storage.read(once)).hasValue(bytes("1"));
    assertThat(storage.read(PLACE.sibling("absent"))).isEmpty();
  }

  @Test
  void onlyTheStateThatWasFoundIsDeleted() {
    CloudObject found = storage.find(PLACE).orElseThrow();
    gcs.put("bucket/x", "two");
    storage.delete(found);
    assertThat(gcs.bytes("bucket/x")).isEqualTo(bytes("two"));
    storage.delete(storage.find(PLACE).orElseThrow());
    assertThat(gcs.paths("bucket/")).isEmpty();
    storage.delete(found);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void whatGoesAwayIsRepeated(int code) {
    gcs.fail(Operation.READ, "bucket/x", Fault.status(code), 2);
    assertThat(storage.read(PLACE)).hasValue(bytes("one"));
    assertThat(gcs.count(Operation.READ, "bucket/x")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | nobody is signed in. Run \"gcloud auth application-default login\"",
        "403 | permission denied. Give the account that is signed in the role",
        "429 | takes no more requests for now (429), also after several tries",
        "503 | the service fails (503), also after several tries",
        "400 | the service refuses (400)",
      })
  void whatStaysIsTold(int code, String words) {
    gcs.fail(Operation.ANY, "bucket/", Fault.status(code), 100);
    for (Runnable request :
        new Runnable[] {
          () -> storage.read(PLACE),
          () -> storage.list(PLACE),
          () -> storage.find(PLACE),
          () -> storage.createIfAbsent(PLACE, bytes("2"))
        }) {
      assertThatThrownBy(request::run)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("gs://bucket/x cannot be ")
          .hasMessageContaining(words);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><title>Please sign in</title></html>",
        "",
        "{\"items\": [{\"name\": \"a",
        "{\"items\": [{}]}",
        "{\"items\": [{\"bucket\": \"bucket\", \"name\": \"a\"}]}",
        "[]",
      })
  void anAnswerOfAnotherServerIsTold(String body) {
    gcs.fail(Operation.LIST, "bucket/", new Fault.Says(200, body), 100);
    assertThatThrownBy(() -> storage.list(PLACE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("gs://bucket/x cannot be looked into: the answer is none of Google")
        .hasMessageContaining("Look for a proxy in between")
        .hasMessageNotContaining("Exception");
  }

  @Test
  void anEmptyPageIsNotTheLastOne() {
    gcs.fail(Operation.LIST, "bucket/", new Fault.Says(200, "{\"nextPageToken\": \"!\"}"), 1);
    assertThat(storage.list(PLACE)).hasSize(1);
  }

  @Test
  void anUploadIsRepeatedAndMayMeetItsOwnObject(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");
    CloudPath refused = PLACE.sibling("refused");
    gcs.fail(Operation.WRITE, "bucket/refused", Fault.status(503), 2);
    storage.uploadNew(file, refused);
    assertThat(storage.read(refused)).hasValue(bytes("content"));

    storage.uploadNew(file, refused);
    Files.writeString(file, "another");
    assertThatThrownBy(() -> storage.uploadNew(file, refused))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("gs://bucket/refused cannot be written: it was changed by somebody");
    assertThat(storage.read(refused)).hasValue(bytes("content"));
  }

  @Test
  void aServerThatIsNotThereIsTold() {
    gcs.close();
    assertThatThrownBy(() -> storage.read(PLACE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("the service cannot be reached")
        .hasMessageContaining("Check the network, and MDAQ_GCS_ENDPOINT");
  }

  @Test
  void aMissingBucketIsNoMissingAnswer() {
    assertThatThrownBy(() -> storage.read(CloudPath.of("gs://no-bucket/x")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no such bucket. Check its name");
  }

  @Test
  void problemsOfBeamsBatchesAreUnderstood() {
    assertThat(CloudProblem.reason(new IOException("Error: {\n  \"code\" : 403,\n}")))
        .hasValueSatisfying(words -> assertThat(words).startsWith("permission denied"));
    assertThat(CloudProblem.reason(new IOException("x", new ConnectException("refused"))))
        .isPresent();
    assertThat(
            CloudProblem.refusal(
                new IllegalStateException("Unable to get application default credentials. See x")))
        .hasValueSatisfying(words -> assertThat(words).startsWith("nobody is signed in"));
    assertThat(CloudProblem.refusal(new IOException("x", new ConnectException("refused"))))
        .isEmpty();
    assertThat(CloudProblem.reason(new IOException("disk full"))).isEmpty();
  }

  @Test
  void theServerIsNamedByItsAddressAlone() {
    CloudStorage.useEndpoint("http://127.0.0.1:4443/storage/v1/");
    assertThat(CloudStorage.endpoint()).isEqualTo("http://127.0.0.1:4443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:4443",
        "http://",
        "http://a b",
        "http://127.0.0.1:0",
        "http://127.0.0.1:65536",
        "http://127.0.0.1:x",
        "http://127.0.0.1/a b",
        "http://user:secret@127.0.0.1",
        "ftp://127.0.0.1",
      })
  void whatIsNoAddressIsRefused(String url) {
    assertThatThrownBy(() -> CloudStorage.useEndpoint(url))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--gcsEndpoint=" + url + ": must be the address of a server");
  }

  /** Who is signed in, but not as they think, must not go on as somebody unknown. */
  @Test
  void credentialsThatCannotBeReadAreTold(@TempDir Path folder) throws IOException {
    assumeTrue(System.getenv("GOOGLE_APPLICATION_CREDENTIALS") == null);
    assumeTrue(System.getenv("CLOUDSDK_CONFIG") == null);
    Path file = folder.resolve(".config/gcloud/application_default_credentials.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"type\": \"authorized_user\"");
    String home = System.setProperty("user.home", folder.toString());
    try {
      assertThatThrownBy(() -> CloudStorage.at("https://127.0.0.1:1", retries()))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("the Google credentials cannot be used")
          .hasMessageContaining(file.toString())
          .hasMessageContaining("gcloud auth application-default login");
    } finally {
      System.setProperty("user.home", home);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
