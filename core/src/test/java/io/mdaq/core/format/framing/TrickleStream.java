// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.IOException;
import java.io.InputStream;

/** Gives at most a few bytes at a time and never says how many are available, as networks do. */
final class TrickleStream extends InputStream {

  private final InputStream in;
  private final int most;

  TrickleStream(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    return in.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return in.read(target, offset, Math.min(length, most));
  }

  @Override
  public int available() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
