// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import io.mdaq.core.checkpoint.FolderTree;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder in Google Cloud Storage that a command outside the pipeline writes: it is made on this
 * machine, always in the same place, so that an interrupted command goes on there, and uploaded
 * when it is finished, the marks last. Only an empty place is written to.
 *
 * @param place where the folder is to be
 */
public record CloudOutput(CloudPath place) {

  /** Readers take a folder for finished that has these; the later ones are uploaded later. */
  private static final List<String> MARKS = List.of("config.json", "manifest.json");

  /** What keeps a folder to one run, and what a killed one left half. */
  private static final Pattern NO_RESULT = Pattern.compile("lock|.*\\.partial");

  /**
   * The folder on this machine, which need not exist.
   *
   * @throws UserException where the place holds something else than a part of this folder, which an
   *     upload that broke off leaves
   */
  public Path workFolder() {
    Path work = work();
    Set<String> own =
        files(work).stream().map(file -> object(work, file).name()).collect(Collectors.toSet());
    for (CloudObject object : CloudStorage.shared().list(place.prefix())) {
      if (!own.contains(object.path().name()) || isMark(object.path())) {
        throw UserException.usage(
            "output.dir: %s exists and is not empty (%s). Choose another folder, or remove this one."
                .formatted(
                    Excerpt.escape(place.toString()), Excerpt.escape(object.path().toString())));
      }
    }
    return work;
  }

  /**
   * Uploads the finished folder and removes it from this machine.
   *
   * @throws UserException where it cannot be uploaded; it stays on this machine then
   */
  public void publish() {
    Path work = work();
    CloudStorage storage = CloudStorage.shared();
    try {
      for (Path file : files(work)) {
        // Never in place of another run's: of two, none may mix its files with the other's.
        storage.uploadNew(file, object(work, file));
      }
      FolderTree.remove(work);
    } catch (UserException e) {
      throw UserException.failed(
          e.getMessage() + " The finished folder is still " + work + ": copy it from there.", e);
    } catch (IOException e) {
      throw UserException.failed(
          "%s cannot be read to be uploaded to %s: %s. Copy it from there."
              .formatted(work, Excerpt.escape(place.toString()), e),
          e);
    }
  }

  private Path work() {
    String key = CloudStorage.endpoint() + "\n" + place;
    String name = Sha256.hex(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    return place.below(CloudCache.ofThisMachine().outputs().resolve(name));
  }

  /** The results, the marks last. */
  private static List<Path> files(Path work) {
    if (!Files.isDirectory(work)) {
      return List.of();
    }
    Predicate<Path> isResult = file -> !NO_RESULT.matcher(file.getFileName().toString()).matches();
    try (Stream<Path> all = Files.walk(work)) {
      return all.filter(Files::isRegularFile)
          .filter(isResult)
          .sorted(
              Comparator.comparingInt(
                      (Path file) -> MARKS.indexOf(work.relativize(file).toString()))
                  .thenComparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw UserException.failed(
          work + ": cannot be read: " + e + ". Check its permissions and the disk.", e);
    }
  }

  private CloudPath object(Path work, Path file) {
    return place.resolve(work.relativize(file).toString().replace('\\', '/'));
  }

  private boolean isMark(CloudPath object) {
    return MARKS.stream().map(place::resolve).anyMatch(object::equals);
  }
}
