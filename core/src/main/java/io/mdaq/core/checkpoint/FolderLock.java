// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a folder to one run at a time. */
public final class FolderLock {

  private FolderLock() {}

  /**
   * Takes the lock, which is held until the channel is closed or the process ends, however it ends.
   *
   * @param file the lock's own file, made where it is not there
   * @param folder what is kept, for the message
   * @throws UserException where another run has it
   */
  public static FileChannel take(Path file, Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // This process has it already.
    }
    channel.close();
    throw UserException.failed(
        Excerpt.escape(folder.toString())
            + ": another run is writing to this folder. Wait for its end, or name another one.");
  }
}
