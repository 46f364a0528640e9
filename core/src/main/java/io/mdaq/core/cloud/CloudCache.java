// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.mdaq.core.checkpoint.FolderTree;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Copies of objects on this machine, {@code CACHE/KEY/BUCKET/NAME}, where the key stands for a set
 * of objects in one of its states: a changed object is another key, so nothing here is ever out of
 * date. A key's folder is there completely or not at all, also after a killed process; of several
 * processes one brings it, and the others wait. Copies stay until somebody deletes them, which is
 * safe while nothing runs.
 *
 * @param folder absolute; need not exist
 */
record CloudCache(Path folder) {

  CloudCache {
    // What lies below is told from other paths by its beginning.
    folder = folder.toAbsolutePath().normalize();
  }

  /** Names the cache folder; what else would be one is {@code ~/.cache/mdaq}. */
  static final String VARIABLE = "MDAQ_CACHE";

  private static final int KEY_DIGITS = 32;

  static CloudCache ofThisMachine() {
    String named = System.getenv().getOrDefault(VARIABLE, "");
    return new CloudCache(
        named.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache", "mdaq", "gs")
            : Path.of(named, "gs"));
  }

  /** The key of some objects in the states they were found in. */
  static String key(List<CloudObject> objects) {
    StringBuilder list = new StringBuilder(CloudStorage.endpoint()).append('\n');
    for (CloudObject object : objects) {
      list.append(object.generation()).append(' ').append(object.bytes()).append(' ');
      list.append(object.crc32c()).append(' ').append(object.path()).append('\n');
    }
    return Sha256.hex(list.toString().getBytes(StandardCharsets.UTF_8)).substring(0, KEY_DIGITS);
  }

  /** Where the copies of a key lie, if they do. */
  Optional<Path> present(String key) {
    Path copies = folder.resolve(key);
    return Files.isDirectory(copies) ? Optional.of(copies) : Optional.empty();
  }

  /**
   * Brings the objects of a key here, unless they are here.
   *
   * @return the folder of the key
   * @throws UserException where one cannot be read, or there is no space
   */
  Path bring(String key, List<CloudObject> objects, CloudStorage storage) {
    Optional<Path> present = present(key);
    if (present.isPresent()) {
      return present.get();
    }
    try {
      Files.createDirectories(folder);
      // The lock keeps other processes out, and not this one's other threads.
      synchronized (CloudCache.class) {
        try (FileChannel file = FileChannel.open(folder.resolve(key + ".lock"), CREATE, WRITE)) {
          var unused = file.lock();
          return filled(key, objects, storage);
        }
      }
    } catch (IOException e) {
      throw UserException.failed(
          "the cache "
              + folder
              + " cannot be written: "
              + e
              + ". Check the disk, or let the environment variable "
              + VARIABLE
              + " name another folder.",
          e);
    }
  }

  private Path filled(String key, List<CloudObject> objects, CloudStorage storage)
      throws IOException {
    Path copies = folder.resolve(key);
    if (Files.isDirectory(copies)) {
      return copies;
    }
    Path partial = folder.resolve(key + ".partial");
    // Of a process that was killed.
    FolderTree.remove(partial);
    requireSpace(objects);
    try {
      for (CloudObject object : objects) {
        Path file = object.path().below(partial);
        Files.createDirectories(file.getParent());
        storage.download(object, file);
      }
      Files.move(partial, copies, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderTree.remove(partial);
    }
    return copies;
  }

  private void requireSpace(List<CloudObject> objects) throws IOException {
    long needed = objects.stream().mapToLong(CloudObject::bytes).sum();
    long free = Files.getFileStore(folder).getUsableSpace();
    if (needed > free) {
      throw UserException.failed(
          "the cache %s: %s and %,d objects more have %,d bytes, and %,d are free. Make room, or let"
                  .formatted(
                      folder,
                      Excerpt.escape(objects.get(0).path().toString()),
                      objects.size() - 1,
                      needed,
                      free)
              + " the environment variable "
              + VARIABLE
              + " name a folder on another disk.");
    }
  }

  /** Where folders are made that go to a place when they are finished. */
  Path outputs() {
    return folder.resolveSibling("output");
  }

  /** The place of which a path is the copy, or for which it is made, if it is one of these. */
  Optional<CloudPath> original(Path here) {
    Path absolute = here.toAbsolutePath().normalize();
    Path root = absolute.startsWith(folder) ? folder : outputs();
    if (!absolute.startsWith(root) || absolute.getNameCount() < root.getNameCount() + 2) {
      return Optional.empty();
    }
    Path rest = root.relativize(absolute);
    StringBuilder name = new StringBuilder();
    for (int i = 2; i < rest.getNameCount(); i++) {
      name.append(i > 2 ? "/" : "").append(rest.getName(i));
    }
    return Optional.of(new CloudPath(rest.getName(1).toString(), name.toString()));
  }
}
