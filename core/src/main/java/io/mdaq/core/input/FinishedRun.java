// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.input;

import io.mdaq.core.cloud.CloudPath;
import io.mdaq.core.cloud.CloudStorage;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells folders of selected rows apart whose run did not finish: their output is no input. */
public final class FinishedRun {

  private static final String SELECTED = "selected";
  private static final String LEDGER = "ledger";
  private static final String MANIFEST = "manifest.json";

  private FinishedRun() {}

  /**
   * Lets every folder pass, except one of selected rows with a ledger and without the manifest,
   * which is written last. An empty manifest is none.
   *
   * @param folder which holds files to read; local or {@code gs://}
   * @throws UserException where its run did not finish
   */
  public static void require(String folder) {
    boolean isUnfinished =
        CloudPath.isCloud(folder)
            ? isUnfinished(CloudPath.of(folder))
            : isUnfinished(Path.of(folder).toAbsolutePath().normalize());
    if (isUnfinished) {
      throw UserException.failed(
          Excerpt.escape(folder)
              + ": the run that wrote this folder did not finish (there is no "
              + MANIFEST
              + " beside it). Run it again.");
    }
  }

  private static boolean isUnfinished(Path folder) {
    File manifest = folder.resolveSibling(MANIFEST).toFile();
    return folder.endsWith(SELECTED)
        && Files.isDirectory(folder.resolveSibling(LEDGER))
        && manifest.length() == 0;
  }

  private static boolean isUnfinished(CloudPath folder) {
    CloudStorage storage = CloudStorage.shared();
    return ("/" + folder.name()).endsWith("/" + SELECTED)
        && storage.find(folder.sibling(MANIFEST)).filter(manifest -> manifest.bytes() > 0).isEmpty()
        && !storage.list(folder.sibling(LEDGER + "/")).isEmpty();
  }
}
