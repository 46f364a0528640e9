// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.files;

import io.mdaq.core.cloud.CloudPath;
import io.mdaq.core.cloud.CloudProblem;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.problem.UserException;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.CreateOptions.StandardCreateOptions;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The folder a run writes, local or on any file system Beam knows.
 *
 * <p>A file appears under its own name only when it is complete: it is written under a temporary
 * name and renamed. The folder counts as finished once it holds {@link #MANIFEST}, which is written
 * last.
 *
 * @param location absolute path or URI of the folder, for workers with another working folder
 */
public record OutputFolder(String location) implements Serializable {

  /** The commit mark. */
  public static final String MANIFEST = "manifest.json";

  /** Rows to train on. */
  public static final String SELECTED = "selected";

  /** Rows that could not be used, with reasons. */
  public static final String REJECTED = "rejected";

  /** What a booster proposed, and what became of it. */
  public static final String BOOSTED = "boosted";

  /** What became of every row. */
  public static final String LEDGER = "ledger";

  /** The run in words and tables. */
  public static final String REPORT = "report.md";

  /** The run as a page, with examples. */
  public static final String PAGE = "report.html";

  /** What the pipeline tells the driver; removed when the run is finished. */
  public static final String RUN_FACTS = ".run";

  private static final String KEY = "output.dir";

  private static final String STARTED = RUN_FACTS + "/started";

  /** How the files in there begin that tell what boosting took, one for each shard. */
  public static final String ACCOUNT = "boosting";

  /** Names of the files that a run writes, complete or not; see {@code OutputNames}. */
  private static final Pattern OWN_FILE =
      Pattern.compile(
          "(manifest\\.json|report\\.(md|html)|\\.run/(started|(facts|examples|config)\\.json)"
              + "|\\.run/boosting-\\d{5,}-of-\\d{5,}\\.json"
              + "|(selected|rejected)/[^/]+-\\d{5,}-of-\\d{5,}\\.(jsonl|parquet)"
              + "|(ledger|boosted)/part-\\d{5,}-of-\\d{5,}\\.jsonl\\.gz)"
              + "(\\.[0-9a-f]+\\.partial)?");

  private static final List<String> OWN_FOLDERS =
      List.of(SELECTED, REJECTED, BOOSTED, LEDGER, RUN_FACTS);
  private static final String PARTIAL = ".partial";
  private static final Pattern GLOB_CHARACTER = Pattern.compile("[*?\\[\\]{}\\\\]");

  public OutputFolder {
    if (location.isBlank()) {
      throw UserException.usage(
          "output.dir: no output folder given; add --output DIR (a folder that does not exist"
              + " yet)");
    }
    Matcher glob = GLOB_CHARACTER.matcher(absolute(location));
    if (glob.find()) {
      throw UserException.usage(
          "output.dir: %s holds the character %s, with which its files could not be told from those"
                  .formatted(absolute(location), glob.group())
              + " of other folders; choose a path without * ? [ ] { } \\");
    }
    location = absolute(location);
    if (CloudPath.hasScheme(location)) {
      requireBucket(location);
    }
  }

  private static void requireBucket(String location) {
    try {
      var unused = CloudPath.of(location);
    } catch (UserException e) {
      throw e.under(KEY);
    }
  }

  /** What to do when the folder exists already. */
  public enum IfExists {
    REFUSE,
    OVERWRITE
  }

  /**
   * Makes sure that the folder is there to be filled.
   *
   * @throws UserException where it holds something, unless that may be overwritten and is the
   *     output of an earlier run
   */
  public void prepare(IfExists ifExists) {
    if (isLocal(location)
        && Files.exists(Path.of(location))
        && !Files.isDirectory(Path.of(location))) {
      throw UserException.usage(
          "output.dir: %s is a file; name a folder, which need not exist yet".formatted(location));
    }
    List<ResourceId> present = files("**");
    if (!present.isEmpty()) {
      if (ifExists == IfExists.REFUSE) {
        throw UserException.usage(
            "output.dir: %s exists and is not empty; choose another folder, or add --overwrite"
                    .formatted(location)
                + " to replace what an earlier run wrote there");
      }
      requireOwn(present);
      clear();
    }
    WriteGate.open(location);
    try {
      // Found out now rather than after an hour of work.
      if (!CloudPath.hasScheme(location)) {
        writeWhole(STARTED, stream -> {});
      } else {
        createNew(STARTED, UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
      }
    } catch (FileAlreadyExistsException e) {
      throw UserException.usage(
          "output.dir: another run has just begun to write to %s; choose another folder"
              .formatted(location));
    } catch (IOException e) {
      throw refusal("cannot write to", e);
    }
  }

  /** Every run leaves a ledger, or was broken off and left the mark of its start. */
  private void requireOwn(List<ResourceId> present) {
    List<String> names = present.stream().map(this::relativeName).toList();
    List<String> foreign =
        names.stream().filter(name -> !OWN_FILE.matcher(name).matches()).limit(3).toList();
    if (!foreign.isEmpty()) {
      throw UserException.usage(
          "output.dir: %s holds files that no run of mdaq wrote (%s); --overwrite replaces only the"
                  .formatted(location, String.join(", ", foreign))
              + " output of an earlier run: move them away or choose another folder");
    }
    if (names.stream()
        .noneMatch(name -> name.startsWith(LEDGER + "/") || name.startsWith(RUN_FACTS + "/"))) {
      throw UserException.usage(
          "output.dir: %s (holding %s) is not the output of an earlier run: it has no %s/;"
                  .formatted(location, names.get(0), LEDGER)
              + " --overwrite replaces nothing else: choose another folder");
    }
  }

  /**
   * Removes what a run wrote and takes nothing more: what this process still writes there fails.
   * Other files stay.
   *
   * @throws UserException where something cannot be removed
   */
  public void abandon() {
    WriteGate.close(location);
    clear();
  }

  /** Removes what workers that broke off have left of the files they wrote. */
  public void removePartialFiles() throws IOException {
    FileSystems.delete(
        files("**" + PARTIAL).stream()
            .filter(file -> OWN_FILE.matcher(relativeName(file)).matches())
            .toList());
  }

  private void clear() {
    try {
      // The commit mark goes first: from then on no reader takes the folder for finished.
      FileSystems.delete(files(MANIFEST));
      FileSystems.delete(
          files("**").stream()
              .filter(file -> OWN_FILE.matcher(relativeName(file)).matches())
              .toList());
      for (String folder : OWN_FOLDERS) {
        removeEmptyLocalFolder(folder);
      }
    } catch (IOException e) {
      throw UserException.failed(
          "output.dir: cannot remove the unfinished output in %s: %s; remove the folder yourself"
              .formatted(location, IoReason.of(e)),
          e);
    }
  }

  /** Removes one of the folders this run wrote. */
  public void removeFolder(String name) throws IOException {
    FileSystems.delete(files(name + "/**"));
    removeEmptyLocalFolder(name);
  }

  /** The files that match a pattern relative to the folder, by name. */
  public List<ResourceId> files(String pattern) {
    String glob = (location.endsWith("/") ? location : location + "/") + pattern;
    return CloudPath.hasScheme(location) ? inCloud(glob) : byBeam(glob);
  }

  private List<ResourceId> byBeam(String glob) {
    try {
      return FileSystems.match(glob, EmptyMatchTreatment.ALLOW).metadata().stream()
          .map(Metadata::resourceId)
          .sorted(Comparator.comparing(ResourceId::toString))
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw refusal("cannot look into", e);
    } catch (IllegalArgumentException e) {
      throw UserException.usage(
          KEY
              + ": %s cannot be written to (%s). Name a local path or gs://BUCKET/NAME"
                  .formatted(location, e.getMessage()));
    }
  }

  /** Not by Beam, which ends a listing at its first empty page (2.62.0): files would be missing. */
  private static List<ResourceId> inCloud(String glob) {
    try {
      return Located.find(glob).stream()
          .map(object -> FileSystems.matchNewResource(object.path().toString(), false))
          .toList();
    } catch (UserException e) {
      throw e.under(KEY);
    }
  }

  /** Another place helps against a wrong one, and not against a service that refuses. */
  private UserException refusal(String what, IOException problem) {
    String message = KEY + ": %s %s: %s".formatted(what, location, IoReason.of(problem));
    return !CloudPath.hasScheme(location) || CloudProblem.isMissing(problem)
        ? UserException.usage(message + "; choose a folder you may write to")
        : UserException.failed(message, problem);
  }

  /** Fills a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream stream) throws IOException;
  }

  /** Writes a file so that it is there completely or not at all. Buffering is the caller's. */
  public void writeWhole(String name, Content content) throws IOException {
    ResourceId target = resource(name);
    ResourceId partial = resource(name + "." + Long.toHexString(System.nanoTime()) + PARTIAL);
    try (WriteGate gate = WriteGate.enter(location)) {
      try (OutputStream stream =
          Channels.newOutputStream(FileSystems.create(partial, "application/octet-stream"))) {
        content.writeTo(stream);
      }
      FileSystems.rename(List.of(partial), List.of(target));
    } catch (IOException | RuntimeException e) {
      FileSystems.delete(List.of(partial), StandardMoveOptions.IGNORE_MISSING_FILES);
      throw e;
    }
  }

  /**
   * Writes the commit mark, from which on the folder counts as finished.
   *
   * @throws FileAlreadyExistsException where one is there already, of another run, in Google Cloud
   *     Storage: of two runs only one can commit there
   */
  public void commit(Content mark) throws IOException {
    if (!CloudPath.hasScheme(location)) {
      writeWhole(MANIFEST, mark);
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    mark.writeTo(bytes);
    createNew(MANIFEST, bytes.toByteArray());
  }

  /** Objects appear whole, and on the condition that there is none of their name. */
  private void createNew(String name, byte[] bytes) throws IOException {
    ResourceId target = resource(name);
    CreateOptions onlyNew =
        StandardCreateOptions.builder()
            .setMimeType("application/octet-stream")
            .setExpectFileToNotExist(true)
            .build();
    try (WriteGate gate = WriteGate.enter(location);
        OutputStream stream = Channels.newOutputStream(FileSystems.create(target, onlyNew))) {
      stream.write(bytes);
    } catch (IOException e) {
      // Where the answer to a request was lost, the repeated one meets its own object.
      if (!CloudProblem.isConditionFailed(e)) {
        throw e;
      }
      try (InputStream there = open(target)) {
        if (!Arrays.equals(there.readAllBytes(), bytes)) {
          throw new FileAlreadyExistsException(target.toString());
        }
      }
    }
  }

  /** Opens a file of the folder. */
  public InputStream open(String name) throws IOException {
    return open(resource(name));
  }

  /** Opens a file found by {@link #files}. */
  public static InputStream open(ResourceId resource) throws IOException {
    return Channels.newInputStream(FileSystems.open(resource));
  }

  private ResourceId resource(String name) {
    ResourceId resource = FileSystems.matchNewResource(location, true);
    String[] parts = name.split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      resource = resource.resolve(parts[i], StandardResolveOptions.RESOLVE_DIRECTORY);
    }
    return resource.resolve(parts[parts.length - 1], StandardResolveOptions.RESOLVE_FILE);
  }

  private String relativeName(ResourceId file) {
    String folder = FileSystems.matchNewResource(location, true).toString();
    String name = file.toString();
    return name.startsWith(folder) ? name.substring(folder.length()) : name;
  }

  /** Object stores have no empty folders; a disk does. */
  private void removeEmptyLocalFolder(String name) throws IOException {
    ResourceId folder =
        FileSystems.matchNewResource(location, true)
            .resolve(name, StandardResolveOptions.RESOLVE_DIRECTORY);
    if (folder.getScheme().equals("file")) {
      try {
        Files.delete(Path.of(folder.toString()));
      } catch (NoSuchFileException | DirectoryNotEmptyException e) {
        // Nothing to remove.
        return;
      }
    }
  }

  private static String absolute(String location) {
    return isLocal(location) ? Path.of(location).toAbsolutePath().toString() : location;
  }

  /** What is neither here nor in Google Cloud Storage is for the file systems that Beam finds. */
  private static boolean isLocal(String location) {
    try {
      return !location.contains("://") && !CloudPath.isCloud(location);
    } catch (UserException e) {
      throw e.under(KEY);
    }
  }
}
