// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import org.apache.beam.sdk.io.fs.ResolveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder on a {@link SmallDisk}.
 *
 * @param uri whole; a folder's ends with a slash
 */
record SmallDiskName(String uri) implements ResourceId {

  private static final long serialVersionUID = 1L;

  @Override
  public ResourceId resolve(String other, ResolveOptions options) {
    String folder = getCurrentDirectory().toString();
    boolean directory = options == StandardResolveOptions.RESOLVE_DIRECTORY;
    return new SmallDiskName(folder + other + (directory && !other.endsWith("/") ? "/" : ""));
  }

  @Override
  public ResourceId getCurrentDirectory() {
    return new SmallDiskName(uri.substring(0, uri.lastIndexOf('/') + 1));
  }

  @Override
  public String getScheme() {
    return SmallDisk.SCHEME;
  }

  @Override
  public @Nullable String getFilename() {
    return isDirectory() ? null : uri.substring(uri.lastIndexOf('/') + 1);
  }

  @Override
  public boolean isDirectory() {
    return uri.endsWith("/");
  }

  @Override
  public String toString() {
    return uri;
  }
}
