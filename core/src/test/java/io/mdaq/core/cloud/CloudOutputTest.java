// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.gcs.Call;
import io.mdaq.core.testing.gcs.FakeGcs;
import io.mdaq.core.testing.gcs.Fault;
import io.mdaq.core.testing.gcs.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CloudOutputTest {

  @AutoClose private final FakeGcs gcs = FakeGcs.start().bucket("bucket").use();
  private final CloudOutput output = new CloudOutput(CloudPath.of("gs://bucket/out/run"));

  private Path written() throws IOException {
    Path work = output.workFolder();
    Files.createDirectories(work.resolve("charts"));
    Files.writeString(work.resolve("manifest.json"), "{}");
    Files.writeString(work.resolve("config.json"), "{}");
    Files.writeString(work.resolve("charts/a.svg"), "a");
    Files.writeString(work.resolve("weights"), "w");
    Files.writeString(work.resolve("weights.partial"), "half");
    Files.writeString(work.resolve("lock"), "");
    return work;
  }

  @Test
  void theMarksGoLastAndNothingStaysHere() throws IOException {
    Path work = written();
    assertThat(Located.name(work)).isEqualTo("gs://bucket/out/run");
    output.publish();

    assertThat(gcs.paths("bucket/"))
        .containsExactly(
            "bucket/out/run/charts/a.svg",
            "bucket/out/run/config.json",
            "bucket/out/run/manifest.json",
            "bucket/out/run/weights");
    assertThat(
            gcs.calls().stream()
                .filter(call -> call.operation() == Operation.WRITE)
                .map(Call::object)
                .distinct())
        .containsExactly(
            "out/run/charts/a.svg",
            "out/run/weights",
            "out/run/config.json",
            "out/run/manifest.json");
    assertThat(work).doesNotExist();
  }

  @Test
  void aPlaceThatHoldsSomethingIsRefused() throws IOException {
    gcs.put("bucket/out/run/thesis.tex", "precious");
    assertThatThrownBy(output::workFolder)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("output.dir: gs://bucket/out/run exists and is not empty")
        .hasMessageContaining("thesis.tex");
    gcs.put("bucket/out/other", "beside it");
    assertThatThrownBy(new CloudOutput(CloudPath.of("gs://no-bucket/out"))::workFolder)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no such bucket");
  }

  @Test
  void anUploadThatBrokeOffIsTakenUpAgain() throws IOException {
    Path work = written();
    gcs.fail(Operation.WRITE, "bucket/out/run/weights", Fault.status(403), 1);
    assertThatThrownBy(output::publish)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("gs://bucket/out/run/weights cannot be written: permission denied")
        .hasMessageContaining("The finished folder is still " + work);
    assertThat(gcs.paths("bucket/")).containsExactly("bucket/out/run/charts/a.svg");

    assertThat(output.workFolder()).isEqualTo(work);
    output.publish();
    assertThat(gcs.paths("bucket/")).hasSize(4);
    assertThatThrownBy(output::workFolder).hasMessageContaining("exists and is not empty");
  }

  @Test
  void filesOfTwoAreNeverMixed() throws IOException {
    written();
    gcs.put("bucket/out/run/weights", "another's");
    assertThatThrownBy(output::publish)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("gs://bucket/out/run/weights cannot be written")
        .hasMessageContaining("it was changed by somebody else meanwhile");
    assertThat(gcs.bytes("bucket/out/run/weights")).asString().isEqualTo("another's");
    assertThat(gcs.paths("bucket/out/run/")).doesNotContain("bucket/out/run/config.json");
  }

  @Test
  void anUploadWhoseAnswerIsLostIsNoOtherRun() throws IOException {
    written();
    gcs.fail(Operation.WRITE, "bucket/out/run/manifest.json", new Fault.Cut(0), 1);
    output.publish();
    assertThat(gcs.paths("bucket/")).hasSize(4);
  }

  @Test
  void ofTwoThatFinishOneStays() throws IOException {
    written();
    gcs.put("bucket/out/run/config.json", "another's");
    assertThatThrownBy(output::publish)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("it was changed by somebody else meanwhile");
    assertThat(gcs.paths("bucket/")).doesNotContain("bucket/out/run/manifest.json");
  }
}
