// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.files.InputFiles;
import io.mdaq.pipeline.files.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Hashes the input files while the pipeline runs. */
final class InputHashes {

  private final CompletableFuture<List<FileHash>> hashes;

  private InputHashes(CompletableFuture<List<FileHash>> hashes) {
    this.hashes = hashes;
  }

  static InputHashes startFor(InputFiles inputs) {
    return new InputHashes(
        CompletableFuture.supplyAsync(
            () -> inputs.files().stream().map(file -> hash(file.name())).toList()));
  }

  /** The hashes, in the order of the files. */
  List<FileHash> join() {
    try {
      return hashes.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UserException unreadable) {
        throw unreadable;
      }
      throw e;
    }
  }

  private static FileHash hash(String name) {
    try (InputStream stream = InputFiles.source(name).openAt(0)) {
      return FileHash.of(name, stream);
    } catch (IOException e) {
      throw UserException.failed(
          name
              + ": cannot be read any more: "
              + IoReason.of(e)
              + ". Did the file change meanwhile?",
          e);
    }
  }
}
