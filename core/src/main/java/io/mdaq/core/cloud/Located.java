// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files and folders to read, wherever a user's text says they are. Local ones are taken as they
 * are; those in Google Cloud Storage are brought to this machine, once for each state they are in.
 */
public final class Located {

  /** A place in one of its states: the place, a number sign and the key of the cache. */
  private static final Pattern PINNED = Pattern.compile("(gs://.*)#([0-9a-f]{32})");

  /** What this process found, so that a place stays in the state in which it was first seen. */
  private static final Map<String, Path> FOUND = new ConcurrentHashMap<>();

  private Located() {}

  /**
   * A local path of a file or folder, copied to this machine where it lies elsewhere. Within a
   * process the same text always names the same bytes.
   *
   * @param location a local path, {@code gs://BUCKET/NAME}, or a {@link #pinned} one
   * @throws UserException where the place is in no way to be read
   * @throws java.nio.file.InvalidPathException where the text is no local path
   */
  public static Path path(String location) {
    return CloudPath.isCloud(location)
        ? FOUND.computeIfAbsent(memory(location), l -> brought(location))
        : Path.of(location);
  }

  /**
   * A path on this machine.
   *
   * @throws UserException where the text names a place elsewhere
   * @throws java.nio.file.InvalidPathException where it is no path
   */
  public static Path local(String location) {
    if (CloudPath.isCloud(location)) {
      throw UserException.usage(
          Excerpt.of(location) + " is not on this machine, where it has to be. Name a local path.");
    }
    return Path.of(location);
  }

  /**
   * A text for {@link #path} on other machines, whose working folder may be another one: there it
   * names the same bytes as here, or is refused.
   */
  public static String pinned(String location) {
    if (!CloudPath.isCloud(location)) {
      return Path.of(location).toAbsolutePath().toString();
    }
    Path here = path(location);
    CloudCache cache = CloudCache.ofThisMachine();
    return location + "#" + cache.folder().relativize(here).getName(0);
  }

  /**
   * The text that a user knows a path by: the place of which it is a copy, or to which it will be
   * uploaded; else the path itself.
   */
  public static String name(Path path) {
    return CloudCache.ofThisMachine()
        .original(path)
        .map(CloudPath::toString)
        .orElseGet(path::toString);
  }

  /** A message in which copies are called by the places that a user knows them by. */
  public static String named(String message) {
    String copies = CloudCache.ofThisMachine().folder() + "/";
    return message.replaceAll(Pattern.quote(copies) + "[0-9a-f]{32}/", CloudPath.SCHEME);
  }

  /** A place without the mark of its state. */
  public static String unpinned(String location) {
    Matcher pinned = PINNED.matcher(location);
    return pinned.matches() ? pinned.group(1) : location;
  }

  /**
   * The files that a glob in Google Cloud Storage matches, on this machine, by name.
   *
   * @param glob as for {@link #find}
   * @return the objects found, copied; none where there are none
   * @throws UserException where they cannot be read
   */
  public static List<Path> match(String glob) {
    List<CloudObject> found = find(glob);
    if (found.isEmpty()) {
      return List.of();
    }
    Path copies =
        CloudCache.ofThisMachine().bring(CloudCache.key(found), found, CloudStorage.shared());
    return found.stream().map(object -> object.path().below(copies)).toList();
  }

  /**
   * The objects that a glob matches, by name.
   *
   * @param glob {@code gs://BUCKET/GLOB}; without a glob character the name of an object
   * @return none where there are none
   * @throws UserException where one may not look
   * @throws java.util.regex.PatternSyntaxException where it is no glob
   */
  public static List<CloudObject> find(String glob) {
    CloudPath path = CloudPath.of(glob);
    CloudStorage storage = CloudStorage.shared();
    if (path.name().isEmpty()) {
      return List.of();
    }
    if (!CloudGlob.isGlob(path.name())) {
      return storage.find(path).map(List::of).orElse(List.of());
    }
    Pattern pattern = CloudGlob.pattern(path.name());
    CloudPath start = new CloudPath(path.bucket(), CloudGlob.fixedStart(path.name()));
    return storage.list(start, object -> pattern.matcher(object.path().name()).matches());
  }

  /** The object of a name, or else those of the folder. */
  private static List<CloudObject> objects(String location, CloudStorage storage) {
    CloudPath path = CloudPath.of(location);
    List<CloudObject> inFolder = storage.list(path.prefix());
    return inFolder.isEmpty() && !path.name().isEmpty()
        ? storage.find(path).map(List::of).orElse(List.of())
        : inFolder;
  }

  private static Path brought(String location) {
    Matcher pinned = PINNED.matcher(location);
    Optional<String> wanted = pinned.matches() ? Optional.of(pinned.group(2)) : Optional.empty();
    CloudPath path = CloudPath.of(unpinned(location));
    CloudCache cache = CloudCache.ofThisMachine();
    Optional<Path> present = wanted.flatMap(cache::present);
    if (present.isPresent()) {
      return path.below(present.get());
    }
    CloudStorage storage = CloudStorage.shared();
    List<CloudObject> objects = objects(unpinned(location), storage);
    if (objects.isEmpty()) {
      throw UserException.usage(
          Excerpt.escape(path.toString())
              + ": there is no such object, and none in a folder of this name. Check the name.");
    }
    String key = CloudCache.key(objects);
    if (wanted.isPresent() && !wanted.get().equals(key)) {
      throw UserException.failed(
          Excerpt.escape(path.toString())
              + " was changed since the command began. See that nobody writes there, and run it"
              + " again.");
    }
    return path.below(cache.bring(key, objects, storage));
  }

  private static String memory(String location) {
    return CloudStorage.endpoint() + " " + location;
  }
}
