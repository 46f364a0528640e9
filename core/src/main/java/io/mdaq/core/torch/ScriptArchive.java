// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive: a zip file of four entries, stored without compression, as {@code
 * torch.jit.save} writes it (PyTorch, "TorchScript serialization", <a
 * href="https://github.com/pytorch/pytorch/blob/v2.7.1/torch/csrc/jit/docs/serialization.md">format
 * description</a>). The module has no state: its pickle names the class and nothing else.
 */
final class ScriptArchive {

  /** The class that the code must define. */
  static final String CLASS = "Script";

  private static final String FOLDER = "script/";
  private static final String FORMAT_VERSION = "3\n";

  /** Protocol 2, the class, an empty tuple, new object, an empty dictionary, build, stop. */
  private static final String OBJECT = "\u0080\u0002c__torch__\n" + CLASS + "\n)\u0081}b.";

  /** Protocol 2, an empty tuple, stop. */
  private static final String NO_CONSTANTS = "\u0080\u0002).";

  private ScriptArchive() {}

  /** The bytes of an archive whose module is an instance of the class in the code. */
  static byte[] of(String code) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      store(zip, "data.pkl", OBJECT.getBytes(StandardCharsets.ISO_8859_1));
      store(zip, "constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
      store(zip, "version", FORMAT_VERSION.getBytes(StandardCharsets.US_ASCII));
      store(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(FOLDER + name);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
