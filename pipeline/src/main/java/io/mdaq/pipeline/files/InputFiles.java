// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.files;

import io.mdaq.core.cloud.CloudObject;
import io.mdaq.core.cloud.CloudPath;
import io.mdaq.core.cloud.CloudStorage;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.ContainerDetector;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.format.framing.FileSlices;
import io.mdaq.core.format.framing.Layout;
import io.mdaq.core.format.parquet.ParquetFile;
import io.mdaq.core.format.parquet.ParquetSchema;
import io.mdaq.core.input.FinishedRun;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * The files that globs match, each once, sorted by name.
 *
 * @param files what was found
 */
public record InputFiles(List<InputFile> files) {

  private static final String KEY = "input.globs";
  private static final String GLOB_CHARACTERS = "*?[{";

  /**
   * One file.
   *
   * @param name as in ledger and messages: relative where the glob was
   * @param bytes its size as stored
   * @param generation changes whenever it is written, in Google Cloud Storage; else 0
   */
  public record InputFile(String name, long bytes, long generation) {

    private static InputFile of(CloudObject object) {
      return new InputFile(object.path().toString(), object.bytes(), object.generation());
    }
  }

  public InputFiles {
    files = List.copyOf(files);
  }

  /**
   * Resolves globs.
   *
   * @throws UserException where one matches nothing, is a folder or cannot be looked into
   */
  public static InputFiles match(List<String> globs) {
    if (globs.isEmpty()) {
      throw UserException.usage(
          "input.globs: no input given; add --input GLOB, for example --input 'data/*.json'");
    }
    TreeMap<String, InputFile> found = new TreeMap<>();
    for (String glob : globs) {
      SortedMap<String, InputFile> matched = isLocal(glob) ? onDisk(glob) : inCloud(glob);
      if (matched.isEmpty()) {
        throw noMatch(glob);
      }
      found.putAll(matched);
    }
    List<InputFile> files = new ArrayList<>(found.values());
    files.sort((a, b) -> a.name().compareTo(b.name()));
    files.stream()
        .map(file -> file.name().substring(0, Math.max(0, file.name().lastIndexOf('/'))))
        .distinct()
        .forEach(FinishedRun::require);
    return new InputFiles(files);
  }

  /**
   * Makes sure, after all has been read, that the parts were of the same bytes: what lies elsewhere
   * is read in many requests, between which it may be replaced.
   *
   * @throws UserException where a file in Google Cloud Storage was written again
   */
  public void requireUnchanged() {
    for (InputFile file : files) {
      if (!isLocal(file.name())
          && CloudStorage.shared()
              .find(CloudPath.of(file.name()))
              .map(InputFile::of)
              .filter(file::equals)
              .isEmpty()) {
        throw UserException.failed(
            "%s was changed or removed while it was read. See that nobody writes there, and run the"
                    .formatted(file.name())
                + " same command again.");
      }
    }
  }

  /** The size of all files as stored. */
  public long bytes() {
    return files.stream().mapToLong(InputFile::bytes).sum();
  }

  /**
   * Cuts the files for parallel reading, looking into each to see what kind it is.
   *
   * @throws UserException where a file is unreadable or of a kind that is not read
   */
  public List<FileSlice> slices() {
    List<FileSlice> slices = new ArrayList<>();
    for (InputFile file : files) {
      try {
        slices.addAll(
            FileSlices.of(
                file.name(),
                file.bytes(),
                ContainerDetector.detect(file.name(), source(file.name()))));
      } catch (IOException e) {
        throw unreadable(file.name(), e);
      }
    }
    return slices;
  }

  /**
   * The schemas of the Parquet files among some slices, each once, in order of the files. Of files
   * with equal columns the first one's notes count.
   *
   * @throws UserException where such a file cannot be used
   */
  public static List<ParquetSchema> schemas(List<FileSlice> slices) {
    Map<String, ParquetSchema> schemas = new LinkedHashMap<>();
    for (FileSlice slice : slices) {
      if (slice.container().layout() == Layout.PARQUET && slice.start() == 0) {
        try (ParquetFile parquet = ParquetFile.open(slice.file(), source(slice.file()))) {
          schemas.putIfAbsent(parquet.schema().id(), parquet.schema());
        } catch (IOException e) {
          throw unreadable(slice.file(), e);
        }
      }
    }
    return List.copyOf(schemas.values());
  }

  /** The bytes of an input file, on whichever file system it lies. */
  public static ByteSource source(String name) {
    return new BeamSource(name);
  }

  /**
   * The same for workers, whose working folder may be another one.
   *
   * @param here the folder that a relative name starts from
   */
  public static ByteSource source(String name, String here) {
    return source(isLocal(name) ? Path.of(here).resolve(name).toString() : name);
  }

  private static UserException unreadable(String file, IOException e) {
    return UserException.failed(
        file + ": cannot be read: " + IoReason.of(e) + ". Check the file and its permissions.", e);
  }

  /** By absolute path. */
  private static SortedMap<String, InputFile> onDisk(String glob) {
    requireReadableFolder(glob);
    SortedMap<String, InputFile> found = new TreeMap<>();
    try {
      for (Metadata file : FileSystems.match(glob, EmptyMatchTreatment.ALLOW).metadata()) {
        String path = file.resourceId().toString();
        if (!file.resourceId().isDirectory()) {
          found.put(path, new InputFile(shownName(glob, path), file.sizeBytes(), 0));
        }
      }
      return found;
    } catch (IOException e) {
      throw UserException.usage(KEY + ": cannot look for " + glob + ": " + IoReason.of(e));
    } catch (IllegalArgumentException e) {
      throw UserException.usage(
          KEY + ": " + glob + " is no path or glob that can be read: " + e.getMessage());
    }
  }

  /** Not by Beam, which ends a listing at its first empty page (2.62.0), and so may lose files. */
  private static SortedMap<String, InputFile> inCloud(String glob) {
    SortedMap<String, InputFile> found = new TreeMap<>();
    try {
      Located.find(glob)
          .forEach(object -> found.put(object.path().toString(), InputFile.of(object)));
      return found;
    } catch (UserException e) {
      throw e.under(KEY);
    } catch (PatternSyntaxException e) {
      throw UserException.usage(
          KEY
              + ": "
              + glob
              + " is no glob: "
              + e.getDescription()
              + "; close it, or quote it by \\");
    }
  }

  private static UserException noMatch(String glob) {
    String folder = glob.replaceFirst("/*$", "");
    if (!isLocal(glob) && !inCloud(folder + "/*").isEmpty()) {
      return aFolder(glob, folder + "/*.json");
    }
    String absolute =
        isLocal(glob) ? " (looked in " + folderOf(glob).toAbsolutePath().normalize() + ")" : "";
    return UserException.usage(
        "input.globs: no file matches %s%s; check the path, and quote globs so that the shell"
                .formatted(glob, absolute)
            + " leaves them alone");
  }

  /** A folder that may not be listed looks like one without files: it is told apart here. */
  private static void requireReadableFolder(String glob) {
    Path path = Path.of(glob.split("[*?\\[{]", 2)[0]);
    if (GLOB_CHARACTERS.chars().noneMatch(c -> glob.indexOf(c) >= 0) && Files.isDirectory(path)) {
      throw aFolder(glob, path.resolve("*.json").toString());
    }
    Path folder = folderOf(glob);
    if (Files.isDirectory(folder) && !(Files.isReadable(folder) && Files.isExecutable(folder))) {
      throw UserException.failed(
          "input.globs: the folder %s may not be read by this user; change its permissions or name"
                  .formatted(folder)
              + " another one");
    }
  }

  private static UserException aFolder(String glob, String example) {
    return UserException.usage(
        "input.globs: %s is a folder; name the files in it, for example '%s'"
            .formatted(glob, example));
  }

  /** The folder before the first glob character. */
  private static Path folderOf(String glob) {
    String fixed = glob.split("[*?\\[{]", 2)[0];
    int lastSlash = fixed.lastIndexOf('/');
    return Path.of(lastSlash < 0 ? "." : fixed.substring(0, Math.max(lastSlash, 1)));
  }

  private static boolean isLocal(String glob) {
    try {
      return !CloudPath.isCloud(glob);
    } catch (UserException e) {
      throw e.under(KEY);
    }
  }

  /** Beam makes local paths absolute; the ledger should read the same on another machine. */
  private static String shownName(String glob, String matched) {
    if (!isLocal(glob) || Path.of(glob).isAbsolute()) {
      return matched;
    }
    Path here = Path.of("").toAbsolutePath();
    return here.relativize(Path.of(matched)).toString();
  }
}
