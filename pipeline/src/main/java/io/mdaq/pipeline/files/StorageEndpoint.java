// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.files;

import io.mdaq.core.cloud.CloudStorage;
import java.util.List;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.FileSystemRegistrar;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Hidden;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * Lets Beam's file system and this program's own client ask the same server, in this process and on
 * workers. Beam leaves {@code --gcsEndpoint} out of what it sends to workers (2.62.0), so it
 * travels as an option of ours. Registrars are called wherever options arrive, before any file is
 * opened; this one brings no file system.
 */
public final class StorageEndpoint implements FileSystemRegistrar {

  private static final String API = "/storage/v1/";

  /** What Beam sends to workers. */
  @Hidden
  public interface Options extends PipelineOptions {

    @Description("The server of Google Cloud Storage, as workers are told; set by --gcsEndpoint.")
    String getStorageEndpoint();

    void setStorageEndpoint(String url);
  }

  @Override
  public Iterable<FileSystem<?>> fromOptions(PipelineOptions options) {
    GcsOptions beam = options.as(GcsOptions.class);
    Options shipped = options.as(Options.class);
    String url = firstNamed(beam.getGcsEndpoint(), shipped.getStorageEndpoint());
    if (!url.isEmpty()) {
      CloudStorage.useEndpoint(url);
    }
    if (!CloudStorage.endpoint().isEmpty()) {
      String whole = withPath(url.isEmpty() ? CloudStorage.endpoint() : url);
      shipped.setStorageEndpoint(whole);
      beam.setGcsEndpoint(whole);
      if (whole.startsWith("http://")) {
        // Nobody's token goes over a line that others can read.
        beam.setCredentialFactoryClass(NoopCredentialFactory.class);
      }
    }
    return List.of();
  }

  private static String firstNamed(@Nullable String... urls) {
    for (String url : urls) {
      if (url != null && !url.isEmpty()) {
        return url;
      }
    }
    return "";
  }

  private static String withPath(String url) {
    String path = url.substring(CloudStorage.endpoint().length());
    return path.isEmpty() || path.equals("/") ? CloudStorage.endpoint() + API : url;
  }
}
