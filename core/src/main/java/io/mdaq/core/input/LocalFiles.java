// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.input;

import io.mdaq.core.cloud.CloudPath;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files that some paths and globs name, each once, sorted by name.
 *
 * @param files paths as given, relative where they were; of {@code gs://} ones, copies
 */
public record LocalFiles(List<Path> files) {

  private static final String KEY = "input.globs: ";
  private static final Pattern GLOB_CHARACTER = Pattern.compile("[*?\\[{]");
  private static final String SELECTED = "selected";
  private static final Pattern ROWS = Pattern.compile("\\.(jsonl|parquet)$");

  public LocalFiles {
    files = List.copyOf(files);
  }

  /**
   * Resolves paths, globs and output folders of {@code curate}, of which the selected rows are
   * read.
   *
   * @throws UserException where one names no file, a folder of another kind, or the output of a run
   *     that did not finish
   */
  public static LocalFiles match(List<String> globs) {
    TreeMap<Path, Path> found = new TreeMap<>(Comparator.comparing(Path::toString));
    for (String glob : globs) {
      List<Path> matched = matches(glob);
      if (matched.isEmpty()) {
        throw UserException.usage(
            KEY
                + "no file matches "
                + Excerpt.of(glob)
                + (CloudPath.isCloud(glob)
                    ? ""
                    : " (looked in " + fixedFolder(glob).toAbsolutePath().normalize() + ")")
                + ". Check the path, and quote globs so that the shell leaves them alone.");
      }
      matched.forEach(file -> found.putIfAbsent(file.toAbsolutePath().normalize(), file));
    }
    List<Path> files = new ArrayList<>(found.values());
    files.sort(Comparator.comparing(Path::toString));
    files.stream()
        .map(file -> Located.name(file.toAbsolutePath().resolveSibling("")))
        .distinct()
        .forEach(FinishedRun::require);
    return new LocalFiles(files);
  }

  /**
   * The size of all files as stored.
   *
   * @throws UserException where one is gone
   */
  public long bytes() {
    long bytes = 0;
    for (Path file : files) {
      try {
        bytes += Files.size(file);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return bytes;
  }

  /**
   * The files with their hashes.
   *
   * @throws UserException where one cannot be read
   */
  public List<FileHash> hashes() {
    List<FileHash> hashes = new ArrayList<>();
    for (Path file : files) {
      try (InputStream stream = Files.newInputStream(file)) {
        hashes.add(FileHash.of(Located.name(file), stream));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return hashes;
  }

  private static List<Path> matches(String glob) {
    try {
      if (CloudPath.isCloud(glob)) {
        return matchesInCloud(glob);
      }
    } catch (UserException e) {
      throw e.under("input.globs");
    }
    try {
      if (GLOB_CHARACTER.matcher(glob).find()) {
        return walk(glob);
      }
      Path path = Path.of(glob);
      if (Files.isDirectory(path)) {
        return selected(path);
      }
      return Files.exists(path) ? List.of(path) : List.of();
    } catch (InvalidPathException | PatternSyntaxException e) {
      throw UserException.usage(
          KEY + Excerpt.of(glob) + " is no path or glob: " + e.getMessage() + ".");
    }
  }

  /** As on the disk: files, or the selected rows of a folder that {@code curate} wrote. */
  private static List<Path> matchesInCloud(String glob) {
    try {
      List<Path> files = Located.match(glob);
      if (files.isEmpty() && !GLOB_CHARACTER.matcher(glob).find()) {
        files = Located.match(CloudPath.of(glob).resolve(SELECTED) + "/*.{jsonl,parquet}");
      }
      return files;
    } catch (PatternSyntaxException e) {
      throw UserException.usage(Excerpt.of(glob) + " is no glob: " + e.getMessage() + ".");
    }
  }

  private static List<Path> selected(Path folder) {
    Path selected = folder.resolve(SELECTED);
    if (!Files.isDirectory(selected)) {
      throw UserException.usage(
          KEY
              + folder
              + " is a folder, and none that \"mdaq curate\" wrote (it has no "
              + SELECTED
              + "). Name the files in it, for example '"
              + folder.resolve("*.json")
              + "'.");
    }
    List<Path> files = walk(selected, 1, LocalFiles::holdsRows);
    if (files.isEmpty()) {
      FinishedRun.require(selected.toString());
      throw UserException.failed(
          folder + ": nothing was selected there. Name another folder, or select again.");
    }
    return files;
  }

  private static boolean holdsRows(Path file) {
    return ROWS.matcher(file.toString()).find();
  }

  private static List<Path> walk(String glob) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    Path folder = fixedFolder(glob);
    int depth =
        glob.contains("**")
            ? Integer.MAX_VALUE
            : Path.of(glob).getNameCount() - folder.getNameCount() + 1;
    if (!folder.toString().isEmpty()) {
      return walk(folder, depth, matcher::matches);
    }
    // A glob without a folder matches names without one.
    Path here = Path.of(".");
    return walk(here, depth, file -> matcher.matches(here.relativize(file))).stream()
        .map(here::relativize)
        .toList();
  }

  private static List<Path> walk(Path folder, int depth, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(Files::isRegularFile).filter(wanted).toList();
    } catch (IOException | UncheckedIOException e) {
      throw UserException.failed(
          KEY + "cannot look into " + folder + ": " + e.getMessage() + ". Check its permissions.",
          e);
    }
  }

  /** The folder before the first glob character. */
  private static Path fixedFolder(String glob) {
    String fixed = GLOB_CHARACTER.split(glob, 2)[0];
    int slash = fixed.lastIndexOf('/');
    return Path.of(slash < 0 ? "" : fixed.substring(0, Math.max(slash, 1)));
  }

  private static UserException unreadable(Path file, IOException e) {
    return UserException.failed(
        file + ": cannot be read: " + e + ". Check the file and its permissions.", e);
  }
}
