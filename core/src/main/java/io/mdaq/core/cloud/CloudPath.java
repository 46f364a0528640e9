// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A place in Google Cloud Storage.
 *
 * @param bucket its name
 * @param name of an object, or how the names of several begin; empty for all of the bucket
 */
public record CloudPath(String bucket, String name) {

  static final String SCHEME = "gs://";

  /** Every other word before :// is a place that nothing here can read. */
  private static final Pattern ELSEWHERE = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://|gs:).*");

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

  /**
   * Whether a user's text names something in Google Cloud Storage rather than on this machine.
   *
   * @throws UserException for other kinds of addresses, which would look like odd local paths
   */
  public static boolean isCloud(String location) {
    if (hasScheme(location)) {
      return true;
    }
    if (ELSEWHERE.matcher(location).matches()) {
      throw UserException.usage(
          Excerpt.of(location)
              + " is neither a local path nor gs://BUCKET/NAME, and nothing else can be read or"
              + " written. Correct it, or copy the files to one of these.");
    }
    return false;
  }

  /** Whether a text begins like one of these places. */
  public static boolean hasScheme(String location) {
    return location.startsWith(SCHEME);
  }

  /**
   * Reads {@code gs://BUCKET/NAME}; a slash at the end does not count.
   *
   * @throws UserException where it is none
   */
  public static CloudPath of(String location) {
    String rest = hasScheme(location) ? location.substring(SCHEME.length()) : "";
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    if (!BUCKET.matcher(bucket).matches()) {
      throw UserException.usage(
          Excerpt.of(location)
              + " names no bucket; a bucket's name has three or more lower-case letters, digits,"
              + " hyphens, underscores and dots. Write gs://BUCKET/NAME.");
    }
    String name = slash < 0 ? "" : rest.substring(slash + 1);
    return new CloudPath(bucket, name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
  }

  /** What lies in this place as if it were a folder. */
  public CloudPath resolve(String child) {
    return new CloudPath(bucket, name.isEmpty() ? child : name + "/" + child);
  }

  /** Another place beside this one. */
  public CloudPath sibling(String lastName) {
    return new CloudPath(bucket, name.substring(0, name.lastIndexOf('/') + 1) + lastName);
  }

  /** How the names of all objects in this folder begin. */
  CloudPath prefix() {
    return name.isEmpty() ? this : new CloudPath(bucket, name + "/");
  }

  /**
   * Where a copy lies below a local folder: {@code FOLDER/BUCKET/NAME}.
   *
   * @throws UserException for a name that could lead out of the folder, since strangers choose
   *     names
   */
  Path below(Path folder) {
    try {
      Path path = folder.resolve(bucket);
      if (name.isEmpty()) {
        return path;
      }
      for (String part : name.split("/", -1)) {
        if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0) {
          throw notAFileName();
        }
        path = path.resolve(part);
      }
      return path;
    } catch (InvalidPathException e) {
      throw notAFileName();
    }
  }

  private UserException notAFileName() {
    return UserException.failed(
        Excerpt.of(toString(), SCHEME.length() + name.length() + bucket.length() + 1)
            + " cannot be a file on this machine. Rename the object, or name others.");
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + name;
  }
}
