// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.FileSystemRegistrar;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MatchResult.Status;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/** A file system in memory, {@code smalldisk://}, that is full after a number of bytes. */
final class SmallDisk extends FileSystem<SmallDiskName> {

  static final String SCHEME = "smalldisk";

  private static final SortedMap<String, byte[]> FILES = new ConcurrentSkipListMap<>();
  private static final AtomicLong FREE = new AtomicLong();

  /** Empties the disk; from now on so many bytes can be written to it. */
  static void format(long bytes) {
    FILES.clear();
    FREE.set(bytes);
  }

  /** The files on the disk, by name. */
  static SortedMap<String, byte[]> files() {
    return FILES;
  }

  /** Found by Beam through {@link java.util.ServiceLoader}. */
  public static final class Registrar implements FileSystemRegistrar {
    @Override
    public Iterable<FileSystem<?>> fromOptions(PipelineOptions options) {
      return List.of(new SmallDisk());
    }
  }

  @Override
  protected List<MatchResult> match(List<String> patterns) {
    return patterns.stream().map(SmallDisk::match).toList();
  }

  private static MatchResult match(String glob) {
    String regex =
        Pattern.quote(glob).replace("**", "\\E.*\\Q").replaceAll("(?<![.])[*]", "\\\\E[^/]*\\\\Q");
    List<Metadata> found =
        FILES.entrySet().stream()
            .filter(file -> file.getKey().matches(regex))
            .map(
                file ->
                    Metadata.builder()
                        .setResourceId(new SmallDiskName(file.getKey()))
                        .setSizeBytes(file.getValue().length)
                        .setIsReadSeekEfficient(false)
                        .build())
            .toList();
    return found.isEmpty()
        ? MatchResult.create(Status.NOT_FOUND, new FileNotFoundException(glob))
        : MatchResult.create(Status.OK, found);
  }

  @Override
  protected WritableByteChannel create(SmallDiskName name, CreateOptions options) {
    return new Written(name.toString());
  }

  @Override
  protected ReadableByteChannel open(SmallDiskName name) throws IOException {
    return Channels.newChannel(new ByteArrayInputStream(content(name)));
  }

  @Override
  protected void copy(List<SmallDiskName> from, List<SmallDiskName> to) throws IOException {
    for (int i = 0; i < from.size(); i++) {
      FILES.put(to.get(i).toString(), content(from.get(i)));
    }
  }

  @Override
  protected void rename(List<SmallDiskName> from, List<SmallDiskName> to, MoveOptions... options)
      throws IOException {
    copy(from, to);
    delete(from);
  }

  @Override
  protected void delete(Collection<SmallDiskName> names) {
    names.forEach(name -> FILES.remove(name.toString()));
  }

  @Override
  protected SmallDiskName matchNewResource(String name, boolean isDirectory) {
    return new SmallDiskName(isDirectory && !name.endsWith("/") ? name + "/" : name);
  }

  @Override
  protected String getScheme() {
    return SCHEME;
  }

  private static byte[] content(SmallDiskName name) throws FileNotFoundException {
    byte[] content = FILES.get(name.toString());
    if (content == null) {
      throw new FileNotFoundException(name.toString());
    }
    return content;
  }

  /** A file that is there, half written, from the start, as on a real disk. */
  private static final class Written implements WritableByteChannel {

    private final String name;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written(String name) {
      this.name = name;
      FILES.put(name, new byte[0]);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      byte[] more = new byte[from.remaining()];
      if (FREE.addAndGet(-more.length) < 0) {
        throw new IOException("No space left on device");
      }
      from.get(more);
      bytes.write(more);
      FILES.put(name, bytes.toByteArray());
      return more.length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
