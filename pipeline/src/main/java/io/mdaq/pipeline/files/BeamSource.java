// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.files;

import io.mdaq.core.cloud.CloudProblem;
import io.mdaq.core.format.framing.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.apache.beam.sdk.io.FileSystems;

/**
 * A file on any file system that Beam knows.
 *
 * @param name path or URI
 */
record BeamSource(String name) implements ByteSource {

  @Override
  public InputStream openAt(long offset) throws IOException {
    ReadableByteChannel channel = open();
    try {
      if (offset > 0) {
        seekable(channel).position(offset);
      }
      return Channels.newInputStream(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public long size() throws IOException {
    try (ReadableByteChannel channel = open()) {
      return seekable(channel).size();
    }
  }

  private ReadableByteChannel open() throws IOException {
    try {
      return FileSystems.open(FileSystems.matchNewResource(name, false));
    } catch (RuntimeException e) {
      // So Beam tells that nobody is signed in.
      throw new IOException(CloudProblem.refusal(e).orElseThrow(() -> e), e);
    }
  }

  private SeekableByteChannel seekable(ReadableByteChannel channel) throws IOException {
    if (channel instanceof SeekableByteChannel seekable) {
      return seekable;
    }
    throw new IOException(name + " lies where files cannot be read from the middle");
  }
}
