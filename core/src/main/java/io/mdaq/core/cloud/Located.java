// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
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

  private static final Pattern GLOB_CHARACTER = Pattern.compile("[*?\\[{]");

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
   * The text that a user knows a path by, of a file or folder that {@link #path} or {@link #match}
   * gave.
   */
  public static String name(Path path) {
    return CloudCache.ofThisMachine()
        .original(path)
        .map(CloudPath::toString)
        .orElseGet(path::toString);
  }

  /** A place without the mark of its state. */
  public static String unpinned(String location) {
    Matcher pinned = PINNED.matcher(location);
    return pinned.matches() ? pinned.group(1) : location;
  }

  /**
   * The files that a glob in Google Cloud Storage matches, on this machine, by name.
   *
   * @param glob {@code gs://BUCKET/GLOB}; without a glob character the name of an object
   * @return the objects found, copied; none where there are none
   * @throws UserException where they cannot be read
   */
  public static List<Path> match(String glob) {
    CloudStorage storage = CloudStorage.shared();
    List<CloudObject> found =
        GLOB_CHARACTER.matcher(glob).find()
            ? matched(glob, storage)
            : storage.find(CloudPath.of(glob)).map(List::of).orElse(List.of());
    if (found.isEmpty()) {
      return List.of();
    }
    Path copies = CloudCache.ofThisMachine().bring(CloudCache.key(found), found, storage);
    return found.stream().map(object -> object.path().below(copies)).toList();
  }

  /**
   * Whether there is an object of this name, or one in a folder of this name.
   *
   * @param location {@code gs://BUCKET/NAME}
   * @throws UserException where one may not look
   */
  public static boolean exists(String location) {
    return !objects(location, CloudStorage.shared()).isEmpty();
  }

  private static List<CloudObject> matched(String glob, CloudStorage storage) {
    CloudPath path = CloudPath.of(glob);
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + path.bucket() + "/" + path.name());
    String fixed = GLOB_CHARACTER.split(path.name(), 2)[0];
    List<CloudObject> found = new ArrayList<>();
    for (CloudObject object : storage.list(new CloudPath(path.bucket(), fixed))) {
      if (matcher.matches(Path.of(path.bucket() + "/" + object.path().name()))) {
        found.add(object);
      }
    }
    return found;
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
