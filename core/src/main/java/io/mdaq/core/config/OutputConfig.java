// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.cloud.CloudOutput;
import io.mdaq.core.cloud.CloudPath;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where the result goes.
 *
 * @param dir a folder, local or {@code gs://}; empty where none has been named yet
 * @param ifExists what becomes of the output of an earlier run
 */
public record OutputConfig(String dir, IfExists ifExists) {

  /** The setting {@code output.overwrite}. */
  public enum IfExists {
    REFUSE,
    OVERWRITE
  }

  static OutputConfig from(ConfigTree tree) {
    return new OutputConfig(
        tree.value("output.dir").text().strip(),
        tree.value("output.overwrite").flag() ? IfExists.OVERWRITE : IfExists.REFUSE);
  }

  /**
   * The folder.
   *
   * @throws UserException where none was named
   */
  public String requireDir() {
    if (dir.isEmpty()) {
      throw UserException.usage("output.dir: no output folder is named. Add --output DIR.");
    }
    return dir;
  }

  /**
   * The folder on this machine; where another one was named, the one that {@link #publish} uploads.
   *
   * @throws UserException where none was named, or one that cannot be written
   */
  public Path requireLocalDir() {
    requireDir();
    if (isCloud()) {
      return new CloudOutput(CloudPath.of(dir)).workFolder();
    }
    return localFolder(dir);
  }

  /**
   * The path of a folder on the local disk.
   *
   * @throws UserException where it is elsewhere, or no path
   */
  static Path localFolder(String dir) {
    if (dir.contains("://")) {
      throw UserException.usage(
          "output.dir: %s is no local folder; this command writes to the local disk"
              .formatted(Excerpt.of(dir)));
    }
    try {
      return Path.of(dir);
    } catch (InvalidPathException e) {
      throw UserException.usage(
          "output.dir: %s is no path: %s".formatted(Excerpt.of(dir), e.getReason()));
    }
  }

  /**
   * Brings a finished folder from this machine to where it belongs, if that is elsewhere.
   *
   * @throws UserException where that fails; the folder stays on this machine then
   */
  public void publish() {
    if (isCloud()) {
      new CloudOutput(CloudPath.of(dir)).publish();
    }
  }

  private boolean isCloud() {
    try {
      return CloudPath.isCloud(dir);
    } catch (UserException e) {
      throw e.under("output.dir");
    }
  }
}
