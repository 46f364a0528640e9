// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a folder can be written, and how much space there is.
 *
 * @param subject what it is for
 * @param folder it need not be there yet
 * @param wanted so many bytes should be free
 * @param fix how to use another folder
 */
record DiskCheck(String subject, Path folder, long wanted, String fix) implements Check {

  @Override
  public Finding find() {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      // Permissions do not tell all: a disk may be mounted for reading only.
      Files.delete(Files.createTempFile(there, "mdaq", ".tmp"));
      long free = Files.getFileStore(there).getUsableSpace();
      String text = "%s: %s free".formatted(folder, Sizes.of(free));
      return free >= wanted
          ? Finding.ok(subject, text)
          : Finding.warn(subject, text + ", which is little", "Make room. " + fix);
    } catch (IOException e) {
      return Finding.fail(subject, "%s: cannot be written (%s)".formatted(folder, e), fix);
    }
  }
}
