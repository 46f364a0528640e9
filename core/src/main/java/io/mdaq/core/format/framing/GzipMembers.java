// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952) with any number of members, reading to the last byte or saying why not.
 *
 * <p>Not {@link java.util.zip.GZIPInputStream}: it takes a stream whose {@code available()} is 0
 * for ended behind the first member, and ignores a damaged second header; either way rows would be
 * lost without a word. Zero bytes behind the last member are padding; anything else there is
 * damage.
 */
final class GzipMembers extends InputStream {

  private static final int BUFFER_BYTES = 32 << 10;
  private static final int DEFLATE = 8;
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int RESERVED_FLAGS = 0xE0;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int limit;
  private int member;
  private boolean insideMember;

  GzipMembers(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (insideMember || openMember()) {
        int count = inflater.inflate(target, offset, length);
        if (count > 0) {
          checksum.update(target, offset, count);
          return count;
        }
        if (inflater.finished()) {
          closeMember();
        } else if (inflater.needsDictionary()) {
          throw damaged("asks for a preset dictionary, which gzip does not have");
        } else if (inflater.needsInput()) {
          feed();
        }
      }
      return -1;
    } catch (DataFormatException e) {
      throw damaged("holds compressed data that is corrupt");
    } catch (EOFException e) {
      throw damaged("breaks off: the file ends inside it");
    }
  }

  /** Releases native memory and closes the packed stream. */
  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  private void feed() throws IOException {
    if (at == limit && !fill()) {
      throw new EOFException();
    }
    inflater.setInput(buffer, at, limit - at);
    at = limit;
  }

  private boolean openMember() throws IOException {
    int first = nextOrEnd();
    while (first == 0 && member > 0) {
      first = nextOrEnd();
    }
    if (first < 0) {
      return false;
    }
    member++;
    if (first != 0x1F || next() != 0x8B) {
      throw damaged("does not begin as gzip does");
    }
    int method = next();
    int flags = next();
    if (method != DEFLATE || (flags & RESERVED_FLAGS) != 0) {
      throw damaged("has a header that gzip does not know");
    }
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      int low = next();
      skip(low | next() << 8);
    }
    skipText(flags & FLAG_NAME);
    skipText(flags & FLAG_COMMENT);
    skip((flags & FLAG_HEADER_CRC) != 0 ? 2 : 0);
    inflater.reset();
    checksum.reset();
    insideMember = true;
    return true;
  }

  private void closeMember() throws IOException {
    at = limit - inflater.getRemaining();
    if (littleEndian() != checksum.getValue()) {
      throw damaged("holds data that does not match its checksum");
    }
    if (littleEndian() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw damaged("holds data that does not match its length");
    }
    insideMember = false;
  }

  private long littleEndian() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      value |= (long) next() << shift;
    }
    return value;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText(int flag) throws IOException {
    while (flag != 0 && next() != 0) {
      // The file name and comment are of no use here.
    }
  }

  private int next() throws IOException {
    int value = nextOrEnd();
    if (value < 0) {
      throw new EOFException();
    }
    return value;
  }

  private int nextOrEnd() throws IOException {
    return at < limit || fill() ? buffer[at++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = 0;
    int count = in.read(buffer);
    if (count > 0) {
      limit = count;
    }
    return count > 0;
  }

  private DamagedPackingException damaged(String what) {
    return new DamagedPackingException(
        Compression.GZIP, "gzip member " + Math.max(member, 1) + " " + what);
  }
}
