// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.cloud.CloudStorage;
import org.apache.beam.runners.core.construction.SerializablePipelineOptions;
import org.apache.beam.sdk.extensions.gcp.auth.GcpCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageEndpointTest {

  @AfterEach
  void forgetIt() {
    forget();
  }

  private static void forget() {
    CloudStorage.useEndpoint("");
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private static GcsOptions options(String... arguments) {
    GcsOptions options = PipelineOptionsFactory.fromArgs(arguments).as(GcsOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    return options;
  }

  /** As a process sees them that knows nothing but what it is sent. */
  private static GcsOptions arrived(GcsOptions sent) {
    SerializablePipelineOptions shipped = new SerializablePipelineOptions(sent);
    forget();
    return SerializableUtils.clone(shipped).get().as(GcsOptions.class);
  }

  @Test
  void theServerReachesWorkersAndBothClients() {
    GcsOptions worker = arrived(options("--gcsEndpoint=http://127.0.0.1:4443/storage/v1/"));
    assertThat(worker.getGcsEndpoint()).isEqualTo("http://127.0.0.1:4443/storage/v1/");
    assertThat(worker.getCredentialFactoryClass()).isEqualTo(NoopCredentialFactory.class);
    assertThat(CloudStorage.endpoint()).isEqualTo("http://127.0.0.1:4443");
  }

  @Test
  void thePathOfTheInterfaceIsAddedWhereItIsMissing() {
    GcsOptions worker = arrived(options("--gcsEndpoint=https://storage.example/"));
    assertThat(worker.getGcsEndpoint()).isEqualTo("https://storage.example/storage/v1/");
    assertThat(worker.getCredentialFactoryClass()).isEqualTo(GcpCredentialFactory.class);
  }

  @Test
  void theServerOfThisProcessIsBeamsToo() {
    CloudStorage.useEndpoint("http://127.0.0.1:4443");
    assertThat(options().getGcsEndpoint()).isEqualTo("http://127.0.0.1:4443/storage/v1/");
  }

  @Test
  void withoutOneGooglesOwnIsAsked() {
    GcsOptions options = options();
    assertThat(options.getGcsEndpoint()).isNull();
    assertThat(CloudStorage.endpoint()).isEmpty();
    assertThat(options.getCredentialFactoryClass()).isEqualTo(GcpCredentialFactory.class);
  }
}
